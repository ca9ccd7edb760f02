package com.dealscout.matcher;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The prices somebody would pay; both bounds belong to it, and an absent bound is no bound.
 *
 * @param minCents hundredths of the currency's unit, 0 or more
 * @param maxCents hundredths of the currency's unit, not below {@code minCents}
 * @param currency ISO 4217; what the bounds are in, and without bounds of no consequence
 */
public record PriceRange(@Nullable Long minCents, @Nullable Long maxCents, String currency) implements Serializable {

    /** Any price, and none, in any currency. */
    public static final PriceRange ANY = new PriceRange(null, null, "USD");

    public PriceRange {
        Price.checkCurrency(currency);
        checkBound("minimum", minCents);
        checkBound("maximum", maxCents);
        if (minCents != null && maxCents != null && minCents > maxCents) {
            throw new IllegalArgumentException("The minimum price, " + minCents + " cents, is above the maximum, "
                    + maxCents + " cents: swap them or drop one.");
        }
    }

    /** Whether an asking price lies in it; no price, or one in another currency, does so only where no bound is set. */
    public boolean contains(@Nullable Price price) {
        if (minCents == null && maxCents == null) {
            return true;
        }
        return price != null
                && price.currency().equals(currency)
                && (minCents == null || minCents <= price.cents())
                && (maxCents == null || price.cents() <= maxCents);
    }

    private static void checkBound(String bound, @Nullable Long cents) {
        if (cents != null && cents < 0) {
            throw new IllegalArgumentException("The " + bound + " price is " + cents + " cents: give 0 or more.");
        }
    }
}
