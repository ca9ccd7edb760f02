package com.dealscout.identity;

import com.dealscout.platform.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request, collected field by field so that all of it is told at once. */
final class Refusals {

    static final int MAX_DISPLAY_NAME = 80;
    static final int MIN_PASSWORD = 8;
    static final int MAX_PASSWORD = 200;

    private final List<Problem.FieldError> errors = new ArrayList<>();

    void add(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
    }

    boolean none() {
        return errors.isEmpty();
    }

    /** @throws Problem.Invalid with every field refused so far, if any */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw problem();
        }
    }

    /** What has been refused so far. */
    Problem.Invalid problem() {
        return Problem.Invalid.fields(errors);
    }

    Optional<EmailAddress> email(@Nullable String typed) {
        var address = EmailAddress.of(typed);
        if (address.isEmpty()) {
            add(
                    "email",
                    typed == null || typed.isBlank()
                            ? "is missing."
                            : "is not a mail address like name@example.org of at most " + EmailAddress.MAX_LENGTH
                                    + " characters.");
        }
        return address;
    }

    /** @param email whose it will be: it must not be the password */
    void newPassword(String field, @Nullable String typed, @Nullable String email) {
        if (typed == null || typed.isEmpty()) {
            add(field, "is missing.");
            return;
        }
        var length = typed.codePointCount(0, typed.length());
        if (length < MIN_PASSWORD || length > MAX_PASSWORD) {
            add(field, "has " + length + " characters; it must have " + MIN_PASSWORD + " to " + MAX_PASSWORD + ".");
        } else if (hasControlCharacters(typed)) {
            add(field, "contains a control character, which no keyboard types; leave it out.");
        } else if (email != null && typed.strip().equalsIgnoreCase(email.strip())) {
            add(field, "is the mail address itself; choose another.");
        }
    }

    /** A line of text, trimmed; empty if it was refused. */
    Optional<String> displayName(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            add("display_name", "is missing; it is how others see you, 1 to " + MAX_DISPLAY_NAME + " characters.");
            return Optional.empty();
        }
        var name = typed.strip();
        var length = name.codePointCount(0, name.length());
        if (length > MAX_DISPLAY_NAME) {
            add("display_name", "has " + length + " characters; it may have at most " + MAX_DISPLAY_NAME + ".");
            return Optional.empty();
        }
        if (hasControlCharacters(name)) {
            add("display_name", "contains a control character or a line break; leave it out.");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    Optional<ZoneId> timeZone(String typed) {
        var name = typed.strip();
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return Optional.of(ZoneId.of(name));
        }
        add("time_zone", "is not the name of a time zone like America/Los_Angeles.");
        return Optional.empty();
    }

    /** Also true for halves of a surrogate pair, which no database takes. */
    static boolean hasControlCharacters(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
