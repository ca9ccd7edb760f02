package com.dealscout.alerts;

import com.dealscout.listings.Listing;
import com.dealscout.matcher.Condition;
import com.dealscout.notifications.Content;
import com.dealscout.platform.PublicUrl;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A listing in the words in which people are told of it. */
@Component
class Offer {

    private static final String HOME_COUNTRY = "US";

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
        return marketplace.equals("ebay")
                ? "eBay"
                : marketplace.substring(0, 1).toUpperCase(Locale.ROOT) + marketplace.substring(1);
    }

    String page(Listing listing) {
        return address.at(listing.path());
    }

    private static @Nullable String condition(Listing listing) {
        return listing.condition() == null ? null : capitalised(listing.condition());
    }

    static String capitalised(Condition condition) {
        var word = condition.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** "San Jose, CA"; abroad with the country. */
    private static @Nullable String place(Listing listing) {
        if (listing.city() == null) {
            return null;
        }
        var country = listing.country().equals(HOME_COUNTRY) ? null : listing.country();
        return Stream.of(listing.city(), listing.state(), country)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
