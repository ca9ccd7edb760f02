package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Connector;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A place to sell, as this installation is configured.
 *
 * @param id "offerup"
 * @param name as it spells itself
 * @param standIn whether it is the sandbox's, not the real one
 */
record Marketplace(String id, String name, Mode mode, boolean standIn, Connector connector) {

    /** How it is posted to. */
    enum Mode {
        API,
        PARTNER,
        ASSISTED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
