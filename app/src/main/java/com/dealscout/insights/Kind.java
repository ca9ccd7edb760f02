package com.dealscout.insights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of thing happened to an item. */
enum Kind {
    POSTED,
    LIVE,
    RETRYING,
    FAILED,
    PUBLISHED,
    ALERTED,
    ALERT_SENT,
    MESSAGE,
    CHANGED,
    SOLD,
    WITHDRAWN,
    CLOSED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
