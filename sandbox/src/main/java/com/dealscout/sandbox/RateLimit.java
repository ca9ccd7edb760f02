package com.dealscout.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** So many calls in a window that begins with the first, per key; remembers the latest 10,000 keys. */
final class RateLimit {

    /** @param left how many more are allowed before {@code resets} */
    record Verdict(boolean allowed, int limit, int left, Instant resets, Duration resetsAfter) {}

    private record Window(Instant ends, int used) {}

    private final Clock clock;
    private final int limit;
    private final Duration length;
    private final Map<String, Window> windows = new Latest<>(10_000);

    RateLimit(Clock clock, int limit, Duration length) {
        this.clock = clock;
        this.limit = limit;
        this.length = length;
    }

    synchronized Verdict take(String key) {
        var now = clock.instant();
        var window = windows.get(key);
        if (window == null || !now.isBefore(window.ends())) {
            windows.remove(key);
            window = new Window(now.plus(length), 0);
        }
        var allowed = window.used() < limit;
        if (allowed) {
            window = new Window(window.ends(), window.used() + 1);
        }
        windows.put(key, window);
        return new Verdict(allowed, limit, limit - window.used(), window.ends(), Duration.between(now, window.ends()));
    }
}
