package com.dealscout.marketplaces;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which marketplaces there are, and how patient we are with them.
 *
 * @param sandboxUrl where the stand-ins are; used if no marketplace is configured
 * @param marketplaces what holds for all of them
 */
@ConfigurationProperties("dealscout")
record MarketplaceSettings(
        @Nullable String sandboxUrl,
        @DefaultValue Endpoint facebook,
        @DefaultValue Endpoint offerup,
        @DefaultValue Endpoint ebay,
        @DefaultValue Pace marketplaces) {

    /**
     * One marketplace.
     *
     * @param mode {@code partner} or {@code off}; empty is off, or the stand-in in sandbox mode
     * @param baseUrl of the partner contract's paths
     * @param oauthUrl of {@code /authorize}, {@code /token} and {@code /revoke}
     */
    record Endpoint(
            @DefaultValue("") String mode,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String oauthUrl,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret) {

        @Override
        public String toString() {
            return "Endpoint[" + mode + " at " + baseUrl + "]";
        }
    }

    /**
     * @param connectTimeout until a marketplace has taken up the connection
     * @param requestTimeout until its whole answer is here
     * @param retryFirst pause after the first failure; doubled with each further one
     * @param retryMax the longest pause
     * @param giveUpAfter after failing for so long a post has failed for good; ending a listing is never given up
     * @param reviewFirst pause before a marketplace is asked whether its review is over; doubled likewise, up to a minute
     * @param pollEvery how often a connected account is looked at for what webhooks missed
     * @param refreshAhead how long before its end an access token is replaced
     * @param lookEvery how often the tables are looked at for work that nobody woke us for
     * @param atOnce how many calls run at the same time on one marketplace
     */
    record Pace(
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("20s") Duration requestTimeout,
            @DefaultValue("2s") Duration retryFirst,
            @DefaultValue("15m") Duration retryMax,
            @DefaultValue("24h") Duration giveUpAfter,
            @DefaultValue("2s") Duration reviewFirst,
            @DefaultValue("5m") Duration pollEvery,
            @DefaultValue("2m") Duration refreshAhead,
            @DefaultValue("1s") Duration lookEvery,
            @DefaultValue("16") int atOnce) {

        /** The longest that one call can take. */
        Duration longestCall() {
            return connectTimeout.plus(requestTimeout);
        }

        /** How long a claim on work holds: a token refresh, two calls, and something to spare. */
        Duration lease() {
            return longestCall().multipliedBy(3).plusSeconds(10);
        }
    }
}
