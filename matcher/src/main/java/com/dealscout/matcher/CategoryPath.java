package com.dealscout.matcher;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A category and those that it lies in, from the widest to itself: "Furniture - Gaming" is Gaming in Furniture.
 *
 * <p>Levels stand apart by a hyphen, {@code >} or {@code /} with a space on both sides. They are equal if they read alike
 * once accents, case, apostrophes and spaces at the ends are gone; plurals are not folded.
 */
public final class CategoryPath {

    private static final Pattern SEPARATOR = Pattern.compile(" [->/] ");

    private final List<String> levels;

    private CategoryPath(List<String> levels) {
        this.levels = levels;
    }

    public static CategoryPath of(String text) {
        return new CategoryPath(Arrays.stream(SEPARATOR.split(text, -1))
                .map(level -> Text.normalise(level).strip())
                .toList());
    }

    /** From the widest to itself, as they are compared. */
    public List<String> levels() {
        return levels;
    }

    /** Whether it is that category or lies below it: Furniture Covers does not lie below Furniture. */
    public boolean isSameOrBelow(CategoryPath other) {
        return levels.size() >= other.levels.size()
                && levels.subList(0, other.levels.size()).equals(other.levels);
    }
}
