package com.dealscout.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail address as it was typed, whose form allows a mail to be sent to it.
 *
 * <p>Plain {@code local@domain} of RFC 5321 with a dotted domain, in ASCII and without quoting or comments: what mail
 * providers give out. Two addresses that differ in case only are the same one.
 */
record EmailAddress(String value) {

    static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern SYNTAX =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    static Optional<EmailAddress> of(@Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        var address = typed.strip();
        var fits = address.length() <= MAX_LENGTH && address.indexOf('@') <= MAX_LOCAL_LENGTH;
        return fits && SYNTAX.matcher(address).matches() ? Optional.of(new EmailAddress(address)) : Optional.empty();
    }

    /** The same for every way of writing this address. */
    String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
