package com.dealscout.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a stand-in marketplace has on offer, and had.
 *
 * <p>A reference belongs to the seller who made it. The shelf holds {@link #MOST} listings: then the one that ended
 * longest ago makes room, and if all are live the next is refused. All methods are quick and hold one lock.
 */
final class Shelf {

    static final int MOST = 10_000;

    private record Key(String sellerId, String reference) {}

    /** What became of a PUT. */
    sealed interface Put {
        record Created(Listing listing) implements Put {}

        record Updated(Listing listing) implements Put {}

        /** The same revision with the same body came again. */
        record Repeated(Listing listing) implements Put {}

        /** Not above the stored revision, and another body. */
        record Stale(Listing listing) implements Put {}

        /** It has ended, and what has ended stays so. */
        record Over(Listing listing) implements Put {}

        record Full() implements Put {}
    }

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Key, Listing> byKey = new LinkedHashMap<>();
    private final Map<String, Key> byExternalId = new HashMap<>();
    private int live;
    private long changes;

    Shelf(Clock clock) {
        this.clock = clock;
    }

    synchronized Optional<Listing> find(Seller seller, String reference) {
        return Optional.ofNullable(byKey.get(new Key(seller.id(), reference)));
    }

    synchronized Optional<Listing> find(String externalId) {
        return Optional.ofNullable(byExternalId.get(externalId)).map(byKey::get);
    }

    /** What a PUT of this would come to if it changes nothing; empty if it would change something. */
    synchronized Optional<Put> wouldLeave(
            Seller seller, String reference, ListingInput input, @Nullable List<String> photos) {
        var stored = byKey.get(new Key(seller.id(), reference));
        if (stored == null) {
            return live >= MOST ? Optional.of(new Put.Full()) : Optional.empty();
        }
        if (input.revision() <= stored.input().revision()) {
            var same = input.asSent().equals(stored.input().asSent())
                    && (photos == null
                            || photos.equals(
                                    stored.photos().stream().map(Photo::sha256).toList()));
            return Optional.of(same ? new Put.Repeated(stored) : new Put.Stale(stored));
        }
        return stored.live() ? Optional.empty() : Optional.of(new Put.Over(stored));
    }

    /** @param urlOf makes the public address from the external id */
    synchronized Put put(
            Seller seller, String reference, ListingInput input, List<Photo> photos, UnaryOperator<String> urlOf) {
        var unchanged = wouldLeave(
                seller, reference, input, photos.stream().map(Photo::sha256).toList());
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        var key = new Key(seller.id(), reference);
        var stored = byKey.get(key);
        if (stored != null) {
            var updated = stored.with(input, photos, clock.instant(), ++changes);
            byKey.put(key, updated);
            return new Put.Updated(updated);
        }
        if (byKey.size() >= MOST) {
            forgetOneThatEnded();
        }
        var externalId = newExternalId();
        var now = clock.instant();
        var created = new Listing(
                seller, reference, externalId, urlOf.apply(externalId), input, photos, null, now, now, ++changes);
        byKey.put(key, created);
        byExternalId.put(externalId, key);
        live++;
        return new Put.Created(created);
    }

    /** Ends it, if it is live. */
    synchronized Optional<Listing> end(Seller seller, String reference, Listing.EndReason why) {
        var key = new Key(seller.id(), reference);
        var stored = byKey.get(key);
        if (stored == null || !stored.live()) {
            return Optional.empty();
        }
        var ended = stored.ended(why, clock.instant(), ++changes);
        byKey.put(key, ended);
        live--;
        return Optional.of(ended);
    }

    /** Oldest change first, after the given one. */
    synchronized List<Listing> changed(Seller seller, long after, Instant since, int most) {
        return byKey.values().stream()
                .filter(listing -> listing.seller().equals(seller))
                .filter(listing ->
                        listing.change() > after && !listing.updatedAt().isBefore(since))
                .sorted(Comparator.comparingLong(Listing::change))
                .limit(most)
                .toList();
    }

    /** Those whose time is over. */
    synchronized List<Listing> expired(Instant now) {
        return byKey.values().stream()
                .filter(listing -> listing.live() && listing.input().expiredAt(now))
                .toList();
    }

    /** All of them, oldest first. */
    synchronized List<Listing> all() {
        return new ArrayList<>(byKey.values());
    }

    synchronized int remaining() {
        return MOST - live;
    }

    synchronized int size() {
        return byKey.size();
    }

    synchronized void clear() {
        byKey.clear();
        byExternalId.clear();
        live = 0;
    }

    private void forgetOneThatEnded() {
        byKey.values().stream()
                .filter(listing -> !listing.live())
                .min(Comparator.comparing(Listing::updatedAt))
                .ifPresent(listing -> {
                    byKey.remove(new Key(listing.seller().id(), listing.reference()));
                    byExternalId.remove(listing.externalId());
                });
    }

    private String newExternalId() {
        Supplier<String> fifteenDigits =
                () -> Long.toString(random.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L));
        var id = fifteenDigits.get();
        while (byExternalId.containsKey(id)) {
            id = fifteenDigits.get();
        }
        return id;
    }
}
