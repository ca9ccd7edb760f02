package com.dealscout.notifications;

import java.net.URI;

/**
 * The address of somebody's Discord webhook, which is a secret: whoever knows it can post there. Shown masked only, and
 * so it is in logs.
 *
 * @param url as it passed {@link DiscordHosts}
 */
record DiscordWebhook(String url) {

    private static final String MASK = "****";
    private static final int SHOWN = 4;
    private static final int LONG_ENOUGH_TO_SHOW_SOME = 20;

    /** The address with its token hidden, all but the last characters of a long one. */
    String masked() {
        var token = token();
        var shown = token.length() < LONG_ENOUGH_TO_SHOW_SOME ? "" : token.substring(token.length() - SHOWN);
        return url.substring(0, url.length() - token.length()) + MASK + shown;
    }

    private String token() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Where to post, so that Discord answers with the message it made. */
    URI posting() {
        return URI.create(url + "?wait=true");
    }

    static boolean isMasked(String text) {
        return text.contains(MASK);
    }

    @Override
    public String toString() {
        return masked();
    }
}
