package com.dealscout.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
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

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${dealscout.database.url:}'.isEmpty()")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(DataDirectory directory, DatabaseSettings settings) {
            return EmbeddedDatabase.start(directory, settings.database());
        }

        /** The pool depends on this, and this on the server: so the pool closes before the server does. */
        @Bean
        JdbcConnectionDetails connection(EmbeddedDatabase database) {
            return new Connection(database.url(), "postgres", database.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${dealscout.database.url:}'.isEmpty()")
    static class Server {

        @Bean
        JdbcConnectionDetails connection(DatabaseSettings settings) {
            var database = settings.database();
            return new Connection(database.url(), emptyToNull(database.username()), emptyToNull(database.password()));
        }
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
