package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.selling.ItemId;
import java.time.Instant;

/** A buyer wrote on a marketplace. May come more than once; {@code externalMessageId} tells. */
public record MessageReceived(
        PersonId seller,
        ItemId item,
        String marketplace,
        String externalConversationId,
        String externalMessageId,
        String buyerName,
        String text,
        Instant at) {}
