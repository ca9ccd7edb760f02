package com.dealscout.insights;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item's way from posted to sold, as the API answers it.
 *
 * @param timeToFirstAlertS seconds from posting until the first deal alert was accepted by its provider, with
 *     milliseconds, as all times here; null until it was
 * @param peopleAlerted each person once
 * @param buyersInterested conversations, on any marketplace
 */
record Timeline(
        List<Event> events,
        @Nullable BigDecimal timeToFirstAlertS,
        @Nullable BigDecimal timeToFirstMessageS,
        @Nullable BigDecimal timeToSaleS,
        int peopleAlerted,
        int buyersInterested,
        @Nullable BigDecimal askingPrice,
        @Nullable BigDecimal soldPrice) {

    record Event(Instant at, Kind kind, String text) {}
}
