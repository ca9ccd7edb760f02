package com.dealscout.marketplaces.connector;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a listing ended. The first three are ours to say, the others the marketplace's. */
public enum EndReason {
    SOLD_HERE,
    SOLD_ELSEWHERE,
    WITHDRAWN,
    EXPIRED,
    REMOVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EndReason> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }
}
