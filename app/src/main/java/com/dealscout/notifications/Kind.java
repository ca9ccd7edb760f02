package com.dealscout.notifications;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody is told about. */
public enum Kind {
    DEAL_ALERT,
    PRICE_DROP,
    MESSAGE,
    SOLD,
    DIGEST,
    SYSTEM;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
