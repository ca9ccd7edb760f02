package com.dealscout.matcher;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer looks for in the words of a listing: a word, a phrase, or the start of a word.
 *
 * <ul>
 *   <li>{@code chair} occurs in "two chairs", never in "wheelchair".
 *   <li>{@code gaming chair} occurs where the two stand side by side in the title or in the description, and in
 *       "gamingchair"; {@code e-bike} and {@code e bike} are the same keyword.
 *   <li>{@code gam*} occurs in "gaming" and "games"; {@code gaming ch*} in "gaming chair".
 * </ul>
 */
public final class Keyword {

    /** All folded, but for the last one of a keyword with a star. */
    private final List<String> words;

    /** Whether it ends in a star. */
    private final boolean prefix;

    /** The one word, folded, in which a phrase without a star may be written as well. */
    private final @Nullable String joined;

    private Keyword(List<String> words, boolean prefix, @Nullable String joined) {
        this.words = words;
        this.prefix = prefix;
        this.joined = joined;
    }

    /** Analyses what was typed; every text is a keyword, though perhaps an {@linkplain #isEmpty() empty} one. */
    public static Keyword of(String text) {
        var normalised = Text.normalise(text).strip();
        var prefix = normalised.endsWith("*");
        var written = Text.split(normalised).words();

        var words = new ArrayList<String>(written.size());
        for (var i = 0; i < written.size(); i++) {
            var word = written.get(i);
            words.add(prefix && i == written.size() - 1 ? word : Folding.fold(word));
        }
        var joined = written.size() > 1 && !prefix ? Folding.fold(String.join("", written)) : null;
        return new Keyword(List.copyOf(words), prefix, joined);
    }

    /** Whether no word is left of what was typed, as of ", !": such a keyword occurs nowhere. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    boolean occursIn(AnalysedListing listing) {
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> prefix ? listing.hasWordWithPrefix(words.getFirst()) : listing.hasWord(words.getFirst());
            default -> (joined != null && listing.hasWrittenWord(joined)) || listing.hasPhrase(words, prefix);
        };
    }
}
