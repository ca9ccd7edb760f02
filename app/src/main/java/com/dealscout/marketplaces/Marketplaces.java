package com.dealscout.marketplaces;

import com.dealscout.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The marketplaces of this installation, in the order in which they are shown. */
final class Marketplaces {

    /** Names of all that can ever have been posted to, configured or not: old cross-posts are still shown. */
    private static final Map<String, String> NAMES =
            Map.of("facebook", "Facebook", "offerup", "OfferUp", "ebay", "eBay");

    private final List<Marketplace> all;

    Marketplaces(List<Marketplace> all) {
        this.all = List.copyOf(all);
    }

    List<Marketplace> all() {
        return all;
    }

    Optional<Marketplace> find(String id) {
        return all.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** @throws Problem.NotFound if there is none, or it is off */
    Marketplace named(String id) {
        return find(id).orElseThrow(() -> new Problem.NotFound("marketplace"));
    }

    static String name(String id) {
        return NAMES.getOrDefault(id, id);
    }

    /** As in "View Listing on Offerup": the id with a capital, but eBay's own spelling. */
    static String label(String id) {
        return id.equals("ebay") ? "eBay" : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }
}
