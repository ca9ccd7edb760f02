package com.dealscout.notifications;

import java.util.Locale;

/** A mail about the account itself: it goes out whatever the person's channels are, and cannot be unsubscribed from. */
enum AccountMail {
    CONFIRM_ADDRESS("Confirm your address"),
    RESET_PASSWORD("Reset your password"),
    ALREADY_REGISTERED("You already have an account");

    private final String subject;

    AccountMail(String subject) {
        this.subject = subject;
    }

    String subject() {
        return subject;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccountMail of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
