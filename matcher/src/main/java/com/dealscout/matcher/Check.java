package com.dealscout.matcher;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** What a rule asks of a listing: it matches if every check passes. */
enum Check {
    /** It can be bought, and is not the rule's owner's own. */
    AVAILABLE((rule, listing) -> listing.listing().available()
            && !rule.rule().owner().equals(listing.listing().seller())),

    PRICE((rule, listing) -> rule.rule().price().contains(listing.listing().price())),

    /** One is enough; a rule that has keywords, but none with a word in it, meets nothing. */
    KEYWORDS((rule, listing) -> rule.keywords().isEmpty() || anyOccurs(rule.keywords(), listing)),

    EXCLUDE_KEYWORDS((rule, listing) -> !anyOccurs(rule.excludeKeywords(), listing)),

    CATEGORY((rule, listing) -> rule.categories().isEmpty() || liesInAny(listing, rule.categories())),

    CONDITION((rule, listing) -> {
        var minimum = rule.rule().condition();
        var condition = listing.listing().condition();
        return minimum == null || (condition != null && condition.isAtLeast(minimum));
    }),

    DISTANCE((rule, listing) -> {
        var near = rule.rule().near();
        var place = listing.listing().place();
        return near == null || (place != null && near.contains(place));
    });

    /** The order in which a listing that fails is turned away soonest. */
    static final List<Check> CHEAPEST_FIRST =
            List.of(AVAILABLE, PRICE, CONDITION, CATEGORY, KEYWORDS, EXCLUDE_KEYWORDS, DISTANCE);

    private final BiPredicate<CompiledRule, AnalysedListing> condition;

    Check(BiPredicate<CompiledRule, AnalysedListing> condition) {
        this.condition = condition;
    }

    boolean passes(CompiledRule rule, AnalysedListing listing) {
        return condition.test(rule, listing);
    }

    /** As explanations name it: "exclude_keywords". */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean anyOccurs(List<Keyword> keywords, AnalysedListing listing) {
        for (var keyword : keywords) {
            if (keyword.occursIn(listing)) {
                return true;
            }
        }
        return false;
    }

    private static boolean liesInAny(AnalysedListing listing, List<CategoryPath> categories) {
        var path = listing.category();
        if (path == null) {
            return false;
        }
        for (var category : categories) {
            if (path.isSameOrBelow(category)) {
                return true;
            }
        }
        return false;
    }
}
