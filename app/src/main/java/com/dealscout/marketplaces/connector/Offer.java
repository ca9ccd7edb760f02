package com.dealscout.marketplaces.connector;

import com.dealscout.matcher.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is to be listed.
 *
 * @param revision higher than that of every earlier version of the same item
 * @param price with two decimals
 * @param category free text in levels, "Furniture - Gaming"; the connector finds the nearest of its own
 * @param pictures in display order
 */
public record Offer(
        long revision,
        String title,
        String description,
        @Nullable BigDecimal price,
        String currency,
        @Nullable Condition condition,
        @Nullable String category,
        Map<String, String> attributes,
        List<String> delivery,
        @Nullable Place place,
        List<Picture> pictures) {

    /** Where the thing is, as coarsely as marketplaces take it. */
    public record Place(
            String country,
            @Nullable String postalCode,
            @Nullable String city) {}

    /** A JPEG. {@code content} loads it anew at each call, so that only the one being sent is in memory. */
    public record Picture(Supplier<byte[]> content) {}
}
