package com.dealscout.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** New ids: version 7 UUIDs (RFC 9562 §5.7), so that rows made together lie together in the index. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next(Instant now) {
        var millis = now.toEpochMilli();
        var high = (millis << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        var low = 0x8000000000000000L | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** An id that came in a URL; one that cannot exist is simply not found. */
    public static UUID parse(String text, String what) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // falls through: the same answer as for an id that nobody has
        }
        throw new Problem.NotFound(what);
    }
}
