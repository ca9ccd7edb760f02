package com.dealscout.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who wrote what to whom at a stand-in marketplace: one conversation per buyer's name and listing.
 *
 * <p>Keeps the latest {@link #MOST} conversations and the latest {@link #MOST_MESSAGES} messages of each, and remembers
 * that many idempotency keys.
 */
final class Threads {

    static final int MOST = 10_000;
    static final int MOST_MESSAGES = 500;

    private record Place(String externalId, String buyerName) {}

    private record Answer(String conversationId, Message message) {}

    /** What became of a seller's answer. */
    sealed interface Sent {
        record Done(Message message) implements Sent {}

        record KeyUsedOtherwise() implements Sent {}
    }

    private final Clock clock;
    private final Map<String, Conversation> byId = new Latest<>(MOST);
    private final Map<Place, String> byPlace = new Latest<>(MOST);
    private final Map<String, Map<String, Message>> messages = new Latest<>(MOST);
    private final Map<String, Answer> answered = new Latest<>(MOST);
    private long changes;

    Threads(Clock clock) {
        this.clock = clock;
    }

    synchronized Message fromBuyer(Listing listing, String buyerName, String text) {
        var id = byPlace.get(new Place(listing.externalId(), buyerName));
        var conversation = id == null ? null : byId.get(id);
        return say(conversation == null ? begin(listing, buyerName) : conversation, Message.From.BUYER, text);
    }

    /** Says it once per key, whatever comes between. */
    synchronized Sent fromSeller(Conversation conversation, String idempotencyKey, String text) {
        var key = conversation.seller().id() + " " + idempotencyKey;
        var before = answered.get(key);
        if (before != null) {
            var same = before.conversationId().equals(conversation.id())
                    && before.message().text().equals(text);
            return same ? new Sent.Done(before.message()) : new Sent.KeyUsedOtherwise();
        }
        var message = say(byId.getOrDefault(conversation.id(), conversation), Message.From.SELLER, text);
        answered.put(key, new Answer(conversation.id(), message));
        return new Sent.Done(message);
    }

    synchronized Optional<Conversation> find(Seller seller, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(conversation -> conversation.seller().equals(seller));
    }

    /** Oldest change first, after the given one. */
    synchronized List<Conversation> changed(Seller seller, long after, Instant since, int most) {
        return byId.values().stream()
                .filter(conversation -> conversation.seller().equals(seller))
                .filter(conversation -> conversation.change() > after
                        && !conversation.updatedAt().isBefore(since))
                .sorted(Comparator.comparingLong(Conversation::change))
                .limit(most)
                .toList();
    }

    synchronized List<Message> messages(Conversation conversation) {
        return new ArrayList<>(
                messages.getOrDefault(conversation.id(), Map.of()).values());
    }

    /** All conversations about a listing, in the order in which they began. */
    synchronized List<Conversation> about(Listing listing) {
        return byId.values().stream()
                .filter(conversation -> conversation.externalId().equals(listing.externalId()))
                .toList();
    }

    synchronized void clear() {
        byId.clear();
        byPlace.clear();
        messages.clear();
        answered.clear();
    }

    private Conversation begin(Listing listing, String buyerName) {
        var id = UUID.randomUUID().toString();
        byPlace.put(new Place(listing.externalId(), buyerName), id);
        var buyerId = UUID.nameUUIDFromBytes(buyerName.getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Conversation(
                id,
                listing.seller(),
                listing.reference(),
                listing.externalId(),
                buyerId,
                buyerName,
                0,
                clock.instant(),
                0);
    }

    private Message say(Conversation conversation, Message.From from, String text) {
        var message =
                new Message(UUID.randomUUID().toString(), conversation.id(), from, text, clock.instant(), ++changes);
        messages.computeIfAbsent(conversation.id(), _ -> new Latest<>(MOST_MESSAGES))
                .put(message.id(), message);
        byId.put(conversation.id(), conversation.after(message));
        return message;
    }
}
