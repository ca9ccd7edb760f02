package com.dealscout.matcher;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A listing in words: {@code aListing().titled("Chair").priced(299_99, "USD").made()}. */
record AListing(Listing made) {

    /** Available, and nothing else is known of it. */
    static AListing aListing() {
        return new AListing(new Listing("", "", null, null, null, null, null, true));
    }

    AListing titled(String title) {
        return with(title, made.description(), made.price(), made.category());
    }

    AListing described(String description) {
        return with(made.title(), description, made.price(), made.category());
    }

    AListing priced(long cents, String currency) {
        return with(made.title(), made.description(), new Price(cents, currency), made.category());
    }

    AListing in(@Nullable String category) {
        return with(made.title(), made.description(), made.price(), category);
    }

    AListing inCondition(@Nullable Condition condition) {
        return new AListing(new Listing(
                made.title(),
                made.description(),
                made.price(),
                made.category(),
                condition,
                made.place(),
                made.seller(),
                made.available()));
    }

    AListing at(@Nullable Point place) {
        return new AListing(new Listing(
                made.title(),
                made.description(),
                made.price(),
                made.category(),
                made.condition(),
                place,
                made.seller(),
                made.available()));
    }

    AListing soldBy(@Nullable UUID seller) {
        return new AListing(new Listing(
                made.title(),
                made.description(),
                made.price(),
                made.category(),
                made.condition(),
                made.place(),
                seller,
                made.available()));
    }

    AListing gone() {
        return new AListing(new Listing(
                made.title(),
                made.description(),
                made.price(),
                made.category(),
                made.condition(),
                made.place(),
                made.seller(),
                false));
    }

    private AListing with(String title, String description, @Nullable Price price, @Nullable String category) {
        return new AListing(new Listing(
                title, description, price, category, made.condition(), made.place(), made.seller(), made.available()));
    }
}
