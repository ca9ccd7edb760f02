package com.dealscout.inbox;

import com.dealscout.selling.ItemId;
import java.time.Instant;

/** A buyer wrote for the first time about an item. */
public record BuyerInterested(ConversationId conversation, ItemId item, String marketplace, Instant at) {}
