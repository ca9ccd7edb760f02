package com.dealscout.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server, run by this process on data that outlive it.
 *
 * <p>The library behind it is made for tests. Three of its habits are mended here: it turns {@code fsync} and
 * {@code synchronous_commit} off; it trusts every local user, where we have initdb ask for a generated password from the
 * first start on; and it leaves the server running when this process is killed, which is found and stopped at the next
 * start. That may only be done by the holder of the data directory's lock: without it, the server found might be in use.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /** Of the binaries in the build; a data directory of another major version cannot be read by them. */
    private static final int MAJOR = 18;

    /** A file that says that the very first start went through. */
    private static final String COMPLETE = "dealscout-complete";

    /** A file beside the database, from before its making until after: only what it vouches for may be deleted. */
    private static final String BEING_MADE = "postgres-being-made";

    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    static EmbeddedDatabase start(DataDirectory directory, DatabaseSettings.Database settings) {
        var data = directory.resolve("postgres");
        var beingMade = directory.resolve(BEING_MADE);
        try {
            checkOwner(data, beingMade);
            checkVersion(data);
            stopOrphan(data);
            makeRoom(data, beingMade);
            var password = directory.secret("postgres-password");
            var binaries = Optional.ofNullable(settings.binaries())
                    .orElseGet(() -> directory.resolve("postgres-binaries"))
                    .toAbsolutePath();
            System.setProperty("ot.epg.working-dir", binaries.toString());
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_WAIT)
                    .setPort(settings.port())
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig(
                            "pwfile", directory.secretFile("postgres-password").toString())
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            markComplete(data, beingMade);
            return new EmbeddedDatabase(server, password);
        } catch (CannotStart e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CannotStart(
                    "The embedded PostgreSQL in " + data + " did not start (" + e.getMessage()
                            + "); look at its last lines above, free some disk space, or name a server in DEALSCOUT_DATABASE_URL.",
                    e);
        }
    }

    private static void checkVersion(Path data) {
        try {
            var file = data.resolve("PG_VERSION");
            if (!Files.exists(file)) {
                return;
            }
            var found = Files.readString(file).strip();
            if (!found.equals(Integer.toString(MAJOR))) {
                throw new CannotStart("The data in " + data + " were written by PostgreSQL " + found
                        + " but this Deal Scout brings " + MAJOR
                        + "; start the Deal Scout that wrote them, or choose another directory with --data.");
            }
        } catch (IOException e) {
            throw new CannotStart("The data in " + data + " cannot be read; make them readable for this user.", e);
        }
    }

    private static void markComplete(Path data, Path beingMade) throws IOException {
        var mark = data.resolve(COMPLETE);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
        Files.deleteIfExists(beingMade);
    }

    /** @throws CannotStart if there are files that no Deal Scout has put there */
    static void checkOwner(Path data, Path beingMade) throws IOException {
        if (Files.exists(data.resolve(COMPLETE)) || Files.exists(beingMade) || !Files.exists(data)) {
            return;
        }
        if (Files.isDirectory(data)) {
            try (var files = Files.list(data)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new CannotStart(data + " is not empty and not a database that Deal Scout has made;"
                + " move it elsewhere, or choose another directory with --data.");
    }

    /** A kill during the very first start leaves a directory that initdb refuses; nothing of anybody's is in it yet. */
    static void makeRoom(Path data, Path beingMade) throws IOException {
        if (Files.exists(data.resolve(COMPLETE))) {
            return;
        }
        if (!Files.exists(beingMade)) {
            Files.createFile(beingMade);
            return;
        }
        if (!Files.exists(data)) {
            return;
        }
        LOG.info("Removing a database whose making was interrupted");
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Stops the server that a killed process left behind. Only for the holder of the data directory's lock. */
    static void stopOrphan(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        var written = PostmasterPid.read(file);
        var process = written.flatMap(w -> ProcessHandle.of(w.pid()));
        if (written.isPresent()
                && process.isPresent()
                && written.get().isOf(process.get().info(), data)) {
            LOG.info("Stopping the database that a killed Deal Scout left running");
            var orphan = process.get();
            orphan.destroy();
            if (!hasEnded(orphan)) {
                throw new CannotStart("The database process " + orphan.pid()
                        + " of a killed Deal Scout does not stop; end it with: kill -9 " + orphan.pid());
            }
        }
        Files.deleteIfExists(file);
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
