package com.dealscout.alerts;

import com.dealscout.platform.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which deal alert rule. */
public record RuleId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RuleId {}

    /** From a URL; text that no deal alert rule has for an id is answered as not found. */
    public static RuleId parse(String text) {
        return new RuleId(Ids.parse(text, "deal alert rule"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
