package com.dealscout.notifications;

import com.dealscout.identity.Person;
import java.time.Instant;

/** Carries what is said to one kind of address. Called by several threads at once, never in a transaction. */
sealed interface Provider permits EmailProvider, DiscordProvider {

    Channel channel();

    /** How many sends may be under way at once on this node. */
    int atOnce();

    /** Before that moment there is no sense in calling; in the past if there is. */
    Instant opens();

    Answer send(Parcel parcel, Person person, Preferences preferences);

    /** Nothing has been sent for a moment: connections may be given back. */
    default void rest() {}
}
