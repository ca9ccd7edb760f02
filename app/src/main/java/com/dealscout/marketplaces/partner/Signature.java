package com.dealscout.marketplaces.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Partner-Signature}: {@code t=<unix seconds>,v1=<hex>}, where hex is HMAC-SHA256 of the time, a dot
 * and the raw body. While a secret changes there may be two {@code v1}.
 */
record Signature(long seconds, List<byte[]> tags) {

    static final String HEADER = "Partner-Signature";
    static final Duration WINDOW = Duration.ofSeconds(300);

    private static final int MAX_LENGTH = 512;
    private static final int MAX_TAGS = 2;

    static Optional<Signature> parse(String header) {
        if (header.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Long seconds = null;
        var tags = new ArrayList<byte[]>();
        try {
            for (var part : header.split(",", -1)) {
                var equals = part.indexOf('=');
                var name = equals < 0 ? "" : part.substring(0, equals).strip();
                var value = part.substring(equals + 1).strip();
                switch (name) {
                    case "t" -> seconds = Long.parseLong(value);
                    case "v1" -> tags.add(HexFormat.of().parseHex(value));
                    default -> {} // a later version of the scheme may stand beside ours
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return seconds == null || tags.isEmpty() || tags.size() > MAX_TAGS
                ? Optional.empty()
                : Optional.of(new Signature(seconds, tags));
    }

    /** Whether one of the secrets made one of the tags, within the window of time. Compares in constant time. */
    boolean isOf(byte[] body, List<String> secrets, Instant now) {
        if (Math.abs(now.getEpochSecond() - seconds) > WINDOW.toSeconds()) {
            return false;
        }
        var found = false;
        for (var secret : secrets) {
            var expected = tag(secret, body);
            for (var tag : tags) {
                found |= MessageDigest.isEqual(expected, tag);
            }
        }
        return found;
    }

    private byte[] tag(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256", e);
        }
    }
}
