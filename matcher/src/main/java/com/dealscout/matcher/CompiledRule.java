package com.dealscout.matcher;

import java.util.List;
import java.util.UUID;

/** A rule whose texts have been analysed. */
record CompiledRule(Rule rule, List<Keyword> keywords, List<Keyword> excludeKeywords, List<CategoryPath> categories) {

    static CompiledRule of(Rule rule) {
        return new CompiledRule(
                rule,
                rule.keywords().stream().map(Keyword::of).toList(),
                rule.excludeKeywords().stream().map(Keyword::of).toList(),
                rule.categories().stream().map(CategoryPath::of).toList());
    }

    UUID id() {
        return rule.id();
    }

    boolean matches(AnalysedListing listing) {
        for (var check : Check.CHEAPEST_FIRST) {
            if (!check.passes(this, listing)) {
                return false;
            }
        }
        return true;
    }
}
