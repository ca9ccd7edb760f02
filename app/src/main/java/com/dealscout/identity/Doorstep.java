package com.dealscout.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody said before they logged in, kept with their visit: their address, and what they came for. */
final class Doorstep {

    /** Where everybody goes who came for nothing in particular. */
    static final String HOME = "/sell";

    private static final String ADDRESS = "doorstep.address";
    private static final String PURPOSE = "doorstep.purpose";

    /** What people come for, and the page on which it begins. */
    private enum Purpose {
        SELLING("/items/new"),
        LOOKING("/alerts/new");

        private final String begin;

        Purpose(String begin) {
            this.begin = begin;
        }
    }

    private Doorstep() {}

    /** So that nobody types it twice. */
    static void rememberAddress(HttpServletRequest request, String typed) {
        if (!typed.isBlank() && typed.length() <= EmailAddress.MAX_LENGTH) {
            request.getSession().setAttribute(ADDRESS, typed.strip());
        }
    }

    static Optional<String> address(HttpServletRequest request) {
        return text(request, ADDRESS);
    }

    /** Anything but a known purpose is not kept: nobody else's link may say where a log-in leads. */
    static void rememberPurpose(HttpServletRequest request, @Nullable String word) {
        Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .ifPresent(purpose -> request.getSession().setAttribute(PURPOSE, purpose.begin));
    }

    /** Where to go on, now that they are in; asked once. */
    static String leave(HttpServletRequest request) {
        var begin = text(request, PURPOSE);
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(PURPOSE);
            session.removeAttribute(ADDRESS);
        }
        return begin.orElse(HOME);
    }

    private static Optional<String> text(HttpServletRequest request, String name) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(name) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
