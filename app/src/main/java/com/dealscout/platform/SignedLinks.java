package com.dealscout.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Tokens for links in mails that act for their owner without a log-in: HMAC-SHA256 over what may be done, to what, and
 * until when. They are not stored, so a batch of alerts costs no rows.
 */
@Component
public class SignedLinks {

    private static final int TAG_BYTES = 16;

    private final SecretKeySpec key;
    private final Clock clock;

    SignedLinks(Installation installation, Clock clock) {
        this.key = new SecretKeySpec(installation.linkKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /** A URL-safe token for {@code action} (such as {@code "pause-rule"}) on {@code subject}, good until {@code expires}. */
    public String sign(String action, String subject, Instant expires) {
        var seconds = expires.getEpochSecond();
        var token = ByteBuffer.allocate(Long.BYTES + TAG_BYTES)
                .putLong(seconds)
                .put(tag(action, subject, seconds))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    public boolean verify(String action, String subject, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != Long.BYTES + TAG_BYTES) {
            return false;
        }
        var seconds = ByteBuffer.wrap(bytes).getLong();
        var tag = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        return MessageDigest.isEqual(tag, tag(action, subject, seconds))
                && clock.instant().getEpochSecond() < seconds;
    }

    private byte[] tag(String action, String subject, long seconds) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var message = action + "\n" + subject + "\n" + seconds;
            return Arrays.copyOf(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256", e);
        }
    }
}
