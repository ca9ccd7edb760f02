package com.dealscout.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what another process does. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Asks until there is an answer. */
    public static <T> T until(String what, Duration limit, Supplier<Optional<T>> question) {
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new Unexpected("Expected " + what + " within " + limit.toSeconds() + " s; it did not come.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
