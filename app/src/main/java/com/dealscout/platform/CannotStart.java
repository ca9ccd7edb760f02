package com.dealscout.platform;

/** Why this node cannot start, in one sentence that says what to do; shown without a stack trace. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence, null, false, false);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause, false, false);
    }
}
