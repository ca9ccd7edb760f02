package com.dealscout.sandbox;

import java.util.Collection;
import java.util.stream.Collectors;

/** Markup, and never anything else: text becomes markup only by being escaped. */
record Html(String markup) {

    static final Html NONE = new Html("");

    /** The template with each {@code {}} replaced in turn: markup as it is, everything else as escaped text. */
    static Html of(String template, Object... values) {
        var markup = new StringBuilder(template.length() + 64 * values.length);
        var from = 0;
        for (var value : values) {
            var gap = template.indexOf("{}", from);
            if (gap < 0) {
                throw new IllegalArgumentException("more values than gaps in " + template);
            }
            markup.append(template, from, gap);
            markup.append(value instanceof Html html ? html.markup : escaped(String.valueOf(value)));
            from = gap + 2;
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    static Html all(Collection<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    static Html when(boolean condition, Html html) {
        return condition ? html : NONE;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
