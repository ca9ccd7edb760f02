package com.dealscout.inbox;

import com.dealscout.identity.People;
import com.dealscout.identity.Person;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Wording;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.Items;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox and a thread of it, plain: what the links in mails lead to. */
@Controller
@RequestMapping("/conversations")
class ConversationPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH);

    private final Talk talk;
    private final Items items;
    private final People people;

    ConversationPages(Talk talk, Items items, People people) {
        this.talk = talk;
        this.items = items;
        this.people = people;
    }

    /** One line of the list. */
    record Row(String path, String with, String marketplace, String title, String lastWords, String at, int unread) {}

    /** One message; {@code state} says how far it is, where there is something to say. */
    record Bubble(
            boolean mine,
            String who,
            String text,
            String at,
            String dateTime,
            @Nullable String state) {}

    @GetMapping
    String list(PersonId me, PageRequest request, Model model) {
        var zone = zone(me);
        var page = talk.list(me, null, request);
        var titles = new HashMap<ItemId, String>();
        page.items().forEach(r -> titles.computeIfAbsent(r.conversation().item(), this::title));
        model.addAttribute("rows", page.map(r -> row(r, me, titles, zone)));
        return "inbox/conversations";
    }

    @GetMapping("/{id}")
    String thread(PersonId me, @PathVariable String id, Model model) {
        return show(me, talk.read(me, ConversationId.parse(id)), model);
    }

    /** A browser sends line breaks as CR LF; they are kept as one. */
    @PostMapping("/{id}/messages")
    String write(PersonId me, @PathVariable String id, @RequestParam(defaultValue = "") String text, Model model) {
        var conversation = ConversationId.parse(id);
        try {
            talk.write(me, conversation, MessageText.of(text.replace("\r\n", "\n")));
        } catch (Problem.Invalid refused) {
            model.addAttribute("typed", text);
            model.addAttribute("error", refused.errors().getFirst().message());
            return show(me, talk.read(me, conversation), model);
        }
        return "redirect:/conversations/" + conversation + "#write";
    }

    private String show(PersonId me, Talk.Reading reading, Model model) {
        var conversation = reading.conversation();
        var side = conversation.sideOf(me);
        var zone = zone(me);
        var item = items.find(conversation.item());
        model.addAttribute("conversation", conversation);
        model.addAttribute("path", "/conversations/" + conversation.id());
        model.addAttribute("with", with(side, conversation.buyerName()));
        model.addAttribute("title", item.map(Item::title).orElse("An item"));
        model.addAttribute("price", item.flatMap(ConversationPages::price).orElse(null));
        model.addAttribute("status", item.map(i -> i.status().word()).orElse(null));
        model.addAttribute(
                "cover",
                item.filter(i -> !i.photos().isEmpty())
                        .map(i -> i.photos().getFirst().thumbnailPath())
                        .orElse(null));
        model.addAttribute(
                "bubbles",
                reading.messages().stream()
                        .map(m -> bubble(m, side, conversation, zone))
                        .toList());
        return "inbox/conversation";
    }

    private static Row row(Talk.Reading reading, PersonId me, Map<ItemId, String> titles, ZoneId zone) {
        var conversation = reading.conversation();
        var last = reading.messages().isEmpty() ? null : reading.messages().getLast();
        return new Row(
                "/conversations/" + conversation.id(),
                with(conversation.sideOf(me), conversation.buyerName()),
                conversation.marketplaceName(),
                titles.getOrDefault(conversation.item(), "An item"),
                last == null ? "" : last.text(),
                last == null ? "" : time(last.at(), zone),
                reading.unread());
    }

    private static Bubble bubble(Message message, Sender side, Conversation conversation, ZoneId zone) {
        var mine = message.sender() == side;
        return new Bubble(
                mine,
                mine ? "You" : with(side, conversation.buyerName()),
                message.text(),
                time(message.at(), zone),
                message.at().toString(),
                mine ? state(message, conversation) : null);
    }

    private static @Nullable String state(Message message, Conversation conversation) {
        return switch (message.carriage()) {
            case NONE -> null;
            case PENDING, SENDING -> "on its way to " + conversation.marketplaceName();
            case SENT -> "sent on " + conversation.marketplaceName();
            case REFUSED -> "not sent: " + message.refusal();
        };
    }

    private static String with(Sender me, String buyerName) {
        return me == Sender.SELLER ? buyerName : "The seller";
    }

    private static Optional<String> price(Item item) {
        return Optional.ofNullable(item.price()).map(price -> Wording.money(price, item.currency()));
    }

    private String title(ItemId item) {
        return items.find(item).map(Item::title).orElse("An item");
    }

    private ZoneId zone(PersonId me) {
        return people.find(me).map(Person::timeZone).orElse(ZoneOffset.UTC);
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
