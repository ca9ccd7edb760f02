package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item was sold. {@code reportedBy} is the marketplace that said so, or null if the seller did; {@code soldTo} is the conversation with the buyer, where known. */
public record ItemSold(
        ItemId item,
        PersonId seller,
        @Nullable BigDecimal price,
        @Nullable UUID soldTo,
        @Nullable String reportedBy,
        Instant at) {}
