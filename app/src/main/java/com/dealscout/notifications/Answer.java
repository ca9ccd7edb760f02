package com.dealscout.notifications;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a delivery's turn. Its words are shown to the person: no address, token or server name in them. */
sealed interface Answer {

    /** @param reference the provider's own id of it */
    record Accepted(@Nullable String reference) implements Answer {}

    /** For good: the mailbox or the webhook is not there. */
    record Refused(String why) implements Answer {}

    /** A time-out is this too: it may or may not have arrived. {@code atLeast} is what the provider asked for, or zero. */
    record TryLater(String why, Duration atLeast) implements Answer {}

    /** The provider was not called, because it asked for a pause or cannot be reached; not counted as an attempt. */
    record NotNow(Instant until, String why) implements Answer {}

    /** The person has turned the channel off, or has not confirmed it. */
    record Unwanted(String why) implements Answer {}

    /** What it says is no longer so, or nobody is left to tell it to. */
    record Outdated(String why) implements Answer {}
}
