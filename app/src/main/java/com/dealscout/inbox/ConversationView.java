package com.dealscout.inbox;

import com.dealscout.selling.ItemId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** A conversation as the API shows it to one of the two in it; {@code unread} is that one's. */
record ConversationView(
        ConversationId id, ItemId itemId, String marketplace, String buyerName, int unread, List<Said> messages) {

    record Said(@JsonProperty("from") Sender from, String text, Instant at) {

        static Said of(Message message) {
            return new Said(message.sender(), message.text(), message.at());
        }
    }

    static ConversationView of(Talk.Reading reading) {
        var conversation = reading.conversation();
        return new ConversationView(
                conversation.id(),
                conversation.item(),
                conversation.marketplace(),
                conversation.buyerName(),
                reading.unread(),
                reading.messages().stream().map(Said::of).toList());
    }
}
