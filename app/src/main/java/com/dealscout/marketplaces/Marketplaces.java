package com.dealscout.marketplaces;

import com.dealscout.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The marketplaces of this installation, in the order in which they are shown, and what marketplaces are called. */
public final class Marketplaces {

    /** Names of all that can ever have been posted to, configured or not: old cross-posts are still shown. */
    private static final Map<String, String> NAMES =
            Map.of("facebook", "Facebook", "offerup", "OfferUp", "ebay", "eBay", "dealscout", "Deal Scout");

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

    /** What it is called, also in the middle of a sentence; Deal Scout itself among them, where buyers write as well. */
    public static String name(String id) {
        return NAMES.getOrDefault(id, id);
    }
}
