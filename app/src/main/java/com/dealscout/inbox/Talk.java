package com.dealscout.inbox;

import com.dealscout.identity.People;
import com.dealscout.identity.PersonId;
import com.dealscout.listings.Listing;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.Listings;
import com.dealscout.listings.Watches;
import com.dealscout.marketplaces.MessageReceived;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.platform.WorkLoop;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.Items;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with conversations: read, written in, and left when the item is gone. */
@Service
class Talk {

    private final Conversations conversations;
    private final Letters letters;
    private final Calls calls;
    private final Items items;
    private final Listings listings;
    private final Watches watches;
    private final People people;
    private final ApplicationEventPublisher events;
    private final WorkLoop replyLoop;
    private final Clock clock;

    Talk(
            Conversations conversations,
            Letters letters,
            Calls calls,
            Items items,
            Listings listings,
            Watches watches,
            People people,
            ApplicationEventPublisher events,
            WorkLoop replyLoop,
            Clock clock) {
        this.conversations = conversations;
        this.letters = letters;
        this.calls = calls;
        this.items = items;
        this.listings = listings;
        this.watches = watches;
        this.people = people;
        this.events = events;
        this.replyLoop = replyLoop;
        this.clock = clock;
    }

    /** @throws Problem.NotFound for an item that is neither the person's own nor one they wrote about */
    @Transactional(readOnly = true)
    Page<Reading> list(PersonId me, @Nullable ItemId item, PageRequest request) {
        var page = conversations.list(me, item, request);
        if (item != null && page.items().isEmpty() && request.after() == null) {
            items.owned(me, item);
        }
        var messages = conversations.messagesIn(page.items());
        var unread = conversations.unread(me, page.items());
        return page.map(c -> new Reading(c, unread.getOrDefault(c.id(), 0), messages.getOrDefault(c.id(), List.of())));
    }

    /** As {@link #list}, for a list that shows of each conversation its last words only. */
    @Transactional(readOnly = true)
    Page<Line> lines(PersonId me, PageRequest request) {
        var page = conversations.list(me, null, request);
        return new Page<>(lines(me, page.items()), page.nextCursor());
    }

    /**
     * Who wrote about the seller's item, in order of arrival.
     *
     * @throws Problem.NotFound for an item that is not the seller's
     */
    @Transactional(readOnly = true)
    List<Line> linesAbout(PersonId seller, ItemId item) {
        items.owned(seller, item);
        return lines(seller, conversations.about(item));
    }

    /** All who talk about the item of that conversation, in order of arrival. */
    List<ConversationId> queue(Conversation conversation) {
        return conversations.about(conversation.item()).stream()
                .map(Conversation::id)
                .toList();
    }

    private List<Line> lines(PersonId me, List<Conversation> shown) {
        var last = conversations.lastWords(shown);
        var unread = conversations.unread(me, shown);
        return shown.stream()
                .map(c -> new Line(c, unread.getOrDefault(c.id(), 0), last.get(c.id())))
                .toList();
    }

    /** In how many conversations something is new to the person; counted to {@code atMost}. */
    @Transactional(readOnly = true)
    int unread(PersonId me, int atMost) {
        return conversations.withUnread(me, atMost);
    }

    /** The conversation, which its reader has now seen. */
    @Transactional
    Reading read(PersonId me, ConversationId id) {
        var conversation = mine(me, id);
        var messages = messagesIn(conversation);
        var seen = conversations.markRead(conversation.sideOf(me).other(), messages, clock.instant());
        if (!seen.isEmpty()) {
            letters.seen(me, seen);
            calls.seen(me);
        }
        return new Reading(conversation, 0, messages);
    }

    /** Says something in the person's own conversation; on a marketplace it is under way when this returns. */
    @Transactional
    Message write(PersonId me, ConversationId id, MessageText text) {
        var conversation = mine(me, id);
        var side = conversation.sideOf(me);
        var message = conversations.say(conversation, side, text, clock.instant());
        calls.said(List.of(conversation));
        replyLoop.wake();
        if (conversation.buyer() != null) {
            var recipient = side == Sender.BUYER ? conversation.seller() : conversation.buyer();
            letters.tellOfMessage(recipient, conversation, message, title(conversation.item()));
        }
        return message;
    }

    /**
     * A first word, or another one, to the seller of a listing on Deal Scout itself.
     *
     * @throws Problem.NotFound for a listing that does not exist
     * @throws Problem.Conflict for the person's own, and for one that is gone
     */
    @Transactional
    Reading pressInterested(PersonId me, ListingId id, MessageText text) {
        var listing = listings.find(id).orElseThrow(() -> new Problem.NotFound("listing"));
        if (listing.seller().equals(me)) {
            throw new Problem.Conflict("“" + listing.title() + "” is your own. Buyers write to you here.");
        }
        conversations.lock(listing.item());
        if (!listing.available() || conversations.isGone(listing.item())) {
            throw new Problem.Conflict(
                    "“" + listing.title() + "” is no longer available. Look for others like it under Deals.");
        }
        var now = clock.instant();
        var name = people.find(me)
                .orElseThrow(() -> new Problem.NotFound("person"))
                .displayName();
        var opened = conversations.openOnDealScout(listing.item(), listing.seller(), me, name, now);
        var conversation = opened.conversation();
        var message = conversations.say(conversation, Sender.BUYER, text, now);
        calls.said(List.of(conversation));
        if (opened.first()) {
            events.publishEvent(
                    new BuyerInterested(conversation.id(), conversation.item(), conversation.marketplace(), now));
        }
        letters.tellOfMessage(conversation.seller(), conversation, message, listing.title());
        return new Reading(conversation, 0, messagesIn(conversation));
    }

    /** A buyer wrote on a marketplace. Repeats change nothing. */
    @Transactional
    void receive(MessageReceived received) {
        var now = clock.instant();
        conversations.lock(received.item());
        var opened = conversations.open(received, now);
        var conversation = opened.conversation();
        var message = conversations.receive(conversation, received, now).orElse(null);
        if (message == null) {
            return;
        }
        calls.said(List.of(conversation));
        if (opened.first()) {
            events.publishEvent(new BuyerInterested(
                    conversation.id(), conversation.item(), conversation.marketplace(), message.at()));
        }
        letters.tellOfMessage(conversation.seller(), conversation, message, title(conversation.item()));
        if (opened.first()) {
            conversations
                    .wordsOfLeave(conversation)
                    .ifPresent(words -> conversations.part(List.of(conversation), words, now));
            replyLoop.wake();
        }
    }

    /**
     * Takes leave of everybody who talks about an item that is gone: one message in each conversation, and those who
     * are people of Deal Scout are told on their channels. Repeats change nothing.
     *
     * @param chosen the conversation with the buyer, who is told nothing
     * @param soldOn the marketplace that reported the sale without saying to whom. Nobody there is told: whoever bought
     *     it would be told that it is sold, and the others see it there
     */
    @Transactional
    void takeLeave(ItemId id, Gone gone, @Nullable ConversationId chosen, @Nullable String soldOn) {
        var now = clock.instant();
        conversations.lock(id);
        var words = gone.toBuyers(title(id));
        conversations.rememberGone(id, words, soldOn, now);
        var all = conversations.about(id);
        Predicate<Conversation> isTold =
                c -> !c.id().equals(chosen) && !c.marketplace().equals(soldOn);
        var others = all.stream().filter(isTold).toList();
        conversations.part(others, words, now);
        calls.said(others);
        // Nothing is written to whoever has it, but their page says that it is sold.
        all.stream().filter(isTold.negate()).forEach(calls::carried);
        replyLoop.wake();
        tellBuyers(others, id, gone);
    }

    /** Those of Deal Scout itself, but for the ones who also watch the listing: as such they are told already. */
    private void tellBuyers(List<Conversation> conversations, ItemId id, Gone gone) {
        var listing = listings.ofItem(id).map(Listing::id);
        var watching = listing.map(watches::watchersOf).map(Set::copyOf).orElse(Set.of());
        var buyers = conversations.stream()
                .map(Conversation::buyer)
                .filter(Objects::nonNull)
                .filter(buyer -> !watching.contains(buyer))
                .toList();
        if (!buyers.isEmpty()) {
            letters.tellGone(buyers, id, listing.orElse(null), title(id), gone);
        }
    }

    private Conversation mine(PersonId me, ConversationId id) {
        return conversations.find(me, id).orElseThrow(() -> new Problem.NotFound("conversation"));
    }

    private List<Message> messagesIn(Conversation conversation) {
        return conversations.messagesIn(List.of(conversation)).getOrDefault(conversation.id(), List.of());
    }

    private String title(ItemId id) {
        return items.find(id).map(Item::title).orElse("Your item");
    }

    /** A conversation with all that was said in it, oldest first, and how much of it its reader has not seen yet. */
    record Reading(Conversation conversation, int unread, List<Message> messages) {}

    /** A conversation as a line of a list. */
    record Line(
            Conversation conversation, int unread, @Nullable Message last) {}
}
