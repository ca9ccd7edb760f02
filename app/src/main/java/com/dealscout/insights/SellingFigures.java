package com.dealscout.insights;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How selling goes for one person, over all items they have posted.
 *
 * @param medianTimeToFirstAlertS seconds, over the items of which anybody was alerted
 * @param medianTimeToFirstMessageS seconds, over the items about which anybody wrote
 * @param medianTimeToSaleS seconds, over the items sold
 * @param soldWithinADay the share of the items sold that were sold within 24 hours of posting, from 0 to 1
 * @param peopleAlerted summed over the items; who was alerted of two counts twice
 * @param medianPriceToAsking what was paid divided by what was asked last, over the items sold of which both are known
 */
record SellingFigures(
        int itemsPosted,
        int itemsSold,
        @Nullable BigDecimal medianTimeToFirstAlertS,
        @Nullable BigDecimal medianTimeToFirstMessageS,
        @Nullable BigDecimal medianTimeToSaleS,
        // two capitals in a row, which the naming rule would take for one word
        @JsonProperty("sold_within_a_day") @Nullable BigDecimal soldWithinADay,
        int peopleAlerted,
        int buyersInterested,
        @Nullable BigDecimal medianPriceToAsking) {}
