package com.dealscout.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail's words, before they become text or HTML. Everything in it is one line, cleaned of control characters; links
 * lead into the web.
 *
 * @param unsubscribe the address for it; null for mails that one cannot do without
 */
sealed interface Mail {

    String subject();

    @Nullable
    String unsubscribe();

    /** The part that is complete without the other, as design §6 draws it. */
    String text();

    /** Which template draws the other part; it finds this record as {@code mail}. */
    String template();

    /**
     * Something on offer.
     *
     * @param heading ends with a colon where alerts follow
     * @param alerts names of the recipient's rules that it meets, oldest first
     * @param because the last sentence, up to the alerts
     * @param pause a link for each of the alerts
     */
    record Offer(
            String subject,
            String heading,
            List<String> alerts,
            String title,
            @Nullable String image,
            List<Words.Fact> facts,
            List<Content.Link> links,
            String because,
            @Nullable String why,
            @Nullable String page,
            List<Content.Link> pause,
            @Nullable String unsubscribe)
            implements Mail {

        @Override
        public String template() {
            return "notifications/mail-offer";
        }

        /** The title as it stands over the facts, in both parts. */
        public String headline() {
            return title.toUpperCase(Locale.ROOT);
        }

        @Override
        public String text() {
            var parts = new ArrayList<String>();
            parts.add(lines(heading, alerts.stream().map(name -> "   " + name).toList()));
            parts.add(headline());
            parts.add(lines(facts.stream().map(f -> f.name() + ": " + f.value()).toList()));
            parts.add(buttons(links));
            parts.add(lines(
                    because, alerts.stream().map(name -> "for \"" + name + "\"").toList()));
            if (why != null) {
                parts.add(why);
            }
            if (page != null) {
                parts.add("See it on Deal Scout:\n" + page);
            }
            pause.forEach(link -> parts.add(link.label() + ":\n" + link.url()));
            parts.addAll(goodbye(unsubscribe));
            return together(parts);
        }
    }

    /**
     * Anything else.
     *
     * @param because why it came
     */
    record Note(
            String subject,
            List<String> paragraphs,
            Content.@Nullable Link action,
            @Nullable String because,
            @Nullable String unsubscribe)
            implements Mail {

        @Override
        public String template() {
            return "notifications/mail-note";
        }

        @Override
        public String text() {
            var parts = new ArrayList<>(paragraphs);
            if (action != null) {
                parts.add(buttons(List.of(action)));
            }
            if (because != null) {
                parts.add(because);
            }
            parts.addAll(goodbye(unsubscribe));
            return together(parts);
        }
    }

    private static String buttons(List<Content.Link> links) {
        return lines(links.stream()
                .map(link -> "[" + link.label() + "]\n" + link.url())
                .toList());
    }

    private static List<String> goodbye(@Nullable String unsubscribe) {
        return unsubscribe == null
                ? List.of()
                : List.of("Unsubscribe from all emails but those about your account:\n" + unsubscribe);
    }

    private static String lines(String first, List<String> rest) {
        return rest.isEmpty() ? first : first + "\n" + lines(rest);
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    private static String together(List<String> paragraphs) {
        return String.join("\n\n", paragraphs.stream().filter(p -> !p.isBlank()).toList()) + "\n";
    }
}
