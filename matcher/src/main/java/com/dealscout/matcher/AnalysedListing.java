package com.dealscout.matcher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A listing whose texts have been analysed, once for all rules.
 *
 * @param fields the title and the description; a phrase lies in one of them
 * @param written the folded words of both as they are written
 * @param joined the words that join a hyphenated compound; they meet single words only
 * @param foldedJoined the same, folded
 */
record AnalysedListing(
        Listing listing,
        List<Field> fields,
        Set<String> written,
        List<String> joined,
        Set<String> foldedJoined,
        @Nullable CategoryPath category) {

    static AnalysedListing of(Listing listing) {
        var fields = new ArrayList<Field>(2);
        var written = new HashSet<String>();
        var joined = new ArrayList<String>();
        var foldedJoined = new HashSet<String>();
        for (var raw : List.of(listing.title(), listing.description())) {
            var text = Text.of(raw);
            var field = Field.of(text);
            fields.add(field);
            written.addAll(field.folded);
            for (var word : text.joined()) {
                joined.add(word);
                foldedJoined.add(Folding.fold(word));
            }
        }
        var category = listing.category();
        return new AnalysedListing(
                listing, fields, written, joined, foldedJoined, category == null ? null : CategoryPath.of(category));
    }

    /** One word, folded: written so, or with hyphens. */
    boolean hasWord(String folded) {
        return written.contains(folded) || foldedJoined.contains(folded);
    }

    /** One word, folded, written without hyphens. */
    boolean hasWrittenWord(String folded) {
        return written.contains(folded);
    }

    /** A word, written with hyphens or not, that starts so before or after folding. */
    boolean hasWordWithPrefix(String prefix) {
        return fields.stream().anyMatch(field -> field.hasWordWithPrefix(prefix))
                || joined.stream().anyMatch(word -> word.startsWith(prefix))
                || foldedJoined.stream().anyMatch(word -> word.startsWith(prefix));
    }

    /** Words side by side in one field; {@code prefix} if of the last one only the start is given. */
    boolean hasPhrase(List<String> words, boolean prefix) {
        // Most phrases fail here, before any position is looked at.
        return written.contains(words.getFirst()) && fields.stream().anyMatch(field -> field.hasPhrase(words, prefix));
    }

    /** The words of the title or of the description, in order. */
    record Field(List<String> words, List<String> folded) {

        static Field of(Text text) {
            return new Field(
                    text.words(), text.words().stream().map(Folding::fold).toList());
        }

        boolean hasWordWithPrefix(String prefix) {
            for (var i = 0; i < words.size(); i++) {
                if (startsWith(i, prefix)) {
                    return true;
                }
            }
            return false;
        }

        boolean hasPhrase(List<String> phrase, boolean prefix) {
            for (var start = 0; start + phrase.size() <= words.size(); start++) {
                if (standsAt(start, phrase, prefix)) {
                    return true;
                }
            }
            return false;
        }

        private boolean standsAt(int start, List<String> phrase, boolean prefix) {
            var last = phrase.size() - 1;
            for (var i = 0; i < last; i++) {
                if (!folded.get(start + i).equals(phrase.get(i))) {
                    return false;
                }
            }
            return prefix
                    ? startsWith(start + last, phrase.get(last))
                    : folded.get(start + last).equals(phrase.get(last));
        }

        private boolean startsWith(int index, String prefix) {
            return words.get(index).startsWith(prefix) || folded.get(index).startsWith(prefix);
        }
    }
}
