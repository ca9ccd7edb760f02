package com.dealscout.matcher;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks the product and the definition at once, so that each table tests both. */
final class Matching {

    private Matching() {}

    static boolean matches(Rule rule, Listing listing) {
        var index = RuleIndex.empty();
        index.put(rule);

        var matches = index.match(listing).contains(rule.id());

        assertThat(matches).as("as the definition says").isEqualTo(new ReferenceMatcher().matches(rule, listing));
        return matches;
    }
}
