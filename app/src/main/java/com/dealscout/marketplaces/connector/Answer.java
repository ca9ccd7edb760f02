package com.dealscout.marketplaces.connector;

import java.time.Duration;
import java.util.function.Function;

/** What came of a call to a marketplace. */
public sealed interface Answer<T> {

    record Done<T>(T value) implements Answer<T> {}

    /** There is no such thing there. */
    record Absent<T>() implements Answer<T> {}

    /** Not done, and asking again will not help. */
    record Refused<T>(Fault why) implements Answer<T> {}

    /** Certainly not done. @param atLeast how long the marketplace wants to be left alone; zero if it did not say */
    record TryLater<T>(Fault why, Duration atLeast) implements Answer<T> {}

    /** Done or not: it has to be asked before the same is tried again. */
    record Unknown<T>(Fault why, Duration atLeast) implements Answer<T> {}

    /** The access token is not accepted. */
    record TokenRefused<T>() implements Answer<T> {}

    /** Goes on from success; everything else stays what it is. */
    default <R> Answer<R> then(Function<? super T, ? extends Answer<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Absent<T> _ -> new Absent<>();
            case Refused<T>(var why) -> new Refused<>(why);
            case TryLater<T>(var why, var atLeast) -> new TryLater<>(why, atLeast);
            case Unknown<T>(var why, var atLeast) -> new Unknown<>(why, atLeast);
            case TokenRefused<T> _ -> new TokenRefused<>();
        };
    }

    /** For logs and counters: one word, nothing of the content. */
    default String word() {
        return switch (this) {
            case Done<T> _ -> "done";
            case Absent<T> _ -> "absent";
            case Refused<T> _ -> "refused";
            case TryLater<T> _ -> "try_later";
            case Unknown<T> _ -> "unknown";
            case TokenRefused<T> _ -> "token_refused";
        };
    }
}
