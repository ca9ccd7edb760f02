package com.dealscout.matcher;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * An asking price.
 *
 * @param cents hundredths of the currency's unit, 0 or more
 * @param currency ISO 4217, "USD"
 */
public record Price(long cents, String currency) implements Serializable {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Price {
        if (cents < 0) {
            throw new IllegalArgumentException("The price is " + cents + " cents: give 0 or more.");
        }
        checkCurrency(currency);
    }

    static void checkCurrency(String currency) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException(
                    "The currency is \"" + currency + "\": give three capital letters (ISO 4217), like USD.");
        }
    }
}
