package com.dealscout;

import com.dealscout.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What every test of the running application shares: one sandbox, one PostgreSQL, one data directory. */
final class Running implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Sandbox SANDBOX = Sandbox.start(0, 0);

    /** Unpacked once for all builds of this checkout. */
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.of(
                        "server.port",
                        Integer.toString(freePort()),
                        "dealscout.data",
                        temporary().toString(),
                        "dealscout.database.binaries",
                        BINARIES.toString(),
                        "dealscout.rate-limits",
                        "off",
                        "dealscout.sandbox-url",
                        "http://localhost:" + SANDBOX.httpPort(),
                        "dealscout.smtp-port",
                        Integer.toString(SANDBOX.smtpPort()),
                        "dealscout.admin.email",
                        Api.ADMIN_EMAIL,
                        "dealscout.admin.password",
                        Api.PASSWORD))
                .and(
                        "dealscout.marketplaces.request-timeout=3s",
                        "dealscout.marketplaces.retry-first=200ms",
                        "dealscout.marketplaces.retry-max=2s",
                        "dealscout.marketplaces.look-every=100ms")
                .applyTo(context);
    }

    /** Known before the start, unlike port 0, because the public URL contains it. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
