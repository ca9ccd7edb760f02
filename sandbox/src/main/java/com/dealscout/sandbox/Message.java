package com.dealscout.sandbox;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** One thing said in a conversation. */
record Message(String id, String conversationId, From from, String text, Instant createdAt, long change) {

    enum From {
        BUYER,
        SELLER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In the partner contract's form. */
    ObjectNode toJson() {
        return Json.object()
                .put("id", id)
                .put("conversationId", conversationId)
                .put("from", from.word())
                .put("text", text)
                .put("createdAt", Json.time(createdAt));
    }
}
