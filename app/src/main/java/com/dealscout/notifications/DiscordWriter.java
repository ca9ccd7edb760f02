package com.dealscout.notifications;

import com.dealscout.notifications.DiscordMessage.Embed;
import com.dealscout.notifications.DiscordMessage.Field;
import com.dealscout.notifications.DiscordMessage.Image;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what is said into a Discord embed, within Discord's limits (its OpenAPI description, v10). */
@Component
class DiscordWriter {

    private static final int MOST_IN_TITLE = 256;
    private static final int MOST_IN_DESCRIPTION = 4_096;

    /** Discord takes 1,024; all parts together may have 6,000. */
    private static final int MOST_IN_VALUE = 256;

    /** Discord's limit is 6,000 over all parts of an embed; what is cut to this leaves room for the rest. */
    private static final int MOST_IN_LETTER = 3_500;

    private static final int MOST_IN_RULE_NAMES = 1_500;
    private static final int ACCENT = 0x0b6e4f;

    private final NotificationBodies bodies;

    DiscordWriter(NotificationBodies bodies) {
        this.bodies = bodies;
    }

    DiscordMessage write(Parcel parcel) {
        return switch (parcel.said()) {
            case Parcel.Said.Told(var json) -> DiscordMessage.of(embed(bodies.content(json), parcel.reasons()));
            case Parcel.Said.Account _ ->
                throw new IllegalStateException("Account mails go by email only; their links are secret");
        };
    }

    private static Embed embed(Content content, List<Reason> reasons) {
        return switch (content) {
            case Content.Deal deal -> {
                var name = reasons.isEmpty() ? deal.title() : reasons.getFirst().name();
                yield offer("🎯 Deal Alert: " + Words.oneLine(name), deal, null, reasons);
            }
            case Content.PriceDrop(var deal, var before) ->
                offer("📉 Price drop: " + Words.oneLine(deal.title()), deal, before, reasons);
            case Content.Letter letter -> letter(letter);
        };
    }

    private static Embed offer(String title, Content.Deal deal, @Nullable BigDecimal before, List<Reason> reasons) {
        var fields = new ArrayList<Field>();
        for (var fact : Words.facts(deal, before)) {
            fields.add(new Field(fact.name(), DiscordText.escaped(fact.value(), MOST_IN_VALUE), true));
        }
        var page = Words.webAddress(deal.pageUrl()).orElse(null);
        return new Embed(
                DiscordText.escaped(title, MOST_IN_TITLE),
                page,
                description(deal, page, reasons),
                ACCENT,
                fields,
                Words.webAddress(deal.imageUrl()).map(Image::new).orElse(null));
    }

    private static String description(Content.Deal deal, @Nullable String page, List<Reason> reasons) {
        var parts = new ArrayList<String>();
        parts.add("**" + DiscordText.escaped(Words.oneLine(deal.title()), MOST_IN_TITLE) + "**");
        var links = new ArrayList<>(Words.links(deal.links()));
        if (page != null) {
            links.add(new Content.Link("See it on Deal Scout", page));
        }
        parts.add(fitting(
                links.stream().map(l -> DiscordText.link(l.label(), l.url())).toList(), 2_000));
        parts.add(fitting(
                reasons.stream()
                        .map(r -> "💚 This matches your alert \"" + DiscordText.escaped(Words.oneLine(r.name())) + "\"")
                        .toList(),
                MOST_IN_RULE_NAMES));
        return parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    /** As many whole lines as fit: half a link leads nowhere. */
    private static String fitting(List<String> lines, int most) {
        var fitting = new StringBuilder();
        for (var line : lines) {
            if (fitting.length() + line.length() + 1 > most) {
                break;
            }
            fitting.append(fitting.isEmpty() ? "" : "\n").append(line);
        }
        return fitting.toString();
    }

    private static Embed letter(Content.Letter letter) {
        var text = letter.paragraphs().stream()
                .map(p -> p.lines().map(Words::oneLine).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
        var action = letter.action() == null
                ? ""
                : Words.links(List.of(letter.action())).stream()
                        .map(l -> DiscordText.link(l.label(), l.url()))
                        .findFirst()
                        .orElse("");
        var description = DiscordText.escaped(text, MOST_IN_LETTER) + (action.isEmpty() ? "" : "\n\n" + action);
        return new Embed(
                DiscordText.escaped(Words.oneLine(letter.subject()), MOST_IN_TITLE),
                null,
                description.length() > MOST_IN_DESCRIPTION
                        ? description.substring(0, MOST_IN_DESCRIPTION)
                        : description,
                ACCENT,
                List.of(),
                null);
    }
}
