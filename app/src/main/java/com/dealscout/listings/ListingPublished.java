package com.dealscout.listings;

import com.dealscout.selling.ItemId;
import java.time.Instant;

/** A listing can be met by rules from now on: all chosen marketplaces have settled, or the first has been live long enough. */
public record ListingPublished(ListingId listing, ItemId item, Instant at) {}
