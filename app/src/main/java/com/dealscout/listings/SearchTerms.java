package com.dealscout.listings;

import com.dealscout.matcher.CategoryPath;
import com.dealscout.matcher.Words;
import java.util.List;
import java.util.stream.Stream;

/** Texts in the form in which search compares them, which is that of matching: what a rule finds, search finds. */
final class SearchTerms {

    /** Ends a level; no text from people holds it. */
    private static final char LEVEL_END = '\u001f';

    /** An index entry has room for about 2,700 bytes; a word that long is no word. */
    private static final int LONGEST_WORD = 200;

    private static final int LONGEST_PATH = 500;

    /** The greatest character there is. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private SearchTerms() {}

    /** The distinct words of a listing, sorted. */
    static String[] words(String title, String description) {
        return Stream.of(title, description)
                .flatMap(text -> Words.of(text).stream())
                .map(word -> cut(word, LONGEST_WORD))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    /** The words that all must occur. */
    static List<String> wanted(String q) {
        return Words.wanted(q).stream().map(word -> cut(word, LONGEST_WORD)).toList();
    }

    static String path(String category) {
        var path = new StringBuilder();
        CategoryPath.of(category).levels().forEach(level -> path.append(level).append(LEVEL_END));
        return cut(path.toString(), LONGEST_PATH);
    }

    /** A text behind all that start with {@code path}, and before whatever else is. */
    static String behind(String path) {
        return path + LAST;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
