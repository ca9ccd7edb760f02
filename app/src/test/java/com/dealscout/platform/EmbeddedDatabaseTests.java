package com.dealscout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    private static final DatabaseSettings.Database SETTINGS = new DatabaseSettings.Database(
            "", "", "", 0, Path.of("target", "postgres-binaries").toAbsolutePath());

    @TempDir
    Path root;

    private Path data;
    private Path beingMade;

    @BeforeEach
    void nameTheFiles() {
        data = root.resolve("postgres");
        beingMade = root.resolve("postgres-being-made");
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefusedAndKept() throws IOException {
        Files.createDirectory(data);
        Files.writeString(data.resolve("PG_VERSION"), "14\n");

        try (var directory = DataDirectory.open(root)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, SETTINGS))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith(data + " is not empty and not a database that Deal Scout has made")
                    .hasMessageContaining("--data");
        }

        assertThat(data.resolve("PG_VERSION")).exists();
        assertThat(beingMade).doesNotExist();
    }

    @Test
    void whatIsBeingMadeIsMarkedFirstAndRemovedIfThatWasInterrupted() throws IOException {
        EmbeddedDatabase.makeRoom(data, beingMade);
        var isMarked = Files.exists(beingMade);
        Files.createDirectories(data.resolve("base"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");

        EmbeddedDatabase.checkOwner(data, beingMade);
        EmbeddedDatabase.makeRoom(data, beingMade);

        assertThat(isMarked).isTrue();
        assertThat(data).doesNotExist();
        assertThat(beingMade).exists();
    }

    @Test
    void aCompleteDatabaseIsKeptEvenIfTheMarkOfItsMakingIsStillThere() throws IOException {
        Files.createDirectory(data);
        var complete = Files.createFile(data.resolve("dealscout-complete"));
        Files.createFile(beingMade);

        EmbeddedDatabase.checkOwner(data, beingMade);
        EmbeddedDatabase.makeRoom(data, beingMade);

        assertThat(complete).exists();
    }

    @Test
    void anEmptyDirectoryIsTaken() throws IOException {
        Files.createDirectory(data);

        assertThatCode(() -> EmbeddedDatabase.checkOwner(data, beingMade)).doesNotThrowAnyException();
    }

    @Test
    void theServerThatAKilledDealScoutLeftIsStoppedAndItsDataAreUsedAgain() throws IOException {
        try (var directory = DataDirectory.open(root)) {
            try (var _ = EmbeddedDatabase.start(directory, SETTINGS)) {
                var orphan = PostmasterPid.read(data.resolve("postmaster.pid")).orElseThrow();
                var process = ProcessHandle.of(orphan.pid()).orElseThrow();

                EmbeddedDatabase.stopOrphan(data);

                assertThat(process.isAlive()).isFalse();
            }
            assertThat(beingMade).doesNotExist();
            assertThat(data.resolve("dealscout-complete")).exists();

            try (var again = EmbeddedDatabase.start(directory, SETTINGS)) {
                assertThat(again.url()).startsWith("jdbc:postgresql://localhost:");
            }
        }
    }
}
