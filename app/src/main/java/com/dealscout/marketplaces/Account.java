package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.Capabilities;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seller's authorisation at a marketplace, without its tokens.
 *
 * @param externalId who they are there
 * @param expiresAt of the access token, which is replaced before
 * @param isListening whether the marketplace took our webhook
 */
record Account(
        UUID id,
        PersonId person,
        String marketplace,
        Status status,
        String externalId,
        String name,
        @Nullable Instant expiresAt,
        boolean isListening,
        @Nullable Capabilities capabilities,
        @Nullable Instant capabilitiesAt,
        @Nullable Instant listingsSeen,
        @Nullable Instant conversationsSeen) {

    enum Status {
        CONNECTED,
        /** The marketplace no longer takes our tokens: the seller has to agree again. */
        RECONNECT,
        DISCONNECTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isConnected() {
        return status == Status.CONNECTED;
    }
}
