package com.dealscout.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is.
 *
 * @param data the installation's directory, for the embedded database and the secrets
 * @param database a server's address; without one the embedded PostgreSQL is started
 */
@ConfigurationProperties("dealscout")
record DatabaseSettings(
        @DefaultValue("./data") Path data, @DefaultValue Database database) {

    boolean isEmbedded() {
        return database.url().isEmpty();
    }

    /**
     * @param url {@code jdbc:postgresql://…}; empty means embedded
     * @param port of the embedded database; 0 is any free one
     * @param binaries where PostgreSQL is unpacked; by default inside the data directory
     */
    record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("0") int port,
            @Nullable Path binaries) {}
}
