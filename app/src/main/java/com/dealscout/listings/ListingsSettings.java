package com.dealscout.listings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How listings are announced.
 *
 * @param announceAfter how long after the first cross-post is live rules wait for the other marketplaces
 */
@ConfigurationProperties("dealscout.listings")
record ListingsSettings(@DefaultValue("10s") Duration announceAfter) {

    ListingsSettings {
        if (announceAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "dealscout.listings.announce-after is " + announceAfter + "; give 0 or more, such as 10s.");
        }
    }
}
