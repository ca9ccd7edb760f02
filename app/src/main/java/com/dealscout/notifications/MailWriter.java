package com.dealscout.notifications;

import com.dealscout.identity.People;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.PublicUrl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what is said into the words of a mail. */
@Component
class MailWriter {

    private final NotificationBodies bodies;
    private final People people;
    private final PublicUrl publicUrl;
    private final Unsubscribing unsubscribing;

    MailWriter(NotificationBodies bodies, People people, PublicUrl publicUrl, Unsubscribing unsubscribing) {
        this.bodies = bodies;
        this.people = people;
        this.publicUrl = publicUrl;
        this.unsubscribing = unsubscribing;
    }

    Mail write(Parcel parcel) {
        return switch (parcel.said()) {
            case Parcel.Said.Account(var mail) -> account(mail, parcel.person());
            case Parcel.Said.Told(var json) ->
                told(bodies.content(json), parcel.reasons(), unsubscribing.link(parcel.person(), parcel.toldAt()));
        };
    }

    Mail told(Content content, List<Reason> reasons, String unsubscribe) {
        return switch (content) {
            case Content.Deal deal -> deal(deal, reasons, unsubscribe);
            case Content.PriceDrop(var deal, var before) -> priceDrop(deal, before, reasons, unsubscribe);
            case Content.Letter letter -> letter(letter, unsubscribe);
        };
    }

    private Mail.Offer deal(Content.Deal deal, List<Reason> reasons, String unsubscribe) {
        var title = Words.oneLine(deal.title());
        var names = names(reasons);
        return offer(
                "Deal Alert: " + (names.isEmpty() ? title : names.getFirst()),
                names.isEmpty() ? "🎯 New Deal:" : "🎯 New Deal Matching Your Alert:",
                deal,
                null,
                reasons,
                unsubscribe);
    }

    private Mail.Offer priceDrop(Content.Deal deal, BigDecimal before, List<Reason> reasons, String unsubscribe) {
        return offer(
                "Price drop: " + Words.oneLine(deal.title()),
                reasons.isEmpty() ? "📉 Price Drop on Something You Watch:" : "📉 Price Drop Matching Your Alert:",
                deal,
                before,
                reasons,
                unsubscribe);
    }

    private Mail.Offer offer(
            String subject,
            String heading,
            Content.Deal deal,
            @Nullable BigDecimal before,
            List<Reason> reasons,
            String unsubscribe) {
        var names = names(reasons);
        return new Mail.Offer(
                subject,
                heading,
                names,
                Words.oneLine(deal.title()),
                Words.webAddress(deal.imageUrl()).orElse(null),
                Words.facts(deal, before),
                Words.links(deal.links()),
                names.isEmpty()
                        ? "You're receiving this because you watch this item."
                        : "You're receiving this because you created an alert",
                why(names),
                Words.webAddress(deal.pageUrl()).orElse(null),
                reasons.stream().map(this::pause).toList(),
                unsubscribe);
    }

    private static @Nullable String why(List<String> names) {
        return switch (names.size()) {
            case 0 -> null;
            case 1 -> "Why it matched: it meets everything that " + Words.quotedList(names) + " asks for.";
            default -> "Why it matched: it meets everything that each of " + Words.quotedList(names) + " asks for.";
        };
    }

    private Content.Link pause(Reason reason) {
        return new Content.Link("Pause \"" + Words.oneLine(reason.name()) + "\"", publicUrl.at(reason.pausePath()));
    }

    private static List<String> names(List<Reason> reasons) {
        return reasons.stream().map(r -> Words.oneLine(r.name())).toList();
    }

    private static Mail.Note letter(Content.Letter letter, String unsubscribe) {
        var action = letter.action();
        return new Mail.Note(
                Words.oneLine(letter.subject()),
                lines(letter.paragraphs()),
                action == null
                        ? null
                        : Words.links(List.of(action)).stream().findFirst().orElse(null),
                null,
                unsubscribe);
    }

    /** A paragraph may have several lines, such as a buyer's message; each is cleaned by itself. */
    private static List<String> lines(List<String> paragraphs) {
        var cleaned = new ArrayList<String>();
        for (var paragraph : paragraphs) {
            cleaned.add(String.join("\n", paragraph.lines().map(Words::oneLine).toList()));
        }
        return cleaned;
    }

    /** The link is made now and kept nowhere in clear: each attempt mails a fresh one. */
    private Mail.Note account(AccountMail mail, PersonId person) {
        return switch (mail) {
            case CONFIRM_ADDRESS ->
                note(
                        mail,
                        List.of(
                                "Welcome to Deal Scout.",
                                "Please confirm that this address is yours. Alerts come by email only after that."),
                        new Content.Link("Confirm my address", publicUrl.at(people.confirmationPath(person))),
                        "If you did not register at Deal Scout, ignore this email: nothing more will come.");
            case RESET_PASSWORD ->
                note(
                        mail,
                        List.of(
                                "Somebody, probably you, asked to reset the password of your Deal Scout account.",
                                "The link works once, within an hour."),
                        new Content.Link("Choose a new password", publicUrl.at(people.passwordResetPath(person))),
                        "If it was not you, ignore this email: your password stays as it is.");
            case ALREADY_REGISTERED ->
                note(
                        mail,
                        List.of(
                                "Somebody, probably you, tried to register this address at Deal Scout again.",
                                "You have an account already, and nothing about it was changed. Log in with your"
                                        + " password, or ask for a new one if you have forgotten it."),
                        new Content.Link("Log in", publicUrl.at("/login")),
                        "If it was not you, ignore this email.");
        };
    }

    private static Mail.Note note(AccountMail mail, List<String> paragraphs, Content.Link action, String because) {
        return new Mail.Note(mail.subject(), paragraphs, action, because, null);
    }
}
