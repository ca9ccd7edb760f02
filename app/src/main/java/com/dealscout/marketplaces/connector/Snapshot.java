package com.dealscout.marketplaces.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a marketplace says of one of our listings at one moment.
 *
 * @param revision of the offer that is shown
 * @param url where buyers see it: http or https, or null
 * @param endReason present exactly where the state is {@code ENDED}
 * @param problems why it was rejected, in words
 * @param updatedAt by the marketplace's clock; of two snapshots the later one holds
 */
public record Snapshot(
        String reference,
        @Nullable String externalId,
        long revision,
        State state,
        @Nullable EndReason endReason,
        @Nullable String url,
        List<String> problems,
        Instant updatedAt) {

    /** Whether buyers see it. */
    public enum State {
        /** Not yet: the marketplace is looking at it. */
        PENDING,
        LIVE,
        REJECTED,
        ENDED
    }
}
