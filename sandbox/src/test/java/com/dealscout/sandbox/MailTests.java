package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The mailbox for every address, over raw SMTP and through a mail library. */
class MailTests {

    private static final String EMOJI_SUBJECT =
            "Deal Alert: Gaming Furniture Under $350 \uD83C\uDFAF and something long enough to be folded twice";

    private final Visitor visitor = Visitor.ofShared();
    private final String recipient = "sarah+" + UUID.randomUUID() + "@example.com";

    @AfterEach
    void noFaultIsLeftForTheNext() {
        visitor.delete("/control/mail/faults");
    }

    @Test
    void aMailIsShownDecoded() throws MessagingException {
        send(recipient, EMOJI_SUBJECT, "\uD83C\uDFAF New Deal\n\nPrice: $299.99", "<p>\uD83C\uDFAF <b>New</b></p>");

        var mail = inbox(recipient).get(0);

        assertThat(mail.get("from").stringValue()).isEqualTo("Deal Scout <alerts@dealscout.local>");
        assertThat(mail.get("to").stringValue()).isEqualTo(recipient);
        assertThat(mail.get("subject").stringValue()).isEqualTo(EMOJI_SUBJECT);
        assertThat(mail.get("text").stringValue()).isEqualTo("\uD83C\uDFAF New Deal\n\nPrice: $299.99");
        assertThat(mail.get("html").stringValue()).isEqualTo("<p>\uD83C\uDFAF <b>New</b></p>");
        assertThat(mail.get("headers").get("List-Unsubscribe").stringValue()).isEqualTo("<https://example.com/u>");
        assertThat(mail.get("headers").get("Message-ID").stringValue()).contains("@");
        assertThat(mail.get("received_at").stringValue()).endsWith("Z");
    }

    @Test
    void theAddressIsFoundWhateverItsCaseAndEvenWithAPlusThatNobodyEncoded() throws MessagingException {
        send(recipient, "Hello", "Text", "<p>Text</p>");

        assertThat(visitor.get("/control/mail?to=" + recipient.toUpperCase(Locale.ROOT))
                        .json())
                .hasSize(1);
        assertThat(inbox("nobody@example.com")).isEmpty();
    }

    @Test
    void plainMailHasNoHtml() throws IOException {
        try (var line = new Line()) {
            line.greet();
            line.mailTo(recipient);
            assertThat(line.data("From: a@example.com\r\nSubject: Plain\r\n\r\nJust text.\r\n..dots\r\n"))
                    .startsWith("250");
        }

        var mail = inbox(recipient).get(0);
        assertThat(mail.get("text").stringValue()).isEqualTo("Just text.\n.dots\n");
        assertThat(mail.get("html").isNull()).isTrue();
    }

    @Test
    void everyRecipientHasACopy() throws IOException {
        var other = "mike-" + UUID.randomUUID() + "@example.com";
        try (var line = new Line()) {
            line.greet();
            line.say("MAIL FROM:<a@example.com>");
            line.say("RCPT TO:<" + recipient + ">");
            line.say("RCPT TO:<" + other + ">");
            line.data("From: a@example.com\r\nSubject: Both\r\n\r\nText\r\n");
        }

        assertThat(inbox(recipient).get(0).get("to").stringValue()).isEqualTo(recipient);
        assertThat(inbox(other).get(0).get("to").stringValue()).isEqualTo(other);
    }

    @Test
    void whatIsNoMessageIsRefused() throws IOException {
        try (var line = new Line()) {
            line.greet();
            line.mailTo(recipient);
            assertThat(line.data("Subject: From nobody\r\n\r\nText\r\n")).startsWith("550");
            line.mailTo(recipient);
            assertThat(line.data("From: a@example.com\r\n\r\n" + "x".repeat(999) + "\r\n"))
                    .startsWith("550");
        }
        assertThat(inbox(recipient)).isEmpty();
    }

    @Test
    void aRejectedMailIsRefusedForGoodAndTheNextIsTaken() throws IOException {
        fault("reject", 1);
        try (var line = new Line()) {
            line.greet();
            assertThat(line.mailTo(recipient)).startsWith("550");
            line.say("RSET");
            assertThat(line.mailTo(recipient)).startsWith("250");
            assertThat(line.data("From: a@example.com\r\n\r\nText\r\n")).startsWith("250");
        }
        assertThat(inbox(recipient)).hasSize(1);
    }

    @Test
    void aDeferredMailIsToBeTriedLater() throws IOException {
        fault("defer", 2);
        try (var line = new Line()) {
            line.greet();
            assertThat(line.mailTo(recipient)).startsWith("451");
            line.say("RSET");
            assertThat(line.mailTo(recipient)).startsWith("451");
            line.say("RSET");
            assertThat(line.mailTo(recipient)).startsWith("250");
        }
    }

    @Test
    void aDroppedConnectionTakesNothing() throws IOException {
        fault("drop_connection", 1);
        try (var line = new Line()) {
            line.greet();
            assertThat(line.say("MAIL FROM:<a@example.com>")).isNull();
        }
        assertThat(inbox(recipient)).isEmpty();
    }

    @Test
    void aConnectionCanBeDroppedWhenTheMailIsInTheMailboxAlready() throws IOException {
        fault("drop_after_accept", 1);
        try (var line = new Line()) {
            line.greet();
            line.mailTo(recipient);
            assertThat(line.data("From: a@example.com\r\nSubject: Kept\r\n\r\nText\r\n"))
                    .isNull();
        }
        assertThat(inbox(recipient)).hasSize(1);
    }

    @Test
    void aFaultForOneAddressLeavesTheMailsOfOthersAlone() throws IOException {
        var other = "mike-" + UUID.randomUUID() + "@example.com";
        faultFor(recipient, "reject");
        faultFor(recipient, "drop_connection");
        try (var line = new Line()) {
            line.greet();
            assertThat(line.mailTo(other)).startsWith("250");
            line.say("RSET");
            assertThat(line.mailTo(recipient)).startsWith("550");
            line.say("RSET");
            assertThat(line.mailTo(other)).startsWith("250");
            line.say("RSET");
            assertThat(line.mailTo(recipient.toUpperCase(Locale.ROOT))).isNull();
        }
        try (var line = new Line()) {
            line.greet();
            assertThat(line.mailTo(recipient)).startsWith("250");
        }
    }

    @Test
    void aMailLibrarySeesARejectionAsSuch() {
        fault("reject", 1);

        assertThatThrownBy(() -> send(recipient, "Hello", "Text", "<p>Text</p>"))
                .isInstanceOf(MessagingException.class)
                .hasStackTraceContaining("550");
    }

    @Test
    void anUnknownFaultIsRefusedWithItsField() {
        var answer = visitor.post("/control/mail/faults", "{\"kind\": \"explode\", \"count\": 1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").stringValue())
                .isEqualTo("kind");
    }

    private void fault(String kind, int count) {
        var answer = visitor.post("/control/mail/faults", "{\"kind\": \"%s\", \"count\": %d}".formatted(kind, count));
        assertThat(answer.status()).isEqualTo(204);
    }

    private void faultFor(String to, String kind) {
        var answer = visitor.post("/control/mail/faults", "{\"kind\": \"%s\", \"to\": \"%s\"}".formatted(kind, to));
        assertThat(answer.status()).isEqualTo(204);
    }

    private JsonNode inbox(String address) {
        return visitor.get("/control/mail?to=" + address).json();
    }

    private static void send(String to, String subject, String text, String html) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(Visitor.SANDBOX.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("alerts@dealscout.local") {
            private static final long serialVersionUID = 1;

            @Override
            public String toString() {
                return "Deal Scout <alerts@dealscout.local>";
            }
        });
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setHeader("List-Unsubscribe", "<https://example.com/u>");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setContent(html, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    /** A telnet line. */
    private static final class Line implements AutoCloseable {
        private final Socket socket = new Socket("localhost", Visitor.SANDBOX.smtpPort());
        private final BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

        Line() throws IOException {
            socket.setSoTimeout(10_000);
        }

        void greet() throws IOException {
            assertThat(answer()).startsWith("220");
            say("EHLO test");
        }

        String mailTo(String address) throws IOException {
            say("MAIL FROM:<a@example.com>");
            return say("RCPT TO:<" + address + ">");
        }

        String data(String message) throws IOException {
            assertThat(say("DATA")).startsWith("354");
            return say(message + ".");
        }

        String say(String words) throws IOException {
            socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return answer();
        }

        /** The last line of the answer; null when the line is dead. */
        private String answer() throws IOException {
            var line = reader.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = reader.readLine();
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
