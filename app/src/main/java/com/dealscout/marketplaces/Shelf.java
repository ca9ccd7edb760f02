package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the place under our reference at the marketplace.
 *
 * @param unsure something was sent and it is not known whether it was done: ask before anything is sent again
 * @param revision of the offer that was last seen there; 0 if nothing was
 * @param seen the marketplace's own time of that
 */
record Shelf(
        boolean unsure,
        @Nullable String externalId,
        @Nullable String url,
        long revision,
        @Nullable Instant seen) {

    static final Shelf EMPTY = new Shelf(false, null, null, 0, null);

    /** Nothing of ours is there, for certain. */
    boolean isEmpty() {
        return !unsure && revision == 0;
    }

    Shelf inDoubt() {
        return new Shelf(true, externalId, url, revision, seen);
    }

    /** As it was before what was sent: that was certainly not done. */
    Shelf certain() {
        return new Shelf(false, externalId, url, revision, seen);
    }

    boolean isNewerThan(Snapshot snapshot) {
        return seen != null && snapshot.updatedAt().isBefore(seen);
    }

    Shelf saw(Snapshot snapshot) {
        return new Shelf(
                false,
                snapshot.externalId() == null ? externalId : snapshot.externalId(),
                snapshot.url() == null ? url : snapshot.url(),
                Math.max(1, snapshot.revision()),
                snapshot.updatedAt());
    }
}
