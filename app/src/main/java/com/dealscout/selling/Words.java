package com.dealscout.selling;

import org.jspecify.annotations.Nullable;

/** What people may type: one line, or a text of several. Lengths are in characters as people count them: code points. */
enum Words {
    /** No line breaks and no tabs. */
    LINE,
    TEXT;

    private static final int SHOWN = 60;

    /** Without the spaces at its ends, and otherwise as it was typed. */
    static String trim(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /** Why that text is refused, in words, or null. */
    @Nullable
    String fault(String text, int longest) {
        var length = text.codePointCount(0, text.length());
        if (length > longest) {
            return "has %,d characters; at most %,d fit. Shorten it.".formatted(length, longest);
        }
        var bad = text.codePoints().filter(this::isRefused).findFirst();
        return bad.isPresent()
                ? "holds the character U+%04X, which cannot be shown. Remove it.".formatted(bad.getAsInt())
                : null;
    }

    private boolean isRefused(int character) {
        var isBreak = character == '\n' || character == '\r' || character == '\t';
        if (isBreak) {
            return this == LINE;
        }
        return switch (Character.getType(character)) {
            // half a surrogate pair is no character, and no database takes it
            case Character.CONTROL, Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** What somebody sent, fit to be repeated in an error: short, and without what cannot be shown. */
    static String shown(String text) {
        var shown = text.codePoints()
                .limit(SHOWN)
                .map(c -> LINE.isRefused(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) > SHOWN ? shown + "…" : shown.toString();
    }
}
