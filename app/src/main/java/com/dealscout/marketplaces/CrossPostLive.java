package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.selling.ItemId;
import java.time.Instant;

/** A cross-post went live, or its address changed; at most once a state. */
public record CrossPostLive(
        CrossPostId crossPost, ItemId item, PersonId seller, String marketplace, String url, Instant at) {}
