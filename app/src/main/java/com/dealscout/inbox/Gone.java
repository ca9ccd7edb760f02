package com.dealscout.inbox;

/** Why an item can no longer be had. */
enum Gone {
    SOLD("has been sold"),
    WITHDRAWN("is no longer available");

    private final String words;

    Gone(String words) {
        this.words = words;
    }

    String subject(String title) {
        return "“" + title + "” " + words;
    }

    /** The one polite message in each buyer's thread. */
    String toBuyers(String title) {
        return "Thanks for your interest! “" + title + "” " + words + ".";
    }
}
