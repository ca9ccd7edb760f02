package com.dealscout.inbox;

import com.dealscout.platform.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which conversation. */
public record ConversationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {}

    /** From a URL; text that no conversation has for an id is answered as not found. */
    public static ConversationId parse(String text) {
        return new ConversationId(Ids.parse(text, "conversation"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
