package com.dealscout.marketplaces;

import com.dealscout.platform.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which cross-post. */
public record CrossPostId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CrossPostId {}

    /** From a URL; text that no cross-post has for an id is answered as not found. */
    public static CrossPostId parse(String text) {
        return new CrossPostId(Ids.parse(text, "cross-post"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
