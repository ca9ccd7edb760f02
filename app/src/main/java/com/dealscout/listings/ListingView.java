package com.dealscout.listings;

import com.dealscout.platform.PublicUrl;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A listing as the API shows it. Nothing in it tells who the seller is or where exactly the thing stands. */
record ListingView(
        ListingId id,
        String title,
        String description,
        @Nullable BigDecimal price,
        String currency,
        @Nullable String condition,
        @Nullable String category,
        @Nullable String city,
        @Nullable String state,
        String country,
        List<Image> images,
        List<Link> links,
        String url,
        boolean available,
        Instant publishedAt) {

    record Image(UUID id, String url, String thumbnailUrl, int width, int height) {}

    record Link(String marketplace, String url) {}

    static ListingView of(Listing listing, PublicUrl address) {
        var condition = listing.condition();
        return new ListingView(
                listing.id(),
                listing.title(),
                listing.description(),
                listing.price(),
                listing.currency(),
                condition == null ? null : condition.word(),
                listing.category(),
                listing.city(),
                listing.state(),
                listing.country(),
                listing.photos().stream()
                        .map(photo -> new Image(
                                photo.id(),
                                address.at(photo.path()),
                                address.at(photo.thumbnailPath()),
                                photo.width(),
                                photo.height()))
                        .toList(),
                listing.links().stream()
                        .map(link -> new Link(link.marketplace(), link.url()))
                        .toList(),
                address.at(listing.path()),
                listing.available(),
                listing.publishedAt());
    }
}
