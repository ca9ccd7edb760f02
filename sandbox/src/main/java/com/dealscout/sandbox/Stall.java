package com.dealscout.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One stand-in marketplace with all it holds; whatever changes here is told to the seller's webhook. */
final class Stall {

    private final Marketplace marketplace;
    private final Grants grants;
    private final Shelf shelf;
    private final Threads threads;
    private final Faults faults;
    private final Webhooks webhooks;

    Stall(Marketplace marketplace, Clock clock, Wire wire, Webhooks webhooks) {
        this.marketplace = marketplace;
        this.grants = new Grants(clock);
        this.shelf = new Shelf(clock);
        this.threads = new Threads(clock);
        this.faults = new Faults(wire);
        this.webhooks = webhooks;
    }

    Marketplace marketplace() {
        return marketplace;
    }

    Grants grants() {
        return grants;
    }

    Shelf shelf() {
        return shelf;
    }

    Threads threads() {
        return threads;
    }

    Faults faults() {
        return faults;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    Shelf.Put put(
            Seller seller, String reference, ListingInput input, List<Photo> photos, UnaryOperator<String> urlOf) {
        var put = shelf.put(seller, reference, input, photos, urlOf);
        if (put instanceof Shelf.Put.Created(var listing)) {
            webhooks.listing("listing.live", listing);
        }
        return put;
    }

    /** Ends it, if it is live. */
    Optional<Listing> end(Seller seller, String reference, Listing.EndReason why) {
        var ended = shelf.end(seller, reference, why);
        ended.ifPresent(listing -> webhooks.listing("listing.ended", listing));
        return ended;
    }

    Message buyerWrites(Listing listing, String buyerName, String text) {
        var message = threads.fromBuyer(listing, buyerName, text);
        webhooks.message(listing, message);
        return message;
    }

    void expire(Instant now) {
        for (var listing : shelf.expired(now)) {
            end(listing.seller(), listing.reference(), Listing.EndReason.EXPIRED);
        }
    }

    /** Empties shelf and threads; accounts, tokens and webhooks stay. */
    void clear() {
        shelf.clear();
        threads.clear();
    }
}
