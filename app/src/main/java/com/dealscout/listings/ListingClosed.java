package com.dealscout.listings;

import com.dealscout.selling.ItemId;
import java.time.Instant;

/** A listing is gone. */
public record ListingClosed(ListingId listing, ItemId item, Reason reason, Instant at) {

    /** Why it is gone. */
    public enum Reason {
        SOLD,
        WITHDRAWN
    }
}
