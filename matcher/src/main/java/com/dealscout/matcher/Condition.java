package com.dealscout.matcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How worn a thing is, worst first: the scale on which "at least" is decided. */
public enum Condition {
    POOR,
    FAIR,
    GOOD,
    GREAT,
    EXCELLENT,
    NEW;

    /** As it is written in JSON and in databases: "excellent". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Condition> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }

    public boolean isAtLeast(Condition minimum) {
        return compareTo(minimum) >= 0;
    }
}
