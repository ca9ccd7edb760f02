package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node has claimed, with all that was said.
 *
 * @param claim proves that the outcome comes from the worker that claimed it last
 * @param lease when others take it over unless it is renewed
 * @param withdrawn why it must not be sent any more
 */
record Parcel(
        UUID delivery,
        UUID claim,
        Instant lease,
        Channel channel,
        Delivery.Sending state,
        UUID notification,
        PersonId person,
        Kind kind,
        @Nullable UUID listingId,
        @Nullable UUID itemId,
        Said said,
        List<Reason> reasons,
        @Nullable String withdrawn,
        Instant toldAt) {

    /** Kept as it was read: a content that cannot be read fails its own delivery and no other. */
    sealed interface Said {
        record Told(String json) implements Said {}

        record Account(AccountMail mail) implements Said {}
    }

    Parcel leasedUntil(Instant until) {
        return new Parcel(
                delivery,
                claim,
                until,
                channel,
                state,
                notification,
                person,
                kind,
                listingId,
                itemId,
                said,
                reasons,
                withdrawn,
                toldAt);
    }

    boolean isAccountMail() {
        return said instanceof Said.Account;
    }
}
