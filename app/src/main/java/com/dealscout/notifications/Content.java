package com.dealscout.notifications;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said, before it takes the form of a channel. Kept as JSON beside the notifications that say it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Deal.class, name = "deal"),
    @JsonSubTypes.Type(value = Content.PriceDrop.class, name = "price_drop"),
    @JsonSubTypes.Type(value = Content.Letter.class, name = "letter")
})
public sealed interface Content {

    /**
     * Something on offer; the same for all its recipients, whose reasons differ.
     *
     * @param price null if unknown; with two decimals
     * @param place "San Jose, CA"
     * @param imageUrl full address of the cover photo
     * @param pageUrl full address of Deal Scout's own page of it
     */
    record Deal(
            String title,
            @Nullable BigDecimal price,
            String currency,
            @Nullable String category,
            @Nullable String condition,
            @Nullable String place,
            @Nullable String imageUrl,
            String pageUrl,
            List<Link> links)
            implements Content {}

    /** The same thing again, for less. */
    record PriceDrop(Deal deal, BigDecimal before) implements Content {}

    /**
     * Anything else: a subject, some paragraphs, and at most one thing to do.
     *
     * @param action what to do next, with its full address
     */
    record Letter(
            String subject,
            List<String> paragraphs,
            @Nullable Link action) implements Content {}

    /** @param label as on a button: "View Listing on Facebook" */
    record Link(String label, String url) {}
}
