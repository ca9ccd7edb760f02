package com.dealscout.alerts;

import com.dealscout.identity.Places;
import com.dealscout.notifications.Channel;
import com.dealscout.platform.Show;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a rule wants, as one would say it: "gaming or chair, $100–$350, in Furniture, good or better". */
@Component
class RuleWords {

    private static final int LONGEST_NAME = 80;

    private final MessageSource messages;
    private final Places places;
    private final Show show;

    RuleWords(MessageSource messages, Places places, Show show) {
        this.messages = messages;
        this.places = places;
        this.show = show;
    }

    /** One sentence without an end; "anything" if it wants nothing special. */
    String wants(Wants wants) {
        var parts = new ArrayList<String>();
        words(wants.keywords()).ifPresent(parts::add);
        words(wants.excludeKeywords()).ifPresent(words -> parts.add(say("alerts.wants.without", words)));
        Optional.ofNullable(price(wants)).ifPresent(parts::add);
        words(wants.categories()).ifPresent(words -> parts.add(say("alerts.wants.in", words)));
        Optional.ofNullable(wants.condition())
                .ifPresent(condition -> parts.add(say("alerts.wants.condition." + condition.word())));
        Optional.ofNullable(wants.where()).ifPresent(where -> parts.add(near(where)));
        return parts.isEmpty() ? say("alerts.wants.anything") : String.join(", ", parts);
    }

    /** "email and Discord"; "this site only" for none. */
    String channels(Collection<Channel> channels) {
        var names = channels.stream()
                .map(channel -> say("alerts.channels." + channel.word()))
                .toList();
        return names.isEmpty() ? say("alerts.channels.none") : joined(names, "alerts.and");
    }

    String channel(Channel channel) {
        return say("alerts.channel." + channel.word());
    }

    /** What a rule might be called: "Gaming chair under $350". */
    String name(Wants wants) {
        var what = Stream.of(wants.keywords(), wants.categories())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .map(words -> joined(words, "alerts.or"))
                .orElseGet(() -> say("alerts.wants.anything"));
        var max = wants.maxPrice();
        var bound = max == null ? "" : " " + say("alerts.name.under", round(max, wants.currency()));
        var room = LONGEST_NAME - bound.length();
        var cut = what.codePointCount(0, what.length()) <= room
                ? what
                : what.substring(0, what.offsetByCodePoints(0, room - 1)).strip() + "…";
        return show.capitalised(cut) + bound;
    }

    private @Nullable String price(Wants wants) {
        var min = wants.minPrice();
        var max = wants.maxPrice();
        var currency = wants.currency();
        if (min != null && max != null) {
            return round(min, currency) + "–" + round(max, currency);
        }
        if (min != null) {
            return say("alerts.wants.from", round(min, currency));
        }
        return max == null ? null : say("alerts.wants.to", round(max, currency));
    }

    /** Whole amounts without cents, as people say them. */
    private String round(BigDecimal amount, String currency) {
        return String.valueOf(show.money(amount, currency)).replaceFirst("\\.00(?= |$)", "");
    }

    private String near(Wants.Where where) {
        var miles = where.radiusMi().stripTrailingZeros().toPlainString();
        var postalCode = where.postalCode();
        var town = postalCode == null
                ? "%.2f, %.2f".formatted(where.latitude(), where.longitude())
                : places.byPostalCode("US", postalCode)
                        .map(place -> place.city())
                        .orElse(postalCode);
        return say("alerts.wants.near", miles, isolated(town));
    }

    private Optional<String> words(List<String> words) {
        var shown = words.stream()
                .filter(word -> !word.isBlank())
                .map(RuleWords::isolated)
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(joined(shown, "alerts.or"));
    }

    /** "a", "a or b", "a, b or c". */
    private String joined(List<String> words, String conjunction) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " " + say(conjunction) + " "
                        + words.getLast();
    }

    /** What is not plainly written from left to right is kept from turning the sentence around it. */
    private static String isolated(String word) {
        return word.codePoints().allMatch(RuleWords::isPlain) ? word : "\u2068" + word + "\u2069";
    }

    private static boolean isPlain(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_WHITESPACE,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS -> true;
            default -> false;
        };
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
