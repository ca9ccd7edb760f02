package com.dealscout.listings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A listing with what only this room knows of it.
 *
 * @param listing until {@code published}, what it is going to be
 * @param announceAt when it is announced at the latest, while it waits for that
 * @param closedAs why it is gone
 */
record ListingRow(
        Listing listing,
        boolean published,
        @Nullable Instant announceAt,
        @Nullable Instant announcedAt,
        ListingClosed.@Nullable Reason closedAs) {}
