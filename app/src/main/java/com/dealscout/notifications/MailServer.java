package com.dealscout.notifications;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail server, with the connections to it that are open: a connection carries one mail after another, and is given
 * back when there has been none for a moment. The courier limits how many there are.
 */
@Component
class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private static final Answer BROKEN_OFF = new Answer.TryLater(
            "The connection to the mail server broke off; the mail may have arrived.", Duration.ZERO);

    private static final Duration KEPT_IDLE = Duration.ofSeconds(5);

    private final JavaMailSenderImpl settings;
    private final Clock clock;
    private final Gate gate = new Gate();
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    private record Idle(Transport connection, Instant since) {}

    MailServer(JavaMailSenderImpl settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Session session() {
        return settings.getSession();
    }

    Instant opens() {
        return gate.opens();
    }

    /** Hands the mail over; {@code messageId} is the reference of one that was accepted. */
    Answer send(MailMessage message, InternetAddress to, String messageId) {
        var started = clock.instant();
        Transport connection;
        try {
            connection = connect();
        } catch (MessagingException e) {
            gate.unreachable(started, clock.instant());
            LOG.warn("The mail server cannot be used: {}", e.toString());
            return new Answer.TryLater(
                    e instanceof AuthenticationFailedException
                            ? "The mail server refused Deal Scout's log-in."
                            : "The mail server cannot be reached.",
                    Duration.ZERO);
        }
        gate.reached();
        try {
            connection.sendMessage(message, new InternetAddress[] {to});
            idle.push(new Idle(connection, clock.instant()));
            return new Answer.Accepted(messageId);
        } catch (MessagingException e) {
            close(connection);
            return answer(e);
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    private Transport connect() throws MessagingException {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (isFresh(kept) && kept.connection().isConnected()) {
                return kept.connection();
            }
            close(kept.connection());
        }
        var protocol = settings.getProtocol();
        var connection = settings.getSession().getTransport(protocol == null ? "smtp" : protocol);
        connection.connect(
                settings.getHost(), settings.getPort(), given(settings.getUsername()), given(settings.getPassword()));
        return connection;
    }

    private static @Nullable String given(@Nullable String setting) {
        return setting == null || setting.isEmpty() ? null : setting;
    }

    private boolean isFresh(Idle kept) {
        return kept.since().plus(KEPT_IDLE).isAfter(clock.instant());
    }

    void closeIdle() {
        for (var kept = idle.pollLast(); kept != null; kept = idle.pollLast()) {
            if (isFresh(kept)) {
                idle.addLast(kept);
                return;
            }
            close(kept.connection());
        }
    }

    private static void close(Transport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            // It was of no more use; the server may have closed it first.
            LOG.debug("A connection to the mail server did not close in order", e);
        }
    }

    /**
     * What the server said of the recipient or of the mail is final where its code is 5xx. What it said of the sender is
     * the operator's to mend, and what it did not say may mean that it has the mail: both are tried again.
     */
    private Answer answer(MessagingException failure) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            switch (e) {
                case SMTPSenderFailedException sender -> {
                    LOG.warn("The mail server does not take our sender address: code {}", sender.getReturnCode());
                    return later(sender.getReturnCode());
                }
                case SMTPAddressFailedException address -> {
                    return byCode(address.getReturnCode(), "The mailbox does not take this mail");
                }
                case SMTPSendFailedException sending
                when sending.getNextException() == null -> {
                    return byCode(sending.getReturnCode(), "The mail server does not take this mail");
                }
                case SendFailedException invalid
                when invalid.getNextException() == null && invalid.getInvalidAddresses() != null -> {
                    return new Answer.Refused("The email address cannot be written to.");
                }
                default -> {}
            }
        }
        return BROKEN_OFF;
    }

    private static Answer byCode(int code, String words) {
        return code >= 500 && code < 600 ? new Answer.Refused(words + " (SMTP code " + code + ").") : later(code);
    }

    private static Answer later(int code) {
        return code < 400
                ? BROKEN_OFF
                : new Answer.TryLater("The mail server put it off (SMTP code " + code + ").", Duration.ZERO);
    }
}
