package com.dealscout.alerts;

import com.dealscout.listings.ListingId;
import com.dealscout.selling.ItemId;
import java.time.Instant;

/** What buyers were told or were to be told about a listing no longer holds. */
public record AlertWithdrawn(ListingId listing, ItemId item, Instant at) {}
