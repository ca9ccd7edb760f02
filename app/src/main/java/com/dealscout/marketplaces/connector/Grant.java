package com.dealscout.marketplaces.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A seller's permission to act for them.
 *
 * @param refreshToken null where the marketplace gives none; then the seller connects again when the other expires
 * @param lifetime of the access token; null if the marketplace does not say
 */
public record Grant(
        String accessToken,
        @Nullable String refreshToken,
        @Nullable Duration lifetime) {

    /** Tokens must not end up in a log by accident. */
    @Override
    public String toString() {
        return "Grant[…]";
    }
}
