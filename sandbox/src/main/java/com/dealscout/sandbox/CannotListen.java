package com.dealscout.sandbox;

/** A port cannot be had; the message is one sentence that says what to do. */
final class CannotListen extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotListen(String what, String address, int port, String option, Throwable cause) {
        super(
                "Cannot listen for %s on %s:%d (%s): stop what uses it, or choose another port with %s."
                        .formatted(what, address, port, reason(cause), option),
                cause);
    }

    private static String reason(Throwable cause) {
        var deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
