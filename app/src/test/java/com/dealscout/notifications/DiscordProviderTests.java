package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.dealscout.identity.Person;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.PublicUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** What Discord's stand-in does not do: it stalls in the middle of an answer. */
class DiscordProviderTests {

    private final JsonMapper json = JsonMapper.builder().build();
    private final NotificationBodies bodies = new NotificationBodies(json);

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAnswerThatStallsAfterItsHeadersIsGivenUpAndMayHaveArrived() throws Exception {
        try (var discord = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var hungUp = CompletableFuture.runAsync(() -> stall(discord));

            var answer = provider(Duration.ofMillis(500))
                    .send(parcel(), person(), at("http://localhost:" + discord.getLocalPort() + "/api/webhooks/1/t"));

            assertThat(answer)
                    .isEqualTo(new Answer.TryLater(
                            "The call to Discord broke off; the message may have arrived.", Duration.ZERO));
            assertThatCode(() -> hungUp.get(10, TimeUnit.SECONDS))
                    .as("the connection is given back")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whereNobodyListensNothingArrived() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var provider = provider(Duration.ofSeconds(5));

        var answer = provider.send(parcel(), person(), at("http://localhost:" + port + "/api/webhooks/1/t"));

        assertThat(answer).isEqualTo(new Answer.TryLater("Discord cannot be reached.", Duration.ZERO));
        assertThat(provider.opens()).as("nobody else needs to try at once").isAfter(Instant.now());
    }

    /** Answers with all headers and half a body, and returns when the caller has gone. */
    private static void stall(ServerSocket discord) {
        try (Socket caller = discord.accept()) {
            var reader = caller.getInputStream();
            assertThat(reader.read()).isPositive();
            var half = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
            caller.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            while (reader.read() >= 0) {
                // the rest of the request; then nothing until the caller hangs up
            }
        } catch (IOException e) {
            // Hung up, too.
        }
    }

    private DiscordProvider provider(Duration patience) {
        var retries = new NotificationSettings.Retries(Duration.ofSeconds(2), Duration.ofMinutes(10), 150);
        var settings =
                new NotificationSettings("a@b.example", 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(60), retries);
        return new DiscordProvider(
                new DiscordWriter(bodies),
                settings,
                json,
                new PublicUrl("http://localhost"),
                Clock.systemUTC(),
                patience);
    }

    private static Preferences at(String webhook) {
        var usual = Preferences.DEFAULT;
        return new Preferences(
                false,
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                usual.maxPerDay(),
                usual.digestTime(),
                usual.digestWeekday(),
                true,
                true,
                new DiscordWebhook(webhook));
    }

    private static Person person() {
        return new Person(
                new PersonId(UUID.randomUUID()),
                "sarah@example.org",
                true,
                "Sarah",
                ZoneOffset.UTC,
                Set.of(),
                null,
                Instant.EPOCH);
    }

    private Parcel parcel() {
        return new Parcel(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.EPOCH,
                Channel.DISCORD,
                new Delivery.Sending(1),
                UUID.randomUUID(),
                new PersonId(UUID.randomUUID()),
                Kind.DEAL_ALERT,
                null,
                null,
                new Parcel.Said.Told(bodies.write(MailTextTests.chair())),
                List.of(),
                null,
                Instant.EPOCH);
    }
}
