package com.dealscout.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell any number of people.
 *
 * @param onceKey nobody is told the same key twice, whoever says it and however often
 * @param title as the notification is listed; for alerts the item's title
 * @param listingId what it is about, kept for whoever shows it
 * @param itemId likewise
 * @param listedAt when the listing went live, for alerts
 * @param matchedAt when the match was found, for alerts
 */
public record Announcement(
        Kind kind,
        String onceKey,
        String title,
        @Nullable UUID listingId,
        @Nullable UUID itemId,
        Content content,
        @Nullable Instant listedAt,
        @Nullable Instant matchedAt) {}
