package com.dealscout.marketplaces.connector;

import org.jspecify.annotations.Nullable;

/**
 * What a marketplace told our webhook, proven to be from it. Events come at least once and in any order.
 *
 * @param id the same when it is repeated
 * @param sequence grows with each event of the same reference
 */
public sealed interface Event {

    String id();

    String reference();

    long sequence();

    /** The listing changed its state. @param listing as it was then; null: ask */
    record StateChanged(
            String id,
            String reference,
            long sequence,
            @Nullable Snapshot listing) implements Event {}

    record Wrote(String id, String reference, long sequence, Message message) implements Event {}
}
