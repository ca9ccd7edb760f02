package com.dealscout.listings;

import com.dealscout.selling.ItemId;
import java.time.Instant;

/** What rules look at changed: text, price, condition, category or place. */
public record ListingChanged(ListingId listing, ItemId item, long revision, Instant at) {}
