package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.selling.ItemId;
import java.time.Instant;

/** An attempt to post failed; {@code retryable} if it will be tried again, else it is settled. */
public record CrossPostFailed(
        CrossPostId crossPost,
        ItemId item,
        PersonId seller,
        String marketplace,
        String code,
        String detail,
        boolean retryable,
        Instant at) {}
