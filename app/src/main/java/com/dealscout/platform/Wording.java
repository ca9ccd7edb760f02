package com.dealscout.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How Deal Scout writes values: the same on pages, in messages and in the timeline. */
public final class Wording {

    private static final String HOME_COUNTRY = "US";
    private static final String HOME_CURRENCY = "USD";

    /** Embeddings, overrides and isolates; scripts that are written from the right need none of them. */
    private static final Pattern TURNING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]+");

    private Wording() {}

    /** What somebody typed, for a sentence of ours: it cannot turn around the words behind it. */
    public static String unturned(String text) {
        return TURNING.matcher(text).replaceAll("");
    }

    /** {@code $1,299.00}; other currencies as {@code 1,200.00 PKR}. */
    public static String money(BigDecimal amount, String currency) {
        var number = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(amount.setScale(2, RoundingMode.HALF_UP));
        return currency.equals(HOME_CURRENCY) ? "$" + number : number + " " + currency;
    }

    /** {@code San Jose, CA}; abroad with the country. */
    public static String place(String city, @Nullable String state, String country) {
        return Stream.of(city, state, country.equals(HOME_COUNTRY) ? null : country)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** {@code Excellent}. */
    public static String capitalised(String word) {
        if (word.isEmpty()) {
            return word;
        }
        var first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
