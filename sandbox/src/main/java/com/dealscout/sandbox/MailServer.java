package com.dealscout.sandbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/**
 * The SMTP server in front of the {@link Mailbox}: takes mail for every address, up to {@link #LARGEST} bytes.
 *
 * <p>It refuses what is no message by RFC 5322: without one From header, or with a line over 998 octets.
 */
final class MailServer implements AutoCloseable {

    static final int LARGEST = 25_000_000;

    private static final int LONGEST_LINE = 998;

    private final Mailbox mailbox;
    private final MailFaults faults;
    private final SMTPServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MailServer(InetAddress address, int port, Mailbox mailbox, MailFaults faults) {
        this.mailbox = mailbox;
        this.faults = faults;
        this.server = SMTPServer.port(port)
                .bindAddress(address)
                .hostName("localhost")
                .softwareName("Deal Scout sandbox, a stand-in")
                .executorService(threads)
                .connectionTimeout(5, TimeUnit.MINUTES)
                .maxMessageSize(LARGEST)
                .maxRecipients(100)
                .messageHandlerFactory(Transaction::new)
                .build();
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
        threads.shutdownNow();
    }

    /**
     * From MAIL FROM to the end of the data. A fault strikes one whole transaction: from its beginning, or, where the
     * fault is for one address, from the moment when that is named.
     */
    private final class Transaction implements MessageHandler {

        private final MessageContext context;
        private final List<String> recipients = new ArrayList<>();
        private MailFaults.@Nullable Kind fault;

        Transaction(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String address) throws RejectException {
            strike(faults.next());
        }

        private void strike(MailFaults.@Nullable Kind kind) throws RejectException {
            fault = kind;
            if (kind == MailFaults.Kind.DROP_CONNECTION) {
                drop();
            }
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (fault == null) {
                strike(faults.next(address));
            }
            if (fault == MailFaults.Kind.REJECT) {
                throw new RejectException(550, "5.1.1 No such mailbox (a fault, as asked for by /control)");
            }
            if (fault == MailFaults.Kind.DEFER) {
                throw new RejectException(451, "4.7.1 Try again later (a fault, as asked for by /control)");
            }
            recipients.add(address);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException, TooMuchDataException {
            var message = data.readNBytes(LARGEST + 1);
            if (message.length > LARGEST) {
                data.transferTo(OutputStream.nullOutputStream());
                throw new RejectException(552, "5.3.4 Message too big");
            }
            refuseLongLines(message);
            mailbox.deliver(decoded(message), recipients);
            if (fault == MailFaults.Kind.DROP_AFTER_ACCEPT) {
                drop();
            }
            return "2.0.0 Accepted";
        }

        @Override
        public void done() {
            // nothing is held
        }

        private static Mail.Content decoded(byte[] message) throws RejectException {
            try {
                return Mail.Content.of(message);
            } catch (MessagingException | IOException e) {
                var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                throw new RejectException(550, "5.6.0 Not a message: " + why);
            }
        }

        private static void refuseLongLines(byte[] message) throws RejectException {
            var length = 0;
            for (var octet : message) {
                length = octet == '\n' ? 0 : length + 1;
                if (length > LONGEST_LINE + 1) {
                    throw new RejectException(550, "5.6.0 A line is longer than 998 octets");
                }
            }
        }

        /** Closes without a word; what the server then tries to say reaches nobody. */
        private void drop() throws RejectException {
            try {
                ((Session) context).closeSocket();
            } catch (IOException _) {
                // closed by the other side already
            }
            throw new RejectException(421, "dropped");
        }
    }
}
