package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import java.time.Instant;
import java.util.UUID;

/** A delivery was given up. */
public record DeliveryFailed(UUID deliveryId, PersonId person, Channel channel, String why, Instant at) {}
