package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a cross-post at present.
 *
 * @param retryable whether it is tried again without anybody doing anything, or once the account is connected again
 * @param inARow how often it failed without a success between
 * @param since when it first did
 */
record Trouble(String code, String words, boolean retryable, int inARow, Instant since) {

    /** The code of waiting for the seller to connect the account again. */
    static final String RECONNECT = "reconnect";

    static Trouble retryable(Fault fault, @Nullable Trouble before, Instant now) {
        return before == null || !before.retryable()
                ? new Trouble(fault.code(), fault.words(), true, 1, now)
                : new Trouble(fault.code(), fault.words(), true, before.inARow() + 1, before.since());
    }

    static Trouble forGood(Fault fault, Instant now) {
        return new Trouble(fault.code(), fault.words(), false, 1, now);
    }

    static Trouble reconnect(String marketplace, Instant now) {
        var name = Marketplaces.name(marketplace);
        return new Trouble(
                RECONNECT, name + " wants you to connect again; it goes on from here once you have.", true, 1, now);
    }

    boolean waitsForReconnect() {
        return code.equals(RECONNECT);
    }
}
