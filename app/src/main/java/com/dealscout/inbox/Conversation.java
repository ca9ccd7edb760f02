package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.Marketplaces;
import com.dealscout.selling.ItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A buyer and the seller, on one marketplace, about one item.
 *
 * @param externalId the marketplace's id of it; null on Deal Scout itself
 * @param buyer known on Deal Scout itself only
 */
record Conversation(
        ConversationId id,
        ItemId item,
        PersonId seller,
        String marketplace,
        @Nullable String externalId,
        @Nullable PersonId buyer,
        String buyerName,
        Instant lastMessageAt) {

    static final String DEALSCOUT = "dealscout";

    /** Which side that person, one of the two, is on. */
    Sender sideOf(PersonId person) {
        return person.equals(seller) ? Sender.SELLER : Sender.BUYER;
    }

    /** What the marketplace is called, in the middle of a sentence. */
    String marketplaceName() {
        return Marketplaces.name(marketplace);
    }
}
