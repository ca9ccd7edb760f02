package com.dealscout.listings;

import com.dealscout.platform.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which listing. */
public record ListingId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ListingId {}

    /** From a URL; text that no listing has for an id is answered as not found. */
    public static ListingId parse(String text) {
        return new ListingId(Ids.parse(text, "listing"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
