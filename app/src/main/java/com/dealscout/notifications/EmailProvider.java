package com.dealscout.notifications;

import com.dealscout.identity.Person;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Mails, in text and HTML. */
@Component
final class EmailProvider implements Provider {

    private final MailWriter writer;
    private final ITemplateEngine templates;
    private final MailServer server;
    private final NotificationSettings settings;
    private final Clock clock;
    private final InternetAddress from;

    EmailProvider(
            MailWriter writer,
            ITemplateEngine templates,
            MailServer server,
            NotificationSettings settings,
            Clock clock) {
        this.writer = writer;
        this.templates = templates;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        this.from = sender(settings.from());
    }

    private static InternetAddress sender(String from) {
        try {
            var address = new InternetAddress(from, true);
            return new InternetAddress(address.getAddress(), address.getPersonal(), "UTF-8");
        } catch (AddressException | java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(
                    "dealscout.notifications.from is '" + from
                            + "', which is no address; write it as Name <name@host>.",
                    e);
        }
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public int atOnce() {
        return settings.mailConnections();
    }

    @Override
    public Instant opens() {
        return server.opens();
    }

    @Override
    public Answer send(Parcel parcel, Person person, Preferences preferences) {
        if (!parcel.isAccountMail()) {
            if (!preferences.emailEnabled()) {
                return new Answer.Unwanted(Unreachable.EMAIL_OFF);
            }
            if (!person.emailVerified()) {
                return new Answer.Unwanted(Unreachable.EMAIL_UNCONFIRMED);
            }
        }
        InternetAddress to;
        try {
            to = new InternetAddress(person.email(), true);
        } catch (AddressException e) {
            return new Answer.Refused("Your email address cannot be written to.");
        }
        var mail = writer.write(parcel);
        var context = new Context();
        context.setVariable("mail", mail);
        var html = templates.process(mail.template(), context);
        var messageId = "<" + parcel.notification() + "@" + host() + ">";
        try {
            var message = new MailMessage(server.session(), messageId);
            message.fill(mail, html, from, to, Date.from(clock.instant()));
            return server.send(message, to, messageId);
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail could not be put together", e);
        }
    }

    /** Of the Message-IDs: that of the sender. */
    private String host() {
        var address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    public void rest() {
        server.closeIdle();
    }
}
