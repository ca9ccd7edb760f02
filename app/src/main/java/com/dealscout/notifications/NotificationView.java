package com.dealscout.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification as its recipient sees it. */
record NotificationView(
        UUID id,
        String kind,
        String title,
        @Nullable UUID listingId,
        @Nullable UUID itemId,
        List<Rule> rules,
        boolean read,
        Instant createdAt,
        @Nullable Instant listedAt,
        @Nullable Instant matchedAt,
        List<DeliveryView> deliveries) {

    record Rule(UUID id, String name) {

        static Rule of(Reason reason) {
            return new Rule(reason.id(), reason.name());
        }
    }

    NotificationView with(List<DeliveryView> deliveries) {
        return new NotificationView(
                id, kind, title, listingId, itemId, rules, read, createdAt, listedAt, matchedAt, deliveries);
    }
}
