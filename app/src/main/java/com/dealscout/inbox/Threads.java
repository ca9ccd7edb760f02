package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.Listing;
import com.dealscout.listings.Listings;
import com.dealscout.platform.Show;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemStatus;
import com.dealscout.selling.Items;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Conversations as pages show them. */
@Component
class Threads {

    /** What a seller is offered to say with one press. */
    static final List<String> OFFERED = List.of("available", "when", "price");

    private final Talk talk;
    private final Items items;
    private final Listings listings;
    private final Show show;
    private final MessageSource messages;

    Threads(Talk talk, Items items, Listings listings, Show show, MessageSource messages) {
        this.talk = talk;
        this.items = items;
        this.listings = listings;
        this.show = show;
        this.messages = messages;
    }

    /** One line of the list. */
    record Row(
            String id,
            String with,
            String marketplace,
            String title,
            @Nullable String cover,
            String lastWords,
            boolean mine,
            Instant at,
            int unread) {}

    /**
     * What a conversation is about.
     *
     * @param whom the same within a sentence
     * @param path the item's own page, or what a buyer sees of it
     * @param soldTo whom it was sold to, of the two who talk: {@code them} or {@code you}; null for nobody of them
     * @param nth the buyer's place among {@code of}, for the seller only
     * @param sell whether the seller can say that this buyer got it
     */
    record About(
            String with,
            String whom,
            String marketplace,
            String title,
            @Nullable String path,
            @Nullable String cover,
            @Nullable String price,
            @Nullable String status,
            @Nullable String soldTo,
            @Nullable String nth,
            int of,
            @Nullable String sell) {}

    /** One message; {@code state} is empty where there is nothing to say about it. */
    record Bubble(
            boolean mine,
            String text,
            Instant at,
            String state,
            @Nullable String refusal) {}

    List<Row> rows(PersonId me, List<Talk.Line> lines) {
        Map<ItemId, Optional<Item>> known = new HashMap<>();
        return lines.stream()
                .map(line ->
                        row(me, line, known.computeIfAbsent(line.conversation().item(), items::find)))
                .toList();
    }

    private Row row(PersonId me, Talk.Line line, Optional<Item> item) {
        var conversation = line.conversation();
        var last = line.last();
        var side = conversation.sideOf(me);
        return new Row(
                conversation.id().toString(),
                with(conversation, side),
                conversation.marketplaceName(),
                title(item),
                cover(item),
                last == null ? "" : last.text(),
                last != null && last.sender() == side,
                conversation.lastMessageAt(),
                line.unread());
    }

    /** Fills a page with what the thread needs, but for the form. */
    void show(PersonId me, Talk.Reading reading, Model model) {
        var conversation = reading.conversation();
        var side = conversation.sideOf(me);
        var item = items.find(conversation.item());
        var about = about(conversation, side, item);
        model.addAttribute("thread", conversation.id().toString());
        model.addAttribute("about", about);
        model.addAttribute(
                "bubbles", reading.messages().stream().map(m -> bubble(m, side)).toList());
        model.addAttribute("quick", about.sell() == null ? List.of() : OFFERED);
    }

    private About about(Conversation conversation, Sender side, Optional<Item> item) {
        var seller = side == Sender.SELLER;
        var queue = seller ? talk.queue(conversation) : List.<ConversationId>of();
        return new About(
                with(conversation, side),
                seller ? conversation.buyerName() : messages.getMessage("inbox.to.the.seller", null, Locale.US),
                conversation.marketplaceName(),
                title(item),
                path(conversation, seller),
                cover(item),
                item.map(i -> show.money(i.price(), i.currency())).orElse(null),
                item.map(i -> i.status().word()).orElse(null),
                item.filter(i -> conversation.id().value().equals(i.soldTo()))
                        .map(_ -> seller ? "them" : "you")
                        .orElse(null),
                seller ? ordinal(queue.indexOf(conversation.id()) + 1) : null,
                queue.size(),
                seller && item.filter(Threads::isOpen).isPresent()
                        ? "/items/" + conversation.item() + "/sold?conversation=" + conversation.id()
                        : null);
    }

    private @Nullable String path(Conversation conversation, boolean seller) {
        return seller
                ? "/items/" + conversation.item()
                : listings.ofItem(conversation.item())
                        .map(Listing::id)
                        .map(id -> "/listings/" + id)
                        .orElse(null);
    }

    private static boolean isOpen(Item item) {
        return item.status() == ItemStatus.POSTED || item.status() == ItemStatus.RESERVED;
    }

    private static Bubble bubble(Message message, Sender side) {
        var mine = message.sender() == side;
        return new Bubble(
                mine,
                message.text(),
                message.at(),
                mine && message.carriage() != Carriage.NONE ? message.carriage().word() : "",
                mine ? message.refusal() : null);
    }

    private String with(Conversation conversation, Sender side) {
        return side == Sender.SELLER
                ? conversation.buyerName()
                : messages.getMessage("inbox.the.seller", null, Locale.US);
    }

    private String title(Optional<Item> item) {
        return item.map(Item::title)
                .filter(title -> !title.isBlank())
                .orElseGet(() -> messages.getMessage("inbox.an.item", null, Locale.US));
    }

    private static @Nullable String cover(Optional<Item> item) {
        return item.filter(i -> !i.photos().isEmpty())
                .map(i -> i.photos().getFirst().thumbnailPath())
                .orElse(null);
    }

    /** 1st, 2nd, 3rd, 4th, 11th, 21st. */
    static String ordinal(int n) {
        var ending = n % 100 >= 11 && n % 100 <= 13
                ? "th"
                : switch (n % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return n + ending;
    }
}
