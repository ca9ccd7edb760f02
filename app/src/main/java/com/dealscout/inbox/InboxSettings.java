package com.dealscout.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How replies are carried to marketplaces.
 *
 * @param atOnce how many may be under way together, on one node
 * @param lease after which an attempt whose process died is taken up again; longer than any call lasts
 * @param firstPause between the first attempt and the second; then doubled each time
 * @param longestPause between two attempts
 */
@ConfigurationProperties("dealscout.inbox")
record InboxSettings(
        @DefaultValue("16") int atOnce,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("10m") Duration longestPause) {

    InboxSettings {
        if (atOnce < 1) {
            throw new IllegalArgumentException("dealscout.inbox.at-once is " + atOnce + "; it must be at least 1");
        }
    }

    /** How long to wait after that many attempts, without what the marketplace itself asks for. */
    Duration pauseAfter(int attempts) {
        var doublings = Math.min(attempts - 1, 20);
        var pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
