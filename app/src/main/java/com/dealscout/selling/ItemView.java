package com.dealscout.selling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as the API shows it to its seller.
 *
 * @param description null while nothing is written; an empty one is none
 * @param marketplacesPosted where it is live now
 * @param suggestions what was read from the photos, and what posting still needs
 */
public record ItemView(
        ItemId id,
        @Nullable String title,
        @Nullable String description,
        @Nullable BigDecimal price,
        String currency,
        @Nullable String condition,
        @Nullable String category,
        List<Image> images,
        List<String> marketplacesPosted,
        ItemStatus status,
        @Nullable UUID reservedFor,
        @Nullable Instant reservedUntil,
        Map<String, String> attributes,
        List<String> delivery,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String state,
        String country,
        Suggestions suggestions,
        Instant createdAt,
        @Nullable Instant postedAt,
        @Nullable Instant soldAt) {

    /** One photo, with its full addresses and the size in pixels of the one that {@code url} serves. */
    public record Image(UUID id, String url, String thumbnailUrl, int width, int height) {}

    /**
     * What a seller may take over. Nobody reads photos yet, so all but {@code missing} is null.
     *
     * @param missing the fields that posting still needs, in the order of a form: title, price, condition, category,
     *     postal_code, photos
     */
    public record Suggestions(
            @Nullable Suggestion title,
            @Nullable Suggestion description,
            @Nullable Suggestion category,
            @Nullable Suggestion condition,
            @Nullable PriceRange price,
            List<String> missing) {}

    /** @param confidence between 0 and 1 */
    public record Suggestion(String value, double confidence, String source) {}

    /** @param basis what it was reckoned from, in words */
    public record PriceRange(BigDecimal low, BigDecimal suggested, BigDecimal high, String currency, String basis) {}
}
