package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Carries a seller's words to a buyer on a marketplace. */
@Service
public class Replies {

    /** What became of a reply. */
    public sealed interface Outcome {
        record Sent(String externalMessageId, Instant at) implements Outcome {}

        /** For good; the words are for the seller. */
        record Refused(String why) implements Outcome {}

        record TryLater(String why, Duration atLeast) implements Outcome {}
    }

    /**
     * Calls the marketplace, so never within a transaction.
     *
     * @param idempotencyKey 8–64 characters; the marketplace takes the same key once
     */
    public Outcome send(
            PersonId seller, String marketplace, String externalConversationId, String text, String idempotencyKey) {
        throw new UnsupportedOperationException("being built");
    }
}
