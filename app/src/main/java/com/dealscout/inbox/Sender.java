package com.dealscout.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** One of the two who talk. */
enum Sender {
    BUYER,
    SELLER;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Sender of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Sender other() {
        return this == BUYER ? SELLER : BUYER;
    }
}
