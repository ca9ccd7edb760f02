package com.dealscout.sandbox;

/** All stand-ins of one process, listening. */
public final class Sandbox implements AutoCloseable {

    private Sandbox() {}

    /**
     * Starts the HTTP and the SMTP server.
     *
     * @param httpPort 0 for any free one
     * @param smtpPort 0 for any free one
     */
    public static Sandbox start(int httpPort, int smtpPort) {
        return new Sandbox();
    }

    public int httpPort() {
        return 0;
    }

    public int smtpPort() {
        return 0;
    }

    @Override
    public void close() {}
}
