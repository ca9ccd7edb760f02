package com.dealscout.notifications;

import com.dealscout.platform.Wording;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a message writes values: the same in mails and in Discord. */
final class Words {

    private static final Pattern NOT_OF_A_LINE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+");

    private Words() {}

    /** One thing known about an offer. */
    record Fact(String name, String value) {}

    /**
     * What somebody typed, as one line: it can neither start another header nor another paragraph, nor turn around our
     * own words behind it.
     */
    static String oneLine(String text) {
        return NOT_OF_A_LINE.matcher(Wording.unturned(text)).replaceAll(" ").strip();
    }

    /** The address as it may stand in a message, or nothing if it is none of the web's. */
    static Optional<String> webAddress(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            var uri = new URI(url);
            var web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Those of the links that lead into the web, each label one line. */
    static List<Content.Link> links(List<Content.Link> links) {
        return links.stream()
                .flatMap(link ->
                        webAddress(link.url()).map(url -> new Content.Link(oneLine(link.label()), url)).stream())
                .toList();
    }

    /** What is known of it, in the order in which it is told. */
    static List<Fact> facts(Content.Deal deal, @Nullable BigDecimal before) {
        var facts = new ArrayList<Fact>();
        var price = deal.price();
        if (price != null) {
            var now = Wording.money(price, deal.currency());
            facts.add(new Fact(
                    "Price", before == null ? now : now + " (was " + Wording.money(before, deal.currency()) + ")"));
        }
        add(facts, "Category", deal.category());
        add(facts, "Condition", deal.condition() == null ? null : Wording.capitalised(deal.condition()));
        add(facts, "Location", deal.place());
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !oneLine(value).isEmpty()) {
            facts.add(new Fact(name, oneLine(value)));
        }
    }

    /** "A", "B" and "C". */
    static String quotedList(List<String> names) {
        var quoted = names.stream().map(n -> "\"" + n + "\"").toList();
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        return String.join(", ", quoted.subList(0, quoted.size() - 1)) + " and " + quoted.getLast();
    }
}
