package com.dealscout.notifications;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps calls back from a provider that asked for a pause or cannot be reached, and opens by itself.
 *
 * <p>Of one node: another one finds out by its own first call. Safe for use by several threads.
 */
final class Gate {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private Instant opens = Instant.MIN;
    private Instant closed = Instant.MIN;
    private int failures;

    /** When calls are worth while again; in the past if they are. */
    synchronized Instant opens() {
        return opens;
    }

    synchronized boolean isClosed(Instant now) {
        return now.isBefore(opens);
    }

    /** The provider named the time itself. */
    synchronized void closeUntil(Instant until) {
        opens = later(opens, until);
    }

    /**
     * The provider could not be reached: nobody calls for a second, twice as long after each further failure, half a
     * minute at most. Calls that were under way when the gate closed add nothing.
     *
     * @param started when the call that failed began
     */
    synchronized void unreachable(Instant started, Instant now) {
        if (started.isBefore(closed)) {
            return;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        closed = now;
        closeUntil(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    synchronized void reached() {
        failures = 0;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
