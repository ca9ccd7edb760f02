package com.dealscout.marketplaces.connector;

import java.time.Instant;

/** One message of a conversation, as the marketplace keeps it. */
public record Message(String id, String conversationId, From from, String text, Instant at) {

    /** Who wrote it. */
    public enum From {
        BUYER,
        SELLER,
        /** The marketplace itself. */
        SYSTEM
    }
}
