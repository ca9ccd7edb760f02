package com.dealscout.selling;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an item is on its way: draft → posted → sold, or withdrawn; reserved is posted, and held for one buyer. */
public enum ItemStatus {
    DRAFT,
    POSTED,
    RESERVED,
    SOLD,
    WITHDRAWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
