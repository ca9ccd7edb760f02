package com.dealscout.inbox;

import com.dealscout.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a person wrote: 1–2,000 characters, without control characters other than line breaks and tabs. */
record MessageText(String value) {

    static final int MAX_LENGTH = 2_000;

    /** @throws Problem.Invalid for the field {@code text} */
    static MessageText of(@Nullable String typed) {
        var text = typed == null ? "" : trim(typed);
        var length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            throw Problem.Invalid.field("text", "is empty. Write between 1 and " + MAX_LENGTH + " characters.");
        }
        if (length > MAX_LENGTH) {
            throw Problem.Invalid.field(
                    "text", "has " + length + " characters; a message may have " + MAX_LENGTH + ". Shorten it.");
        }
        if (text.codePoints().anyMatch(MessageText::forbidden)) {
            throw Problem.Invalid.field("text", "holds a control character. Write it without.");
        }
        return new MessageText(text);
    }

    /** A message that a marketplace has delivered is never lost for what is in it: what cannot be stored is left out. */
    static MessageText received(String text) {
        return new MessageText(without(text));
    }

    /** A name as a marketplace gives it, fit for a subject line. */
    static String name(String given) {
        var name = without(given).replaceAll("\\s+", " ").strip();
        if (name.isEmpty()) {
            return "A buyer";
        }
        return name.codePointCount(0, name.length()) <= 80 ? name : name.substring(0, name.offsetByCodePoints(0, 80));
    }

    /** Spaces at the ends go, and nothing else. */
    private static String trim(String typed) {
        var from = 0;
        var to = typed.length();
        while (from < to && typed.charAt(from) == ' ') {
            from++;
        }
        while (from < to && typed.charAt(to - 1) == ' ') {
            to--;
        }
        return typed.substring(from, to);
    }

    private static String without(String text) {
        return text.codePoints()
                .filter(c -> !forbidden(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean forbidden(int c) {
        var type = Character.getType(c);
        return type == Character.SURROGATE || (type == Character.CONTROL && c != '\n' && c != '\t' && c != '\r');
    }
}
