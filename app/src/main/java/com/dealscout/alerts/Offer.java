package com.dealscout.alerts;

import com.dealscout.listings.Listing;
import com.dealscout.notifications.Content;
import com.dealscout.platform.PublicUrl;
import com.dealscout.platform.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A listing in the words in which people are told of it. */
@Component
class Offer {

    private final PublicUrl address;

    Offer(PublicUrl address) {
        this.address = address;
    }

    /** With every link that there is now. */
    Content.Deal deal(Listing listing) {
        return new Content.Deal(
                listing.title(),
                listing.price(),
                listing.currency(),
                listing.category(),
                condition(listing),
                place(listing),
                listing.photos().stream()
                        .findFirst()
                        .map(cover -> address.at(cover.path()))
                        .orElse(null),
                page(listing),
                listing.links().stream()
                        .map(link -> new Content.Link("View Listing on " + spelled(link.marketplace()), link.url()))
                        .toList());
    }

    /** As alerts were designed: the id with a capital, "Offerup", but eBay's own spelling. */
    private static String spelled(String marketplace) {
        return marketplace.equals("ebay") ? "eBay" : Wording.capitalised(marketplace);
    }

    String page(Listing listing) {
        return address.at(listing.path());
    }

    private static @Nullable String condition(Listing listing) {
        return listing.condition() == null
                ? null
                : Wording.capitalised(listing.condition().word());
    }

    private static @Nullable String place(Listing listing) {
        return listing.city() == null ? null : Wording.place(listing.city(), listing.state(), listing.country());
    }
}
