package com.dealscout.listings;

import com.dealscout.matcher.Condition;
import com.dealscout.selling.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What rules look at. Two that are equal are met by the same rules. */
record ListingFacts(
        String title,
        String description,
        @Nullable BigDecimal price,
        String currency,
        @Nullable Condition condition,
        @Nullable String category,
        @Nullable String city,
        @Nullable String state,
        String country,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** About a kilometre: a neighbourhood, not a house. */
    private static final int COORDINATE_DECIMALS = 2;

    private static final String DEFAULT_COUNTRY = "US";

    static ListingFacts of(Item item) {
        var place = item.place();
        return new ListingFacts(
                item.title(),
                item.description(),
                item.price() == null ? null : item.price().setScale(2, RoundingMode.HALF_UP),
                item.currency(),
                item.condition(),
                item.category(),
                place == null ? null : place.city(),
                place == null ? null : place.state(),
                place == null ? DEFAULT_COUNTRY : place.country(),
                place == null ? null : rounded(place.latitude()),
                place == null ? null : rounded(place.longitude()));
    }

    static ListingFacts of(Listing listing) {
        return new ListingFacts(
                listing.title(),
                listing.description(),
                listing.price(),
                listing.currency(),
                listing.condition(),
                listing.category(),
                listing.city(),
                listing.state(),
                listing.country(),
                listing.latitude(),
                listing.longitude());
    }

    private static double rounded(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(COORDINATE_DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
