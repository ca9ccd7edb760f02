package com.dealscout.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the database: a server where one is named, else the embedded one in the data directory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DataDirectory dataDirectory(DatabaseSettings settings) {
        return DataDirectory.open(settings.data());
    }

    /** None where a server is named. Decided here and not by a condition, as conditions are decided at build. */
    @Bean(destroyMethod = "close")
    @Nullable
    EmbeddedDatabase embeddedDatabase(DataDirectory directory, DatabaseSettings settings) {
        return settings.isEmbedded() ? EmbeddedDatabase.start(directory, settings.database()) : null;
    }

    /** The pool depends on this, and this on the embedded server: so the pool closes before the server does. */
    @Bean
    JdbcConnectionDetails connection(@Nullable EmbeddedDatabase embedded, DatabaseSettings settings) {
        if (embedded != null) {
            return new Connection(embedded.url(), "postgres", embedded.password());
        }
        var server = settings.database();
        return new Connection(server.url(), emptyToNull(server.username()), emptyToNull(server.password()));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private record Connection(
            String url, @Nullable String username, @Nullable String password) implements JdbcConnectionDetails {

        @Override
        public @Nullable String getUsername() {
            return username;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String toString() {
            return "Connection[" + url + "]";
        }
    }
}
