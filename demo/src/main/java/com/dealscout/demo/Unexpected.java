package com.dealscout.demo;

/** Something did not hold: what was expected, and what was found instead. */
public final class Unexpected extends RuntimeException {

    public Unexpected(String message) {
        super(message);
    }
}
