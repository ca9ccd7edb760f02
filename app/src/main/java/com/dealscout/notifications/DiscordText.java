package com.dealscout.notifications;

import java.util.regex.Pattern;

/** What people typed, made harmless for Discord's markdown, and cut to what a place holds. */
final class DiscordText {

    private static final String ELLIPSIS = "…";
    private static final int LONGEST_LABEL = 100;

    /** Marks that mean something wherever they stand; {@code <} begins mentions, emoji and time stamps. */
    private static final Pattern ANYWHERE = Pattern.compile("([\\\\*_~`|\\[\\]<>@])");

    /** Marks that mean something at the start of a line: headings, lists, small print. */
    private static final Pattern AT_LINE_START = Pattern.compile("(?m)^([ \\t]*)([#+-])");

    private static final Pattern NUMBERED = Pattern.compile("(?m)^([ \\t]*\\d+)\\.");

    /** Discord makes links of addresses by itself; a broken one stays text. */
    private static final Pattern LINKED = Pattern.compile("://");

    private DiscordText() {}

    /** The text as Discord will show it, none of it formatted and nothing of it a link. */
    static String escaped(String text) {
        var escaped = ANYWHERE.matcher(text).replaceAll("\\\\$1");
        escaped = AT_LINE_START.matcher(escaped).replaceAll("$1\\\\$2");
        escaped = NUMBERED.matcher(escaped).replaceAll("$1\\\\.");
        return LINKED.matcher(escaped).replaceAll("\\\\://");
    }

    /** The text escaped, and cut so that it is no longer than {@code most} characters and ends in no half escape. */
    static String escaped(String text, int most) {
        var whole = escaped(text);
        if (whole.length() <= most) {
            return whole;
        }
        // The longer the beginning the longer its escaped form, so the longest that fits is found by halving.
        var kept = 0;
        var tooMuch = Math.min(text.length(), most) + 1;
        while (tooMuch - kept > 1) {
            var middle = (kept + tooMuch) / 2;
            if (escaped(text.substring(0, middle)).length() <= most - ELLIPSIS.length()) {
                kept = middle;
            } else {
                tooMuch = middle;
            }
        }
        if (kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return escaped(text.substring(0, kept)) + ELLIPSIS;
    }

    /** A masked link; the label is ours or escaped, the address one of the web's. */
    static String link(String label, String webAddress) {
        return "[" + escaped(label, LONGEST_LABEL) + "]("
                + webAddress.replace("(", "%28").replace(")", "%29") + ")";
    }
}
