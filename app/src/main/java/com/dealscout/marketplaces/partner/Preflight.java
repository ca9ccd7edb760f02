package com.dealscout.marketplaces.partner;

import com.dealscout.marketplaces.connector.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an offer still needs before a partner marketplace takes it: the contract's bounds, and the marketplace's own. */
final class Preflight {

    private static final int TITLE_MIN = 3;
    private static final int TITLE_MAX = 100;
    private static final int DESCRIPTION_MAX = 4_000;
    private static final int MAX_IMAGES = 24;

    private final String marketplace;
    private final Wire.Limits limits;

    Preflight(String marketplace, Wire.Limits limits) {
        this.marketplace = marketplace;
        this.limits = limits;
    }

    List<String> check(Offer offer) {
        var needs = new ArrayList<String>();
        checkLengths(offer, needs);
        checkText("title", offer.title(), needs);
        checkText("description", offer.description(), needs);
        checkPictures(offer, needs);
        checkPrice(offer, needs);
        checkCondition(offer, needs);
        var place = offer.place();
        if (place == null || place.postalCode() == null) {
            needs.add(marketplace + " needs a postal code: add one.");
        }
        if (limits.remainingListings() != null && limits.remainingListings() <= 0) {
            needs.add(marketplace + " takes no more listings of yours at present: end one there, or wait.");
        }
        return needs;
    }

    private void checkLengths(Offer offer, List<String> needs) {
        var title = length(offer.title());
        if (title < TITLE_MIN) {
            needs.add("The title has %d characters; %s needs at least %d: write more."
                    .formatted(title, marketplace, TITLE_MIN));
        }
        var titleMax = least(limits.titleMax(), TITLE_MAX);
        if (title > titleMax) {
            needs.add("The title has %,d characters; %s takes at most %,d: shorten it."
                    .formatted(title, marketplace, titleMax));
        }
        var descriptionMax = least(limits.descriptionMax(), DESCRIPTION_MAX);
        if (length(offer.description()) > descriptionMax) {
            needs.add("The description has %,d characters; %s takes at most %,d: shorten it."
                    .formatted(length(offer.description()), marketplace, descriptionMax));
        }
    }

    private void checkText(String field, String text, List<String> needs) {
        if (Objects.equals(limits.linksInTextAllowed(), false)) {
            BarredText.in(text)
                    .ifPresent(what -> needs.add("The %s contains %s, which %s does not allow: remove it."
                            .formatted(field, what, marketplace)));
        }
    }

    private void checkPictures(Offer offer, List<String> needs) {
        var count = offer.pictures().size();
        if (count == 0) {
            needs.add(marketplace + " needs a photo: add one.");
        }
        var most = least(limits.maxImages(), MAX_IMAGES);
        if (count > most) {
            needs.add("There are %d photos; %s takes at most %d: remove %d."
                    .formatted(count, marketplace, most, count - most));
        }
    }

    private void checkPrice(Offer offer, List<String> needs) {
        if (offer.price() == null) {
            needs.add(marketplace + " needs a price: set one.");
        }
        var currencies = limits.currencies();
        if (currencies != null && !currencies.contains(offer.currency())) {
            needs.add("The price is in %s; %s takes %s: change the currency."
                    .formatted(offer.currency(), marketplace, String.join(", ", currencies)));
        }
    }

    private void checkCondition(Offer offer, List<String> needs) {
        var condition = offer.condition();
        var conditions = limits.conditions();
        if (condition == null) {
            needs.add(marketplace + " needs the condition: choose one.");
        } else if (conditions != null && !conditions.contains(condition.word())) {
            needs.add("The condition is %s; %s takes %s: choose one of these."
                    .formatted(condition.word(), marketplace, String.join(", ", conditions)));
        }
    }

    private static int least(@Nullable Integer theirs, int ours) {
        return theirs == null ? ours : Math.min(theirs, ours);
    }

    /** As people count: a symbol beyond the basic plane is one character. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
