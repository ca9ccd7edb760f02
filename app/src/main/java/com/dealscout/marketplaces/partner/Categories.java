package com.dealscout.marketplaces.partner;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the marketplace's category that is nearest to ours, which is free text in levels ("Furniture - Gaming").
 *
 * <p>Two categories are compared by the words of their levels. A marketplace's category that lies on our path is nearer
 * the deeper it lies; failing that, one whose name is one of our levels; failing that, the one that shares most words;
 * failing that, the marketplace's own <em>other</em>. Listing a thing in a coarse category is better than not listing
 * it, so one is always found unless the marketplace has none. A category whose required attributes the item lacks is
 * passed over.
 */
final class Categories {

    private static final Pattern LEVELS = Pattern.compile("\\s+[-–—>/]\\s+|\\s*[>]\\s*");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Set<String> FILLERS = Set.of("and", "the", "of", "for", "amp");
    private static final Set<String> OTHER = Set.of("other", "misc", "miscellaneous", "everything", "general");

    private final List<Shelf> shelves;

    /** @param path words of each level from the top down to its own name */
    private record Shelf(String id, List<Set<String>> path, Set<String> needs) {

        Set<String> name() {
            return path.getLast();
        }
    }

    Categories(Collection<Wire.Category> categories) {
        var byId = new HashMap<String, Wire.Category>();
        for (var category : categories) {
            if (category.id() != null) {
                byId.put(category.id(), category);
            }
        }
        this.shelves = byId.isEmpty()
                ? List.of()
                : categories.stream()
                        .filter(c -> c.id() != null)
                        .map(c -> new Shelf(
                                Objects.requireNonNull(c.id()),
                                path(c, byId),
                                c.requiredAttributes() == null ? Set.of() : Set.copyOf(c.requiredAttributes())))
                        .toList();
    }

    private static List<Set<String>> path(Wire.Category category, Map<String, Wire.Category> byId) {
        var path = new ArrayList<Set<String>>();
        var seen = new HashSet<Wire.Category>();
        for (Wire.@Nullable Category at = category; at != null && seen.add(at); at = parent(at, byId)) {
            path.addFirst(words(at.name() == null ? Objects.requireNonNull(at.id()) : at.name()));
        }
        return List.copyOf(path);
    }

    private static Wire.@Nullable Category parent(Wire.Category category, Map<String, Wire.Category> byId) {
        return category.parent() == null ? null : byId.get(category.parent());
    }

    /** The id of the nearest category for which the item has all that is required; empty if there is none at all. */
    Optional<String> nearest(@Nullable String ours, Set<String> attributes) {
        var levels = ours == null ? List.<Set<String>>of() : levels(ours);
        return shelves.stream()
                .filter(shelf -> attributes.containsAll(shelf.needs()))
                .max(Comparator.comparingInt((Shelf shelf) -> nearness(shelf, levels))
                        .thenComparing(shelf -> isOther(shelf) ? 1 : 0)
                        // of equals the first in the marketplace's own order
                        .thenComparing(shelf -> -shelves.indexOf(shelf)))
                .map(Shelf::id);
    }

    private static List<Set<String>> levels(String category) {
        return LEVELS.splitAsStream(category)
                .map(Categories::words)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** Zero: nothing in common. */
    private static int nearness(Shelf shelf, List<Set<String>> levels) {
        var depth = shelf.path().size();
        if (depth <= levels.size() && shelf.path().equals(levels.subList(0, depth))) {
            return 10_000 + 100 * depth;
        }
        for (var i = levels.size() - 1; i >= 0; i--) {
            if (shelf.name().equals(levels.get(i))) {
                return 1_000 + 100 * i + shared(shelf, levels);
            }
        }
        var inName = overlap(shelf.name(), levels);
        return inName == 0
                ? 0
                : 20 * inName + shared(shelf, levels) - shelf.name().size();
    }

    private static int shared(Shelf shelf, List<Set<String>> levels) {
        var words = new HashSet<String>();
        shelf.path().forEach(words::addAll);
        return overlap(words, levels);
    }

    private static int overlap(Set<String> words, List<Set<String>> levels) {
        var common = new HashSet<String>();
        levels.forEach(common::addAll);
        common.retainAll(words);
        return common.size();
    }

    private static boolean isOther(Shelf shelf) {
        return shelf.path().size() == 1
                && (OTHER.contains(shelf.id().toLowerCase(Locale.ROOT))
                        || shelf.name().stream().anyMatch(OTHER::contains));
    }

    /** Lower case, without accents, in the singular as far as an English plural shows. */
    private static Set<String> words(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var words = new LinkedHashSet<String>();
        for (var word : WORDS.split(plain)) {
            if (!word.isEmpty() && !FILLERS.contains(word)) {
                words.add(singular(word));
            }
        }
        return words;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        var plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
