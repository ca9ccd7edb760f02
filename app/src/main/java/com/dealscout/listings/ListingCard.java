package com.dealscout.listings;

import com.dealscout.marketplaces.MarketplaceLink;
import com.dealscout.platform.Wording;
import com.dealscout.selling.Photo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A listing as the pages of this room, and of those that know it, show it.
 *
 * @param condition as it is written: "excellent"
 * @param place its town, "San Jose, CA"; abroad with the country
 * @param links where it can be bought, web addresses only; none once it is gone
 * @param gone why it cannot be bought any more, or null if it can
 */
public record ListingCard(
        ListingId id,
        String path,
        String title,
        String description,
        @Nullable BigDecimal price,
        String currency,
        @Nullable String condition,
        @Nullable String category,
        @Nullable String place,
        Instant publishedAt,
        List<Photo> photos,
        List<MarketplaceLink> links,
        ListingClosed.@Nullable Reason gone) {

    static ListingCard of(ListingRow row) {
        var listing = row.listing();
        return new ListingCard(
                listing.id(),
                listing.path(),
                listing.title(),
                listing.description(),
                listing.price(),
                listing.currency(),
                Optional.ofNullable(listing.condition()).map(c -> c.word()).orElse(null),
                listing.category(),
                place(listing),
                listing.publishedAt(),
                listing.photos(),
                listing.available() ? links(listing) : List.of(),
                row.closedAs());
    }

    /** The first photo, or null. */
    public @Nullable Photo cover() {
        return photos.isEmpty() ? null : photos.getFirst();
    }

    /** Addresses come from marketplaces: one that is no web address is not made a link. */
    private static List<MarketplaceLink> links(Listing listing) {
        return listing.links().stream()
                .filter(link -> link.url().startsWith("https://") || link.url().startsWith("http://"))
                .toList();
    }

    private static @Nullable String place(Listing listing) {
        return listing.city() == null ? null : Wording.place(listing.city(), listing.state(), listing.country());
    }
}
