package com.dealscout.sandbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one call is to go wrong.
 *
 * @param operation null for any call of the API
 * @param status for {@link Kind#STATUS}
 * @param delayMs for {@link Kind#SLOW}
 */
record Fault(
        Kind kind,
        @Nullable Operation operation,
        int status,
        @Nullable Integer retryAfterSeconds,
        int delayMs) {

    enum Kind {
        STATUS,
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        RESET,
        SLOW,
        GARBAGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Operation {
        /** The call that lists something for the first time. */
        POST,
        UPDATE,
        CLOSE,
        READ,
        /** The token endpoint, which is met only by faults that name it. */
        TOKEN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
