package com.dealscout.sandbox;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A buyer and the seller about one listing, as it is at a moment.
 *
 * @param unread what the buyer wrote since the seller's last answer
 */
record Conversation(
        String id,
        Seller seller,
        String reference,
        String externalId,
        String buyerId,
        String buyerName,
        int unread,
        Instant updatedAt,
        long change) {

    Conversation after(Message message) {
        var nowUnread = message.from() == Message.From.BUYER ? unread + 1 : 0;
        return new Conversation(
                id,
                seller,
                reference,
                externalId,
                buyerId,
                buyerName,
                nowUnread,
                message.createdAt(),
                message.change());
    }

    /** In the partner contract's form. */
    ObjectNode toJson() {
        var node = Json.object().put("id", id).put("reference", reference);
        node.putObject("buyer").put("id", buyerId).put("name", buyerName);
        return node.put("unread", unread).put("updatedAt", Json.time(updatedAt));
    }
}
