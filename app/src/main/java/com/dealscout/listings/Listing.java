package com.dealscout.listings;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.MarketplaceLink;
import com.dealscout.matcher.Condition;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.Photo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What buyers see of an item.
 *
 * @param latitude rounded: a neighbourhood, not a house
 * @param publishedAt when it was announced to buyers
 * @param changedAt when it was published or last changed in what rules look at
 * @param revision goes up with every such change
 */
public record Listing(
        ListingId id,
        ItemId item,
        PersonId seller,
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
        @Nullable Double longitude,
        List<Photo> photos,
        List<MarketplaceLink> links,
        boolean available,
        Instant publishedAt,
        Instant changedAt,
        long revision) {

    /** The path of its public page. */
    public String path() {
        return "/listings/" + id;
    }
}
