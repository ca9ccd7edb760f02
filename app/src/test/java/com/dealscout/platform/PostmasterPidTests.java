package com.dealscout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterPidTests {

    private static final Instant START = Instant.ofEpochSecond(1_790_000_000);
    private static final String POSTGRES = "/opt/postgresql/bin/postgres";

    @TempDir
    Path data;

    @Test
    void theServerOfThisDirectoryIsKnownByItsArguments() throws IOException {
        var written = written(data);

        assertThat(written.isOf(new Process(POSTGRES, null, "-D", data.toString(), "-p", "5432"), data))
                .isTrue();
        assertThat(written.isOf(new Process(POSTGRES, null, "-D" + data), data)).isTrue();
    }

    @Test
    void theServerOfAnotherDirectoryIsNotOursEvenIfItStartedAtTheSameTime() throws IOException {
        var process = new Process(POSTGRES, START, "-D", "/var/lib/postgresql/data");

        assertThat(written(data).isOf(process, data)).isFalse();
    }

    @Test
    void aServerWithoutVisibleArgumentsIsKnownByItsStart() throws IOException {
        var written = written(data);

        assertThat(written.isOf(new Process(POSTGRES, START.minusSeconds(2)), data))
                .isTrue();
        assertThat(written.isOf(new Process(POSTGRES, START.plus(Duration.ofMinutes(1))), data))
                .isFalse();
        assertThat(written.isOf(new Process(POSTGRES, null), data)).isFalse();
    }

    @Test
    void anotherProgramIsNotOurs() throws IOException {
        assertThat(written(data).isOf(new Process("/usr/bin/sleep", START, "-D", data.toString()), data))
                .isFalse();
    }

    @Test
    void theServerOfTheDirectoryThatThisIsACopyOfIsNotOurs(@TempDir Path original) throws IOException {
        var process = new Process(POSTGRES, START, "-D", original.toString());

        assertThat(written(original).isOf(process, data)).isFalse();
    }

    @Test
    void theServerOfADirectoryThatWasRenamedSinceIsOurs() throws IOException {
        var former = data.resolveSibling("renamed-since");
        var process = new Process(POSTGRES, START, "-D", former.toString());

        assertThat(written(former).isOf(process, data)).isTrue();
    }

    @Test
    void aFileOfSomebodyElsesNumberIsDeletedAndTheProcessLeftAlone() throws IOException {
        written(data);
        var file = data.resolve("postmaster.pid");

        EmbeddedDatabase.stopOrphan(data);

        assertThat(file).doesNotExist();
    }

    @Test
    void aBrokenFileNamesNobody() throws IOException {
        var file = data.resolve("postmaster.pid");

        assertThat(PostmasterPid.read(file)).isEmpty();
        assertThat(PostmasterPid.read(Files.writeString(file, ""))).isEmpty();
        assertThat(PostmasterPid.read(Files.writeString(file, "what\n"))).isEmpty();
    }

    /** The number is that of this very process, which is no server. */
    private PostmasterPid written(Path directory) throws IOException {
        var lines = ProcessHandle.current().pid() + "\n" + directory + "\n" + START.getEpochSecond() + "\n5432\n";
        return PostmasterPid.read(Files.writeString(data.resolve("postmaster.pid"), lines))
                .orElseThrow();
    }

    private record Process(String name, @Nullable Instant start, String... given) implements ProcessHandle.Info {

        @Override
        public Optional<String> command() {
            return Optional.of(name);
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return given.length == 0 ? Optional.empty() : Optional.of(given);
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.ofNullable(start);
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
