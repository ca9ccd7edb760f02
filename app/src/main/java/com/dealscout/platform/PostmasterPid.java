package com.dealscout.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a PostgreSQL server wrote down about itself in its data directory.
 *
 * <p>After a kill and a reboot the number may belong to anybody, also to another PostgreSQL server of the same user.
 *
 * @param data the data directory as the server was given it
 */
record PostmasterPid(
        long pid, @Nullable Path data, @Nullable Instant startedAt) {

    /** The system counts from its own start, in ticks; the server reads the clock a moment after it was started. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** @return empty if there is no such file, or nothing in it that makes sense */
    static Optional<PostmasterPid> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        return number(lines, 0)
                .map(pid -> new PostmasterPid(
                        pid,
                        lines.size() > 1 ? Path.of(lines.get(1)) : null,
                        number(lines, 2).flatMap(PostmasterPid::instant).orElse(null)));
    }

    private static Optional<Long> number(List<String> lines, int index) {
        try {
            return index < lines.size()
                    ? Optional.of(Long.parseLong(lines.get(index).strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(long seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a process is the server that wrote this.
     *
     * @param directory where the file was found: in a copy it speaks of the server of the original
     */
    boolean isOf(ProcessHandle.Info process, Path directory) throws IOException {
        var isServer =
                process.command().map(command -> command.endsWith("/postgres")).orElse(false);
        if (!isServer || isCopy(directory)) {
            return false;
        }
        var given = process.arguments().flatMap(PostmasterPid::dataDirectory);
        return given.isPresent()
                ? given.get().equals(data)
                : process.startInstant().map(this::isStart).orElse(false);
    }

    private boolean isCopy(Path directory) throws IOException {
        return data != null && Files.exists(data) && !Files.isSameFile(data, directory);
    }

    private static Optional<Path> dataDirectory(String[] arguments) {
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("-D") && i + 1 < arguments.length) {
                return Optional.of(Path.of(arguments[i + 1]));
            }
            if (arguments[i].startsWith("-D") && arguments[i].length() > 2) {
                return Optional.of(Path.of(arguments[i].substring(2)));
            }
        }
        return Optional.empty();
    }

    private boolean isStart(Instant start) {
        return startedAt != null && Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0;
    }
}
