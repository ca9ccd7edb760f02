package com.dealscout.matcher;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The definition of a match, as it reads on paper: slow and obvious, one rule and one listing at a time.
 *
 * <p>It shares nothing with the product but the types of rule and listing: patterns where that has loops, and no check
 * that saves work. An index is right where it agrees with this. The words of a text are remembered, so that thousands of
 * rules can be held against a listing in a test's time; not safe for several threads.
 */
public final class ReferenceMatcher {

    // Text, 2: "each character whose Unicode Script is Han, Hiragana or Katakana and each pictograph
    // (Extended_Pictographic, but not ©, ®, ™) is a word of its own"
    private static final String ALONE =
            "[[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsExtended_Pictographic}]&&[^\\x{A9}\\x{AE}\\x{2122}]]";

    // "longest runs of letters, digits and spacing marks"
    private static final String RUN = "(?:(?!" + ALONE + ")[\\p{L}\\p{Nd}\\p{Mc}])+";

    private static final Pattern WORD = Pattern.compile(ALONE + "|" + RUN);

    // "A compound written with hyphens in a listing (U+002D, U+2010 or U+2011 between words, nothing else)"
    private static final Pattern COMPOUND =
            Pattern.compile("(?:" + WORD + ")(?:[\\x{2D}\\x{2010}\\x{2011}](?:" + WORD + "))+");

    private static final List<String> MANY = List.of(
            "knives shelves wolves leaves scarves halves loaves thieves men women children feet teeth mice geese"
                    .split(" "));

    private static final List<String> ONE =
            List.of("knife shelf wolf leaf scarf half loaf thief man woman child foot tooth mouse goose".split(" "));

    private final Map<String, Words> remembered = new HashMap<>();

    /** The ids of the rules that the listing meets, in the order of the rules. */
    public List<UUID> match(Collection<Rule> rules, Listing listing) {
        return rules.stream()
                .filter(rule -> matches(rule, listing))
                .map(Rule::id)
                .toList();
    }

    /** A rule matches an available listing when all of these hold. */
    public boolean matches(Rule rule, Listing listing) {
        return available(rule, listing)
                && price(rule, listing)
                && keywords(rule, listing)
                && excludeKeywords(rule, listing)
                && category(rule, listing)
                && condition(rule, listing)
                && distance(rule, listing);
    }

    // "the listing is available, and its seller is not the rule's owner"
    private static boolean available(Rule rule, Listing listing) {
        if (!listing.available()) {
            return false;
        }
        return listing.seller() == null || !listing.seller().equals(rule.owner());
    }

    // "min ≤ price ≤ max, inclusive; an absent bound is no bound; where a bound is set, a listing without a price or in
    // another currency fails"
    private static boolean price(Rule rule, Listing listing) {
        var min = rule.price().minCents();
        var max = rule.price().maxCents();
        if (min == null && max == null) {
            return true;
        }
        if (listing.price() == null
                || !listing.price().currency().equals(rule.price().currency())) {
            return false;
        }
        var price = listing.price().cents();
        if (min != null && price < min) {
            return false;
        }
        if (max != null && price > max) {
            return false;
        }
        return true;
    }

    // "ANY keyword occurs in title or description; no keywords = any"
    private boolean keywords(Rule rule, Listing listing) {
        if (rule.keywords().isEmpty()) {
            return true;
        }
        for (var keyword : rule.keywords()) {
            if (occurs(keyword, listing.title()) || occurs(keyword, listing.description())) {
                return true;
            }
        }
        return false;
    }

    // "NONE occurs in title or description"
    private boolean excludeKeywords(Rule rule, Listing listing) {
        for (var keyword : rule.excludeKeywords()) {
            if (occurs(keyword, listing.title()) || occurs(keyword, listing.description())) {
                return false;
            }
        }
        return true;
    }

    // "the listing's category path equals one of the rule's categories or lies below it; " - ", " > " and " / "
    // separate
    // levels; compared level by level after step 1 of the text rules and trimming, without folding; none = any"
    private static boolean category(Rule rule, Listing listing) {
        if (rule.categories().isEmpty()) {
            return true;
        }
        if (listing.category() == null) {
            return false;
        }
        var path = levels(listing.category());
        for (var category : rule.categories()) {
            var wanted = levels(category);
            if (path.equals(wanted)) {
                return true;
            }
            if (path.size() > wanted.size() && path.subList(0, wanted.size()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> levels(String category) {
        return Arrays.stream(category.split(" - | > | / ", -1))
                .map(level -> normalised(level).trim())
                .toList();
    }

    // "at least the rule's, on poor < fair < good < great < excellent < new; an unknown condition fails a minimum"
    private static boolean condition(Rule rule, Listing listing) {
        if (rule.condition() == null) {
            return true;
        }
        if (listing.condition() == null) {
            return false;
        }
        var scale = List.of("poor", "fair", "good", "great", "excellent", "new");
        return scale.indexOf(listing.condition().word())
                >= scale.indexOf(rule.condition().word());
    }

    // "great-circle distance (haversine, R = 3958.7613 mi) within the radius, inclusive; a listing without a place
    // fails
    // a radius"
    private static boolean distance(Rule rule, Listing listing) {
        if (rule.near() == null) {
            return true;
        }
        if (listing.place() == null) {
            return false;
        }
        return miles(rule.near().centre(), listing.place()) <= rule.near().radiusMiles();
    }

    private static double miles(Point a, Point b) {
        var dLat = StrictMath.toRadians(b.latitude() - a.latitude());
        var dLon = StrictMath.toRadians(b.longitude() - a.longitude());
        var h = StrictMath.pow(StrictMath.sin(dLat / 2), 2)
                + StrictMath.cos(StrictMath.toRadians(a.latitude()))
                        * StrictMath.cos(StrictMath.toRadians(b.latitude()))
                        * StrictMath.pow(StrictMath.sin(dLon / 2), 2);
        return h >= 1 ? StrictMath.PI * 3958.7613 : 2 * 3958.7613 * StrictMath.asin(StrictMath.sqrt(h));
    }

    /** Whether a keyword occurs in the title or in the description, whichever this is. */
    private boolean occurs(String keyword, String text) {
        var wanted = words(keyword);
        var found = words(text);
        if (wanted.written.isEmpty()) {
            return false; // "A keyword with nothing left in it (", !") can match nothing"
        }
        if (wanted.star) {
            return occursWithStar(wanted, found);
        }
        if (wanted.written.size() == 1) {
            return occursAsOneWord(wanted, found);
        }
        return occursAsPhrase(wanted, found);
    }

    // "One word: equal folded." And: "one word that joins all its parts ..., which can meet a one-word keyword only"
    private static boolean occursAsOneWord(Words wanted, Words found) {
        var word = wanted.folded.getFirst();
        return found.folded.contains(word) || found.foldedJoined.contains(word);
    }

    // "Several words: consecutive in the title or in the description, never across; also met by one written word of the
    // listing that joins them (not by step 2's joined word, and not with *)"
    private static boolean occursAsPhrase(Words wanted, Words found) {
        for (var i = 0; i < found.folded.size(); i++) {
            if (equalFrom(i, wanted.folded, found.folded)) {
                return true;
            }
        }
        return found.folded.contains(wanted.foldedAsOne);
    }

    private static boolean equalFrom(int start, List<String> wanted, List<String> found) {
        for (var i = 0; i < wanted.size(); i++) {
            if (start + i >= found.size() || !found.get(start + i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    // "Ending in *: its last word, itself not folded, is a prefix of the listing's word, folded or not (of step 2's
    // joined
    // word too, if the keyword is that one word)."
    private static boolean occursWithStar(Words wanted, Words found) {
        var earlier = wanted.folded.subList(0, wanted.folded.size() - 1);
        var last = wanted.written.getLast();
        for (var i = 0; i + earlier.size() < found.written.size(); i++) {
            var next = i + earlier.size();
            if (equalFrom(i, earlier, found.folded)
                    && (found.written.get(next).startsWith(last)
                            || found.folded.get(next).startsWith(last))) {
                return true;
            }
        }
        if (earlier.isEmpty()) {
            return found.joined.stream().anyMatch(word -> word.startsWith(last))
                    || found.foldedJoined.stream().anyMatch(word -> word.startsWith(last));
        }
        return false;
    }

    /**
     * What a text comes down to.
     *
     * @param written its words
     * @param joined for each compound the word that joins its parts
     * @param foldedAsOne all its words as one; of use in keywords
     * @param star whether it ends in a star; of use in keywords
     */
    record Words(
            List<String> written,
            List<String> folded,
            List<String> joined,
            List<String> foldedJoined,
            String foldedAsOne,
            boolean star) {}

    Words words(String text) {
        return remembered.computeIfAbsent(text, ReferenceMatcher::analysed);
    }

    static Words analysed(String text) {
        var normalised = normalised(text);
        var written = WORD.matcher(normalised).results().map(MatchResult::group).toList();
        // "gives its parts in order and, besides, one word that joins all its parts ("ebike", joined first, then
        // folded)"
        var joined = COMPOUND.matcher(normalised)
                .results()
                .map(compound -> compound.group().replaceAll("[\\x{2D}\\x{2010}\\x{2011}]", ""))
                .toList();
        return new Words(
                written,
                written.stream().map(ReferenceMatcher::fold).toList(),
                joined,
                joined.stream().map(ReferenceMatcher::fold).toList(),
                fold(String.join("", written)),
                normalised.trim().endsWith("*"));
    }

    // Text, 1: "NFKD; drop non-spacing marks (Mn); upper-case then lower-case (root locale), ς → σ; NFKC; drop
    // apostrophes (', ’, ʼ)"
    static String normalised(String text) {
        text = Normalizer.normalize(text, Normalizer.Form.NFKD);
        text = text.replaceAll("\\p{Mn}", "");
        text = text.toUpperCase(Locale.ROOT);
        text = text.toLowerCase(Locale.ROOT);
        text = text.replaceAll("\\x{3C2}", "\u03c3");
        text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return text.replaceAll("[\\x{27}\\x{2019}\\x{2BC}]", "");
    }

    // Text, 3: "Fold, for words of a–z only, at the start and after each step the irregular ones; while longer than
    // three
    // letters: ending in s but not ss, us, is → drop the s; ending in ie → y; ending in e after s, x, z, ch, sh or o →
    // drop the e; else stop."
    static String fold(String word) {
        if (!word.matches("[a-z]+")) {
            return word;
        }
        word = irregular(word);
        while (word.length() > 3) {
            var shorter = word.substring(0, word.length() - 1);
            if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")) {
                word = irregular(shorter);
            } else if (word.endsWith("ie")) {
                word = irregular(word.replaceAll("ie$", "y"));
            } else if (word.endsWith("e") && shorter.matches(".*(s|x|z|ch|sh|o)")) {
                word = irregular(shorter);
            } else {
                return word;
            }
        }
        return word;
    }

    private static String irregular(String word) {
        var place = MANY.indexOf(word);
        return place < 0 ? word : ONE.get(place);
    }
}
