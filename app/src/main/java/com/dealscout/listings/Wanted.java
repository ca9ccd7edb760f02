package com.dealscout.listings;

import com.dealscout.identity.Place;
import com.dealscout.identity.Places;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody searches the listings for; everything absent means any.
 *
 * @param words all must occur, folded
 * @param categoryPath see {@link SearchTerms#path}
 * @param currency of the price bounds, and of the listings
 */
record Wanted(
        @Nullable List<String> words,
        @Nullable String categoryPath,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable String currency,
        @Nullable Condition condition,
        @Nullable Within within) {

    /** Within so many miles of a place. */
    record Within(double latitude, double longitude, double radiusMiles) {}

    /** The words of a request, as they came. */
    record Parameters(
            @Nullable String q,
            @Nullable String category,
            @Nullable String minPrice,
            @Nullable String maxPrice,
            @Nullable String currency,
            @Nullable String condition,
            @Nullable String near,
            @Nullable String radiusMi) {}

    private static final int LONGEST_TEXT = 200;
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("999999.99");
    private static final String DEFAULT_CURRENCY = "USD";
    private static final double DEFAULT_RADIUS = 25;
    private static final double SMALLEST_RADIUS = 1;
    private static final double LARGEST_RADIUS = 500;

    /** @throws Problem.Invalid naming every parameter that needs another value */
    static Wanted of(Parameters given, Places places) {
        return new Reading(places).read(given);
    }

    /** One request being read; collects what is wrong with it. */
    private static final class Reading {

        private final Places places;
        private final List<Problem.FieldError> errors = new ArrayList<>();

        Reading(Places places) {
            this.places = places;
        }

        Wanted read(Parameters given) {
            var q = text("q", given.q());
            var category = text("category", given.category());
            var min = price("min_price", given.minPrice());
            var max = price("max_price", given.maxPrice());
            if (min != null && max != null && min.compareTo(max) > 0) {
                refuse("min_price", min + " is more than max_price, " + max + ". Swap them or leave one out.");
            }
            var wanted = new Wanted(
                    q == null ? null : SearchTerms.wanted(q),
                    category == null ? null : SearchTerms.path(category),
                    min,
                    max,
                    currency(given.currency(), min != null || max != null),
                    condition(given.condition()),
                    within(text("near", given.near()), given.radiusMi()));
            if (!errors.isEmpty()) {
                throw Problem.Invalid.fields(errors);
            }
            return wanted;
        }

        private @Nullable String text(String field, @Nullable String given) {
            if (given == null || given.isBlank()) {
                return null;
            }
            if (given.codePointCount(0, given.length()) > LONGEST_TEXT) {
                refuse(field, "is longer than " + LONGEST_TEXT + " characters. Search for less.");
                return null;
            }
            if (given.chars().anyMatch(Character::isISOControl)) {
                refuse(field, "contains a control character. Take it out.");
                return null;
            }
            return given.strip();
        }

        private @Nullable BigDecimal price(String field, @Nullable String given) {
            if (given == null || given.isBlank()) {
                return null;
            }
            var price = number(given);
            if (price == null) {
                refuse(field, "is not a price. Give a number from 0 to " + HIGHEST_PRICE + ", such as 350 or 299.99.");
                return null;
            }
            if (price.signum() < 0 || price.compareTo(HIGHEST_PRICE) > 0) {
                refuse(field, given.strip() + " is not between 0 and " + HIGHEST_PRICE + ".");
                return null;
            }
            return price;
        }

        private @Nullable String currency(@Nullable String given, boolean hasBounds) {
            if (given == null || given.isBlank()) {
                return hasBounds ? DEFAULT_CURRENCY : null;
            }
            try {
                return Currency.getInstance(given.strip()).getCurrencyCode();
            } catch (IllegalArgumentException e) {
                refuse("currency", "is not a currency. Give its three-letter code (ISO 4217), such as USD.");
                return null;
            }
        }

        private @Nullable Condition condition(@Nullable String given) {
            if (given == null || given.isBlank()) {
                return null;
            }
            var condition = Condition.of(given.strip());
            if (condition.isEmpty()) {
                var words =
                        Arrays.stream(Condition.values()).map(Condition::word).collect(Collectors.joining(", "));
                refuse("condition", "is not one of " + words + ".");
            }
            return condition.orElse(null);
        }

        private @Nullable Within within(@Nullable String near, @Nullable String radiusMi) {
            var radius = radius(radiusMi);
            if (near == null) {
                return null;
            }
            Optional<Place> place = places.named(near);
            if (place.isEmpty()) {
                refuse(
                        "near",
                        "\"" + near + "\" is no ZIP code or town that Deal Scout knows. "
                                + "Give a US ZIP code such as 95112, or a town such as San Jose, CA.");
                return null;
            }
            return new Within(place.get().latitude(), place.get().longitude(), radius);
        }

        private double radius(@Nullable String given) {
            if (given == null || given.isBlank()) {
                return DEFAULT_RADIUS;
            }
            var radius = number(given);
            if (radius == null || radius.doubleValue() < SMALLEST_RADIUS || radius.doubleValue() > LARGEST_RADIUS) {
                refuse("radius_mi", "is not a number of miles between 1 and 500.");
                return DEFAULT_RADIUS;
            }
            return radius.doubleValue();
        }

        private static @Nullable BigDecimal number(String given) {
            try {
                // Longer ones are no prices, and 1e999999999 takes its time to compare.
                return given.length() > 20 || given.toLowerCase(Locale.ROOT).contains("e")
                        ? null
                        : new BigDecimal(given.strip());
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private void refuse(String field, String message) {
            errors.add(new Problem.FieldError(field, message));
        }
    }
}
