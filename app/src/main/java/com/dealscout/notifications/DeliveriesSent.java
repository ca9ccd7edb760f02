package com.dealscout.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Some deliveries were accepted by their providers: one event a batch, never one a person. */
public record DeliveriesSent(List<Sent> deliveries) {

    public record Sent(
            UUID notificationId,
            Kind kind,
            Channel channel,
            @Nullable UUID listingId,
            @Nullable UUID itemId,
            Instant at) {}
}
