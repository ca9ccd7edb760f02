package com.dealscout.marketplaces.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A buyer's talk with the seller about the listing of that reference. */
public record Conversation(
        String id, String reference, @Nullable String buyerName, Instant updatedAt) {}
