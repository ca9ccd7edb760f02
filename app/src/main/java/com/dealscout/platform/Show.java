package com.dealscout.platform;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How pages write values; templates know it as {@code @show}. */
@Component("show")
public class Show {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm:ss a zzz", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private final Clock clock;

    Show(Clock clock) {
        this.clock = clock;
    }

    /** {@code $1,299.00}; other currencies as {@code 1,200.00 PKR}; nothing for no amount. */
    public @Nullable String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Wording.money(amount, currency);
    }

    /** {@code just now}, {@code 4 min ago}, {@code 3 h ago}, {@code 6 days ago}, {@code in 2 h}, {@code Nov 22, 2025}. */
    public String ago(Instant at) {
        var passed = Duration.between(at, clock.instant());
        if (passed.isNegative() && passed.abs().toSeconds() >= 45) {
            return "in " + length(passed.abs(), at);
        }
        if (passed.toSeconds() < 45) {
            return "just now";
        }
        return passed.toDays() < 14 ? length(passed, at) + " ago" : day(at);
    }

    /** The whole of it, in that zone: {@code Sunday, November 22, 2026, 10:15:03 PST}. */
    public String full(Instant at, ZoneId zone) {
        return FULL.withZone(zone).format(at);
    }

    /** {@code Excellent}. */
    public @Nullable String capitalised(@Nullable String word) {
        return word == null ? null : Wording.capitalised(word);
    }

    private String length(Duration time, Instant at) {
        if (time.toMinutes() < 60) {
            return Math.max(1, time.toMinutes()) + " min";
        }
        if (time.toHours() < 24) {
            return time.toHours() + " h";
        }
        if (time.toDays() < 14) {
            return time.toDays() == 1 ? "1 day" : time.toDays() + " days";
        }
        return day(at);
    }

    private String day(Instant at) {
        var date = at.atZone(clock.getZone());
        var thisYear = date.getYear() == clock.instant().atZone(clock.getZone()).getYear();
        return (thisYear ? DAY : DAY_OF_YEAR).format(date);
    }
}
