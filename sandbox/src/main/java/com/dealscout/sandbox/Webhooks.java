package com.dealscout.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a seller's program what happened, signed, at least once and in no order.
 *
 * <p>Any 2xx within 10 s is an acknowledgement; otherwise it tries again after 1 s, 2 s, 4 s … up to 5 minutes, for
 * 24 hours. For five minutes after the secret changed both sign. At most {@link #MOST_WAITING} events wait; one more is
 * lost, as it would be where nobody listens: the receiver can always ask for the truth.
 */
final class Webhooks {

    static final int MOST_WAITING = 10_000;

    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_GAP = Duration.ofMinutes(5);
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);
    private static final Duration BOTH_SECRETS_SIGN_FOR = Duration.ofMinutes(5);

    private record Target(
            String url, String secret, @Nullable String formerSecret, Instant since) {}

    private final Clock clock;
    private final Wire wire;
    private final Outgoing outgoing;
    private final Map<Seller, Target> targets = new ConcurrentHashMap<>();
    private final Map<String, Long> sequences = new Latest<>(100_000);
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile int generation;

    Webhooks(Clock clock, Wire wire, Outgoing outgoing) {
        this.clock = clock;
        this.wire = wire;
        this.outgoing = outgoing;
    }

    /**
     * Asks the address for an echo first.
     *
     * @return what is wrong with it, or null if it is stored
     */
    @Nullable
    String register(Seller seller, String url, String secret) {
        var challenge = UUID.randomUUID().toString();
        try {
            var asked = URI.create(url + (url.contains("?") ? "&" : "?") + "challenge=" + challenge);
            var answer = outgoing.send(
                    HttpRequest.newBuilder(asked).timeout(ACKNOWLEDGED_WITHIN).build(),
                    HttpResponse.BodyHandlers.ofString());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() != 200
                    || !type.startsWith("text/plain")
                    || !answer.body().equals(challenge)) {
                return "did not echo the challenge as text/plain: it answered %d %s"
                        .formatted(answer.statusCode(), type);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "could not be asked";
        } catch (Exception e) {
            return "could not be reached: " + e.getClass().getSimpleName();
        }
        targets.compute(
                seller,
                (_, former) -> new Target(
                        url,
                        secret,
                        former == null || former.secret().equals(secret) ? null : former.secret(),
                        clock.instant()));
        return null;
    }

    void forget(Seller seller) {
        targets.remove(seller);
    }

    void listing(String type, Listing listing) {
        var event = event(type, listing.seller(), listing.reference());
        event.set("listing", listing.toJson());
        tell(listing.seller(), event);
    }

    void message(Listing listing, Message message) {
        var event = event("message.created", listing.seller(), listing.reference());
        event.set("message", message.toJson());
        tell(listing.seller(), event);
    }

    /** What waits is about nothing any more. */
    void dropWaiting() {
        generation++;
    }

    /** The contract's header: {@code t=<unix seconds>,v1=<hex>}, where hex is HMAC-SHA256(secret, t + "." + body). */
    static String signature(long unixSeconds, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((unixSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + unixSeconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has HmacSHA256", e);
        }
    }

    private ObjectNode event(String type, Seller seller, String reference) {
        return Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("type", type)
                .put("reference", reference)
                .put("sequence", nextSequence(seller, reference))
                .put("createdAt", Json.time(clock.instant()));
    }

    /** Starts at the present second, not at 1: it must go on growing although a restart forgets the last one. */
    private long nextSequence(Seller seller, String reference) {
        synchronized (sequences) {
            var key = seller.id() + " " + reference;
            var next = Math.max(
                    sequences.getOrDefault(key, 0L) + 1, clock.instant().getEpochSecond());
            sequences.put(key, next);
            return next;
        }
    }

    private void tell(Seller seller, ObjectNode event) {
        if (!targets.containsKey(seller)) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return;
        }
        var body = Json.bytes(event);
        var born = generation;
        Thread.ofVirtual().name("webhook").start(() -> {
            try {
                keepTelling(seller, body, born);
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    private void keepTelling(Seller seller, byte[] body, int born) {
        var until = clock.instant().plus(GIVEN_UP_AFTER);
        var gap = Duration.ofSeconds(1);
        while (!wire.closed() && born == generation && clock.instant().isBefore(until)) {
            var target = targets.get(seller);
            if (target == null || acknowledged(target, body)) {
                return;
            }
            wire.pause(gap);
            gap = gap.multipliedBy(2).compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap.multipliedBy(2);
        }
    }

    private boolean acknowledged(Target target, byte[] body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(target.url()))
                    .timeout(ACKNOWLEDGED_WITHIN)
                    .header("Content-Type", Json.TYPE)
                    .header("Partner-Signature", signatures(target, body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return outgoing.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            / 100
                    == 2;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception _) {
            return false;
        }
    }

    private String signatures(Target target, byte[] body) {
        var now = clock.instant();
        var header = signature(now.getEpochSecond(), body, target.secret());
        var former = target.formerSecret();
        if (former == null || now.isAfter(target.since().plus(BOTH_SECRETS_SIGN_FOR))) {
            return header;
        }
        var second = signature(now.getEpochSecond(), body, former);
        return header + second.substring(second.indexOf(','));
    }
}
