package com.dealscout.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One listing on a shelf, as it is at a moment.
 *
 * @param change grows with every change on the shelf, and orders lists
 */
record Listing(
        Seller seller,
        String reference,
        String externalId,
        String url,
        ListingInput input,
        List<Photo> photos,
        @Nullable EndReason endReason,
        Instant createdAt,
        Instant updatedAt,
        long change) {

    enum EndReason {
        SOLD_HERE,
        SOLD_ELSEWHERE,
        WITHDRAWN,
        EXPIRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean live() {
        return endReason == null;
    }

    String state() {
        return live() ? "live" : "ended";
    }

    /** Since when it has been off the shelf: nothing changes a listing any more once it has ended. */
    @Nullable
    Instant endedAt() {
        return live() ? null : updatedAt;
    }

    Listing with(ListingInput newInput, List<Photo> newPhotos, Instant now, long newChange) {
        return new Listing(
                seller, reference, externalId, url, newInput, newPhotos, endReason, createdAt, now, newChange);
    }

    Listing ended(EndReason why, Instant now, long newChange) {
        return new Listing(seller, reference, externalId, url, input, photos, why, createdAt, now, newChange);
    }

    /** In the partner contract's form. */
    ObjectNode toJson() {
        var node = Json.object()
                .put("reference", reference)
                .put("externalId", externalId)
                .put("revision", input.revision())
                .put("state", state());
        if (endReason != null) {
            node.put("endReason", endReason.word());
        }
        node.put("url", url);
        node.putArray("problems");
        return node.put("updatedAt", Json.time(updatedAt));
    }
}
