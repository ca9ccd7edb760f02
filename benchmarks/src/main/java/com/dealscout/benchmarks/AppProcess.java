package com.dealscout.benchmarks;

import com.dealscout.demo.Await;
import com.dealscout.demo.Unexpected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An application that is started, stopped and killed by a trial. */
final class AppProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final String url;
    private final List<String> command;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private @Nullable Process process;

    AppProcess(String url, List<String> command, Path log) {
        this.url = url;
        this.command = command;
        this.log = log;
    }

    /** Starts it and waits until it is ready; returns how long that took. */
    Duration start() {
        var begin = System.nanoTime();
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("Deal Scout to be ready (its log is " + log + ")", START_LIMIT, this::ready);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Optional<Boolean> ready() {
        if (!running().isAlive()) {
            throw new Unexpected("Deal Scout ended at its start; its log is " + log);
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? Optional.of(true) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        var victim = running();
        victim.destroyForcibly();
        await(victim);
    }

    void stop() {
        var victim = running();
        victim.destroy();
        await(victim);
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new Unexpected("Deal Scout should have stopped within a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Resident memory in MB, or empty where the system does not tell it. */
    Optional<Long> residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(running().pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Process running() {
        var running = process;
        if (running == null) {
            throw new IllegalStateException("It has not been started");
        }
        return running;
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}
