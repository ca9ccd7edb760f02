package com.dealscout.alerts;

import com.dealscout.matcher.Circle;
import com.dealscout.matcher.Condition;
import com.dealscout.matcher.PriceRange;
import com.dealscout.matcher.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule waits for. A change of it is a change of mind: listings from before are not met.
 *
 * @param minPrice with two decimals, as {@code maxPrice}
 */
record Wants(
        List<String> keywords,
        List<String> excludeKeywords,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        String currency,
        List<String> categories,
        @Nullable Condition condition,
        @Nullable Where where) {

    static final String DEFAULT_CURRENCY = "USD";

    static final Wants ANYTHING = new Wants(List.of(), List.of(), null, null, DEFAULT_CURRENCY, List.of(), null, null);

    /**
     * Around a place.
     *
     * @param postalCode what was given instead of the point, which is its centre
     */
    record Where(@Nullable String postalCode, double latitude, double longitude, BigDecimal radiusMi) {}

    /** As the engine takes it. */
    Rule rule(UUID id, UUID owner) {
        return new Rule(
                id,
                owner,
                keywords,
                excludeKeywords,
                new PriceRange(cents(minPrice), cents(maxPrice), currency),
                categories,
                condition,
                where == null
                        ? null
                        : new Circle(
                                where.latitude(),
                                where.longitude(),
                                where.radiusMi().doubleValue()));
    }

    private static @Nullable Long cents(@Nullable BigDecimal price) {
        return price == null ? null : price.movePointRight(2).longValueExact();
    }
}
