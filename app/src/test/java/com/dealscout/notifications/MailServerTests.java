package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailServerTests {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void aServerThatIsDownClosesTheGateAndIsTriedLater() throws Exception {
        var settings = new JavaMailSenderImpl();
        settings.setHost("localhost");
        settings.setPort(unusedPort());
        var server = new MailServer(settings, Clock.fixed(NOW, ZoneOffset.UTC));
        var message = new MailMessage(server.session(), "<1@dealscout.local>");

        var answer = server.send(message, new InternetAddress("sarah@example.org"), "<1@dealscout.local>");

        assertThat(answer).isInstanceOf(Answer.TryLater.class);
        assertThat(server.opens()).isAfter(NOW);
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
