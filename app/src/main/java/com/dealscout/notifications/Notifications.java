package com.dealscout.notifications;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Takes what people are to be told. */
@Service
public class Notifications {

    /**
     * Queues the announcement for each recipient, in the caller's transaction; it is sent once that has committed.
     *
     * <p>Who was told {@code onceKey} before is left out. Written with set-based SQL, a few statements however many
     * recipients.
     */
    public void tell(Announcement announcement, Collection<Recipient> recipients) {
        throw new UnsupportedOperationException("being built");
    }

    /** Takes back what has not been sent yet about a listing that is gone: deals and price drops. */
    public void withdraw(UUID listingId, String why) {
        throw new UnsupportedOperationException("being built");
    }
}
