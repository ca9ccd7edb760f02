package com.dealscout.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints the story as it happens, one line a step, each with the time since Post and whether it held.
 *
 * <p>A <em>step</em> is needed by what comes after it: if it does not hold, the story is over. A <em>check</em> is not:
 * the story goes on, and is told to have failed at its end.
 */
final class Chronicle {

    private final PrintStream out;
    private final Instant begun = Instant.now();
    private @Nullable Instant posted;
    private int held;
    private int failed;

    Chronicle(PrintStream out) {
        this.out = out;
    }

    /** The story cannot go on. */
    static final class Over extends RuntimeException {
        Over() {
            super("The story cannot go on.", null, false, false);
        }
    }

    void chapter(String words) {
        out.println();
        out.println(words);
    }

    /** From here on lines carry the time since this moment. */
    void posted(Instant at) {
        posted = at;
    }

    <T> T step(String words, Supplier<T> step) {
        try {
            var result = step.get();
            pass(Instant.now(), words);
            return result;
        } catch (RuntimeException e) {
            fail(words, e);
            throw new Over();
        }
    }

    void step(String words, Runnable step) {
        step(words, () -> {
            step.run();
            return true;
        });
    }

    void check(String words, Runnable check) {
        checkAt(words, () -> {
            check.run();
            return Instant.now();
        });
    }

    /** A check that knows when what it found had happened. */
    void checkAt(String words, Supplier<Instant> check) {
        try {
            pass(check.get(), words);
        } catch (RuntimeException e) {
            fail(words, e);
        }
    }

    /** Something told, not checked. */
    void line(String words) {
        out.println("             " + words);
    }

    private void pass(Instant at, String words) {
        held++;
        out.println(time(at) + "  ✓ " + words);
    }

    private void fail(String words, RuntimeException why) {
        failed++;
        out.println(time(Instant.now()) + "  ✗ " + words);
        var message = why instanceof Unexpected ? String.valueOf(why.getMessage()) : why.toString();
        message.lines().forEach(line -> out.println("               " + line));
    }

    private String time(Instant at) {
        return posted == null
                ? "         "
                : String.format(
                        Locale.ROOT, "%7.2f s", Duration.between(posted, at).toMillis() / 1000.0);
    }

    /** Says how it ended; true if all held. */
    boolean close() {
        out.println();
        var seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        if (failed == 0) {
            out.printf(Locale.ROOT, "All %d steps held, in %.1f s.%n", held, seconds);
        } else {
            out.printf(Locale.ROOT, "%d of %d steps did not hold; see ✗ above.%n", failed, held + failed);
        }
        return failed == 0;
    }
}
