package com.dealscout.matcher;

import java.util.Map;

/**
 * Makes singular and plural of an English word one: chairs = chair, batteries = battery, women's = woman.
 *
 * <p>The result need not be a word ("shoe" becomes "sho"); what counts is that the forms of one word meet and different
 * words do not. Less than a stemmer on purpose: "chair" must not meet "chairman", nor "tennis" "tenni". Only words of
 * a–z are touched, so model numbers and other languages stay as they are.
 */
final class Folding {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("knives", "knife"),
            Map.entry("shelves", "shelf"),
            Map.entry("wolves", "wolf"),
            Map.entry("leaves", "leaf"),
            Map.entry("scarves", "scarf"),
            Map.entry("halves", "half"),
            Map.entry("loaves", "loaf"),
            Map.entry("thieves", "thief"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("children", "child"),
            Map.entry("feet", "foot"),
            Map.entry("teeth", "tooth"),
            Map.entry("mice", "mouse"),
            Map.entry("geese", "goose"));

    private Folding() {}

    /** The folded form of a normalised word. */
    static String fold(String word) {
        if (!word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return word;
        }
        var folded = regular(word);
        while (folded.length() > 3) {
            var shorter = step(folded);
            if (shorter.equals(folded)) {
                break;
            }
            folded = regular(shorter);
        }
        return folded;
    }

    private static String regular(String word) {
        return IRREGULAR.getOrDefault(word, word);
    }

    private static String step(String word) {
        if (endsInPluralS(word)) {
            return word.substring(0, word.length() - 1);
        }
        if (word.endsWith("ie")) {
            return word.substring(0, word.length() - 2) + "y";
        }
        if (endsInPluralE(word)) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    private static boolean endsInPluralS(String word) {
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
    }

    private static boolean endsInPluralE(String word) {
        return word.endsWith("se")
                || word.endsWith("xe")
                || word.endsWith("ze")
                || word.endsWith("che")
                || word.endsWith("she")
                || word.endsWith("oe");
    }
}
