package com.dealscout.matcher;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * The words of a text, normalised but not folded.
 *
 * @param words as they are written, in order
 * @param joined for each compound written with hyphens the one word that joins all its parts: "ebike" for "e-bike"
 */
record Text(List<String> words, List<String> joined) {

    static Text of(String text) {
        return split(normalise(text));
    }

    /**
     * Takes from a text what two people write differently and mean alike: accents, case, width, ligatures, apostrophes.
     *
     * <p>The order matters. Marks can only be dropped once they stand apart (NFKD). Upper case first makes ß = ss and
     * joins letters that have one capital; the lower case of Σ depends on its place in the word, so both of its forms
     * become one. NFKC puts together again what belongs together, such as Korean syllables.
     */
    static String normalise(String text) {
        var bare = without(
                Normalizer.normalize(text, Normalizer.Form.NFKD),
                c -> Character.getType(c) == Character.NON_SPACING_MARK);
        var oneCase = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return without(Normalizer.normalize(oneCase, Normalizer.Form.NFKC), c -> c == '\'' || c == '’' || c == 'ʼ');
    }

    /** The words of a text that has been normalised. */
    static Text split(String text) {
        var words = new ArrayList<String>();
        var joined = new ArrayList<String>();
        var compound = new StringBuilder();
        var parts = 0;
        var at = 0;
        while (at < text.length()) {
            var end = wordEnd(text, at);
            if (end == at) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            words.add(text.substring(at, end));
            compound.append(text, at, end);
            parts++;
            if (end < text.length() && isHyphen(text.charAt(end)) && wordEnd(text, end + 1) > end + 1) {
                at = end + 1;
                continue;
            }
            if (parts > 1) {
                joined.add(compound.toString());
            }
            compound.setLength(0);
            parts = 0;
            at = end;
        }
        return new Text(List.copyOf(words), List.copyOf(joined));
    }

    /** Where the word that starts at {@code start} ends: there, if none does. */
    private static int wordEnd(String text, int start) {
        var end = start;
        while (end < text.length()) {
            var character = text.codePointAt(end);
            if (standsAlone(character)) {
                return end == start ? end + Character.charCount(character) : end;
            }
            if (!isPartOfWord(character)) {
                return end;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    private static boolean isPartOfWord(int character) {
        return Character.isLetterOrDigit(character) || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    /** Chinese and Japanese are written without spaces, and a picture says a word. */
    private static boolean standsAlone(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> Character.isExtendedPictographic(character) && !isSymbolOfLaw(character);
        };
    }

    private static boolean isSymbolOfLaw(int character) {
        return character == '©' || character == '®' || character == '™';
    }

    /** HYPHEN-MINUS, HYPHEN and NON-BREAKING HYPHEN, which normalising turns into HYPHEN. */
    private static boolean isHyphen(char character) {
        return character == '-' || character == '\u2010' || character == '\u2011';
    }

    private static String without(String text, IntPredicate unwanted) {
        return text.codePoints()
                .filter(unwanted.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
