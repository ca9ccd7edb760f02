package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import java.util.List;
import java.util.Set;

/**
 * Whom to tell, and how.
 *
 * @param channels besides in-app, which is always on; one that is not set up or is turned off is marked skipped
 * @param reasons oldest first; may be empty
 */
public record Recipient(PersonId person, Set<Channel> channels, List<Reason> reasons) {

    public static Recipient byEmail(PersonId person) {
        return new Recipient(person, Set.of(Channel.EMAIL), List.of());
    }

    public static Recipient inApp(PersonId person) {
        return new Recipient(person, Set.of(), List.of());
    }
}
