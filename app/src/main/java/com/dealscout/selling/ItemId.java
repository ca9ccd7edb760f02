package com.dealscout.selling;

import com.dealscout.platform.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which item. */
public record ItemId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ItemId {}

    /** From a URL; text that no item has for an id is answered as not found. */
    public static ItemId parse(String text) {
        return new ItemId(Ids.parse(text, "item"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
