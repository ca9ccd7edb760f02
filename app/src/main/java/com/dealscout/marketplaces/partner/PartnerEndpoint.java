package com.dealscout.marketplaces.partner;

import java.net.URI;
import java.time.Duration;

/**
 * Where a partner marketplace is reached, and as whom.
 *
 * @param name as the seller knows it; for words
 * @param api base of the contract's paths
 * @param oauth base of {@code /authorize}, {@code /token} and {@code /revoke}
 * @param request the longest that one call may take, answer included
 */
public record PartnerEndpoint(
        String name, URI api, URI oauth, String clientId, String clientSecret, Duration connect, Duration request) {

    @Override
    public String toString() {
        return "PartnerEndpoint[" + name + " at " + api + "]";
    }
}
