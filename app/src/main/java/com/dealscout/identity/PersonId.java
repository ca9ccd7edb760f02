package com.dealscout.identity;

import com.dealscout.platform.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which person. */
public record PersonId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonId {}

    /** From a URL; text that no person has for an id is answered as not found. */
    public static PersonId parse(String text) {
        return new PersonId(Ids.parse(text, "person"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
