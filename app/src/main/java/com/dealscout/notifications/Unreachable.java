package com.dealscout.notifications;

/** Why a delivery is skipped, in the words that the person reads. */
final class Unreachable {

    static final String EMAIL_OFF = "Email is turned off in your notification preferences.";
    static final String EMAIL_UNCONFIRMED = "Your email address is not confirmed yet.";
    static final String DISCORD_OFF = "Discord is turned off in your notification preferences.";
    static final String DISCORD_NOT_SET_UP =
            "Discord is not set up: your notification preferences hold no webhook address.";
    static final String SMS_NOT_OFFERED = "Text messages are not offered yet.";
    static final String PUSH_NOT_OFFERED = "Push messages are not offered yet.";

    private Unreachable() {}
}
