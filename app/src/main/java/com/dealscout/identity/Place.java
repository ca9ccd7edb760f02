package com.dealscout.identity;

import org.jspecify.annotations.Nullable;

/**
 * A town or a postal code area, with its centre.
 *
 * @param state the two-letter code in the United States
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 */
public record Place(
        @Nullable String postalCode,
        String city,
        @Nullable String state,
        String country,
        double latitude,
        double longitude) {}
