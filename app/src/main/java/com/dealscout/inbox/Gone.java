package com.dealscout.inbox;

/** Why an item can no longer be had. */
enum Gone {
    SOLD("Sold: ", "has been sold"),
    WITHDRAWN("No longer for sale: ", "is no longer available");

    private final String heading;
    private final String words;

    Gone(String heading, String words) {
        this.heading = heading;
        this.words = words;
    }

    /** As those who watch the listing are told. */
    String subject(String title) {
        return heading + title;
    }

    /** The one polite message in each buyer's thread. */
    String toBuyers(String title) {
        return "Thanks for your interest! “" + title + "” " + words + ".";
    }
}
