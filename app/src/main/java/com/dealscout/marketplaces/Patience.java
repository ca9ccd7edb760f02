package com.dealscout.marketplaces;

import com.dealscout.marketplaces.MarketplaceSettings.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** When to try again: pauses that double, with some chance in them so that many do not come back in the same second. */
final class Patience {

    private static final Duration LONGEST_REVIEW_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 30;

    private final Pace pace;
    private final DoubleSupplier chance;

    Patience(Pace pace) {
        this(pace, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance of [0, 1) */
    Patience(Pace pace, DoubleSupplier chance) {
        this.pace = pace;
        this.chance = chance;
    }

    /** @param atLeast what the marketplace asked for, which is obeyed even beyond our own longest pause */
    Instant retryAt(Trouble trouble, Duration atLeast, Instant now) {
        var pause = doubled(pace.retryFirst(), trouble.inARow() - 1, pace.retryMax());
        return now.plus(atLeast.compareTo(pause) > 0 ? atLeast : pause);
    }

    Instant reviewAt(int asked, Instant now) {
        return now.plus(doubled(pace.reviewFirst(), asked, LONGEST_REVIEW_PAUSE));
    }

    boolean isExhausted(Trouble trouble, Instant now) {
        return !now.isBefore(trouble.since().plus(pace.giveUpAfter()));
    }

    /** Between 100 and 125 % of the doubled pause. */
    private Duration doubled(Duration first, int times, Duration longest) {
        var millis = first.toMillis() * Math.pow(2, Math.min(times, MOST_DOUBLINGS));
        var bounded = Math.min(millis, longest.toMillis());
        return Duration.ofMillis((long) (bounded * (1 + chance.getAsDouble() / 4)));
    }
}
