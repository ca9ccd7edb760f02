package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.identity.Place;
import com.dealscout.matcher.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The thing a seller owns.
 *
 * @param price with two decimals
 * @param category free text in levels, "Furniture - Gaming"
 * @param photos in display order; the first is the cover
 * @param revision goes up with every change that a marketplace must be told; never down
 * @param place of its postal code; what buyers see of it is its town and a rounded point
 * @param soldTo the conversation with the buyer, if the seller named it
 */
public record Item(
        ItemId id,
        PersonId seller,
        String title,
        String description,
        @Nullable BigDecimal price,
        String currency,
        @Nullable Condition condition,
        @Nullable String category,
        List<Photo> photos,
        ItemStatus status,
        long revision,
        Map<String, String> attributes,
        List<String> delivery,
        @Nullable Place place,
        Instant createdAt,
        @Nullable Instant postedAt,
        @Nullable Instant soldAt,
        @Nullable BigDecimal soldPrice,
        @Nullable UUID soldTo) {}
