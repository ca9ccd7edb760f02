package com.dealscout.matcher;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer is waiting for, as it was typed.
 *
 * <p>Immutable and serialisable; the lists are copied. An {@link RuleIndex index} analyses the texts once, when the
 * rule is put into it.
 *
 * @param owner the buyer, whose own listings the rule never matches
 * @param keywords any one is enough, none means any listing; see {@link Keyword} for what a keyword may be
 * @param excludeKeywords not one may occur
 * @param categories any one is enough, none means any category; see {@link CategoryPath}
 * @param condition the lowest acceptable, or null for any
 * @param near null for anywhere
 */
public record Rule(
        UUID id,
        UUID owner,
        List<String> keywords,
        List<String> excludeKeywords,
        PriceRange price,
        List<String> categories,
        @Nullable Condition condition,
        @Nullable Circle near)
        implements Serializable {

    public Rule {
        Objects.requireNonNull(id, "A rule needs an id.");
        Objects.requireNonNull(owner, "A rule needs an owner.");
        Objects.requireNonNull(price, "A rule without price bounds has PriceRange.ANY.");
        keywords = List.copyOf(keywords);
        excludeKeywords = List.copyOf(excludeKeywords);
        categories = List.copyOf(categories);
    }
}
