package com.dealscout.sandbox;

/** Sandboxes of their own, for tests that empty one or break what others use; they end with the process. */
final class Sandboxes {

    private Sandboxes() {}

    static Sandbox fresh() {
        return Sandbox.start(0, 0);
    }
}
