package com.dealscout.matcher;

import java.util.LinkedHashSet;
import java.util.Set;

/** The words of a text as a search by single words compares them: what {@link Keyword} finds by a word, it finds. */
public final class Words {

    private Words() {}

    /** The distinct words, folded, in order; for a compound written with hyphens its parts and the one that joins them. */
    public static Set<String> of(String text) {
        var split = Text.of(text);
        var words = new LinkedHashSet<String>();
        split.words().forEach(word -> words.add(Folding.fold(word)));
        split.joined().forEach(word -> words.add(Folding.fold(word)));
        return words;
    }

    /** The same of what somebody looks for, where the joined word of a compound is not asked for besides its parts. */
    public static Set<String> wanted(String text) {
        var words = new LinkedHashSet<String>();
        Text.of(text).words().forEach(word -> words.add(Folding.fold(word)));
        return words;
    }
}
