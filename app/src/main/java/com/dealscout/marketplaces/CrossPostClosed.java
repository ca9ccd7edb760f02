package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.selling.ItemId;
import java.time.Instant;

/** The marketplace confirmed that the listing is gone. */
public record CrossPostClosed(CrossPostId crossPost, ItemId item, PersonId seller, String marketplace, Instant at) {}
