package com.dealscout.selling.darkroom;

/** Found deep inside a file that cannot be a photo; becomes a {@link Refused} at the door of the {@link Darkroom}. */
final class Unreadable extends Exception {

    static final String CUT_OFF = "is cut off: its end is missing. Send it again, whole.";
    static final String DAMAGED = "is damaged and cannot be read. Send another copy.";

    private final String why;

    Unreadable(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
