package com.dealscout.notifications;

import com.dealscout.identity.Person;
import com.dealscout.platform.PublicUrl;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Discord webhooks. Discord limits each webhook and the caller as a whole; both are gates here, closed when Discord says
 * so or lets us know that nothing is left, so that we do not run into refusals that count against us.
 */
@Component
final class DiscordProvider implements Provider {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordProvider.class);

    /** For a whole call: the client's own time-out ends with the headers, and a body may stall. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Longer than any answer to one message; more is not Discord. */
    private static final long LONGEST_ANSWER = 1 << 20;

    private final DiscordWriter writer;
    private final NotificationSettings settings;
    private final JsonMapper json;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Gate everywhere = new Gate();
    private final Map<DiscordWebhook, Instant> pausedUntil = new ConcurrentHashMap<>();

    @Autowired
    DiscordProvider(
            DiscordWriter writer, NotificationSettings settings, JsonMapper json, PublicUrl publicUrl, Clock clock) {
        this(writer, settings, json, publicUrl, clock, PATIENCE);
    }

    DiscordProvider(
            DiscordWriter writer,
            NotificationSettings settings,
            JsonMapper json,
            PublicUrl publicUrl,
            Clock clock,
            Duration patience) {
        this.writer = writer;
        this.settings = settings;
        this.json = json;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Channel channel() {
        return Channel.DISCORD;
    }

    @Override
    public int atOnce() {
        return settings.discordCalls();
    }

    @Override
    public Instant opens() {
        return everywhere.opens();
    }

    @Override
    public Answer send(Parcel parcel, Person person, Preferences preferences) {
        var webhook = preferences.webhook();
        if (webhook == null) {
            return new Answer.Unwanted(Unreachable.DISCORD_NOT_SET_UP);
        }
        if (!preferences.discordEnabled()) {
            return new Answer.Unwanted(Unreachable.DISCORD_OFF);
        }
        var paused = pausedUntil.get(webhook);
        if (paused != null && clock.instant().isBefore(paused)) {
            return new Answer.NotNow(paused, "Discord asked to wait a moment.");
        }
        return post(webhook, json.writeValueAsString(writer.write(parcel)));
    }

    private Answer post(DiscordWebhook webhook, String body) {
        var started = clock.instant();
        var request = HttpRequest.newBuilder(webhook.posting())
                .header("Content-Type", "application/json")
                .header("User-Agent", "DealScout (" + publicUrl.publicUrl() + ", 1)")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var call = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST_ANSWER));
        try {
            var response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            everywhere.reached();
            return answer(webhook, response);
        } catch (ExecutionException e) {
            return unanswered(e.getCause(), started);
        } catch (TimeoutException e) {
            return unanswered(e, started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.TryLater("The call to Discord was interrupted.", Duration.ZERO);
        } finally {
            call.cancel(true); // gives the connection back, unless the call has ended
        }
    }

    private Answer unanswered(@Nullable Throwable why, Instant started) {
        if (why instanceof ConnectException || why instanceof HttpConnectTimeoutException) {
            everywhere.unreachable(started, clock.instant());
            return new Answer.TryLater("Discord cannot be reached.", Duration.ZERO);
        }
        LOG.debug("A call to Discord broke off", why);
        return new Answer.TryLater("The call to Discord broke off; the message may have arrived.", Duration.ZERO);
    }

    private Answer answer(DiscordWebhook webhook, HttpResponse<String> response) {
        var status = response.statusCode();
        return switch (status) {
            case 200, 201, 204 -> accepted(webhook, response);
            case 429 -> limited(webhook, response);
            case 401, 403, 404 ->
                new Answer.Refused("The Discord webhook is gone or no longer ours to use (HTTP " + status
                        + "). Make a new one and put its address into your notification preferences.");
            case 408, 425 -> new Answer.TryLater("Discord put it off (HTTP " + status + ").", Duration.ZERO);
            default ->
                status >= 500
                        ? new Answer.TryLater(
                                "Discord has a fault of its own (HTTP " + status + ").", retryAfter(response))
                        : new Answer.Refused("Discord does not take this message (HTTP " + status + ").");
        };
    }

    private Answer accepted(DiscordWebhook webhook, HttpResponse<String> response) {
        var reset = number(response, "X-RateLimit-Reset-After");
        if (number(response, "X-RateLimit-Remaining").orElse(1) < 1 && reset.isPresent()) {
            pause(webhook, seconds(reset.getAsDouble()));
        }
        if (response.statusCode() == 204) {
            return new Answer.Accepted(null);
        }
        var id = parsed(response.body()).path("id");
        // With ?wait=true Discord answers with the message that it made. Anything else did not come from it.
        return id.isString()
                ? new Answer.Accepted(Words.oneLine(id.asString()))
                : new Answer.TryLater(
                        "Discord's answer could not be read; the message may have arrived.", Duration.ZERO);
    }

    private Answer limited(DiscordWebhook webhook, HttpResponse<String> response) {
        var wait = retryAfter(response);
        if (parsed(response.body()).path("global").asBoolean(false)
                || response.headers().firstValue("X-RateLimit-Global").isPresent()) {
            everywhere.closeUntil(clock.instant().plus(wait));
        } else {
            pause(webhook, wait);
        }
        return new Answer.TryLater("Discord asked to wait " + Math.max(1, wait.toSeconds()) + " s.", wait);
    }

    /** The body's figure is the more exact one: seconds with a fraction. */
    private Duration retryAfter(HttpResponse<String> response) {
        var inBody = parsed(response.body()).path("retry_after");
        if (inBody.isNumber()) {
            return seconds(inBody.asDouble());
        }
        var header = number(response, "Retry-After");
        return header.isPresent() ? seconds(header.getAsDouble()) : Duration.ZERO;
    }

    private void pause(DiscordWebhook webhook, Duration wait) {
        var now = clock.instant();
        pausedUntil.values().removeIf(until -> until.isBefore(now));
        pausedUntil.put(webhook, now.plus(wait));
    }

    private JsonNode parsed(@Nullable String body) {
        try {
            return body == null || body.isBlank() ? json.missingNode() : json.readTree(body);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    private static OptionalDouble number(HttpResponse<String> response, String header) {
        try {
            var text = response.headers().firstValue(header);
            return text.isPresent() ? OptionalDouble.of(Double.parseDouble(text.get())) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A millisecond late rather than one early; an absurd figure is cut to a day. */
    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(Math.clamp(seconds, 0, 86_400) * 1000) + 1);
    }
}
