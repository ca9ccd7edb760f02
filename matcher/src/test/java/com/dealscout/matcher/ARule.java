package com.dealscout.matcher;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule in words: {@code aRule().withKeywords("chair").upTo(350_00).made()}; what is not said is any. */
record ARule(Rule made) {

    static ARule aRule() {
        return new ARule(new Rule(
                UUID.randomUUID(), UUID.randomUUID(), List.of(), List.of(), PriceRange.ANY, List.of(), null, null));
    }

    ARule withId(UUID id) {
        return with(id, made.owner(), made.keywords(), made.excludeKeywords(), made.price(), made.categories());
    }

    ARule ownedBy(UUID owner) {
        return with(made.id(), owner, made.keywords(), made.excludeKeywords(), made.price(), made.categories());
    }

    ARule withKeywords(String... keywords) {
        return with(
                made.id(), made.owner(), List.of(keywords), made.excludeKeywords(), made.price(), made.categories());
    }

    ARule without(String... excludeKeywords) {
        return with(
                made.id(), made.owner(), made.keywords(), List.of(excludeKeywords), made.price(), made.categories());
    }

    ARule priced(@Nullable Long minCents, @Nullable Long maxCents, String currency) {
        return with(
                made.id(),
                made.owner(),
                made.keywords(),
                made.excludeKeywords(),
                new PriceRange(minCents, maxCents, currency),
                made.categories());
    }

    ARule in(String... categories) {
        return with(
                made.id(), made.owner(), made.keywords(), made.excludeKeywords(), made.price(), List.of(categories));
    }

    ARule inConditionOf(@Nullable Condition minimum) {
        return new ARule(new Rule(
                made.id(),
                made.owner(),
                made.keywords(),
                made.excludeKeywords(),
                made.price(),
                made.categories(),
                minimum,
                made.near()));
    }

    ARule near(@Nullable Circle circle) {
        return new ARule(new Rule(
                made.id(),
                made.owner(),
                made.keywords(),
                made.excludeKeywords(),
                made.price(),
                made.categories(),
                made.condition(),
                circle));
    }

    private ARule with(
            UUID id,
            UUID owner,
            List<String> keywords,
            List<String> excludeKeywords,
            PriceRange price,
            List<String> categories) {
        return new ARule(
                new Rule(id, owner, keywords, excludeKeywords, price, categories, made.condition(), made.near()));
    }
}
