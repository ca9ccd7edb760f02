package com.dealscout.alerts;

import com.dealscout.listings.ListingId;
import com.dealscout.selling.ItemId;
import java.time.Instant;

/** Buyers were found for a listing and are being told: one event a listing, however many people. */
public record AlertRaised(ListingId listing, ItemId item, int people, Instant at) {}
