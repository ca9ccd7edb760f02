package com.dealscout.inbox;

import java.util.Locale;

/**
 * How far a seller's words are on their way to a buyer on a marketplace.
 *
 * <pre>
 * NONE                      said on Deal Scout itself, or by a buyer
 * PENDING ──▶ SENDING ──▶ SENT
 *    ▲           ├─────▶ REFUSED
 *    └───────────┘ (try later)
 * </pre>
 */
enum Carriage {
    NONE,
    PENDING,
    SENDING,
    SENT,
    REFUSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Carriage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
