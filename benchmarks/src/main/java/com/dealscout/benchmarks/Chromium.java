package com.dealscout.benchmarks;

import com.dealscout.demo.Unexpected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The machine's Chromium with one window, spoken to in its own protocol (DevTools), which alone tells how many bytes
 * went over the wire. No library is needed for it, and none is between the page and the figures.
 */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final Pattern LISTENS = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final long PATIENCE_S = 60;

    /** What the browser tells by itself: a request was sent, its answer is there, and so on. */
    record Event(String method, JsonNode params) {}

    private final JsonMapper json = JsonMapper.builder().build();
    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final String session;

    private Chromium(Process process, Path profile, String address) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Ear())
                .join();
        var target = call(null, "Target.createTarget", Map.of("url", "about:blank"));
        this.session = call(
                        null,
                        "Target.attachToTarget",
                        Map.of("targetId", target.get("targetId").asString(), "flatten", true))
                .get("sessionId")
                .asString();
    }

    /** @throws Unexpected where there is no Chromium */
    static Chromium start() {
        var program = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of), PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Unexpected(
                        "There is no Chromium on this machine: install the package chromium, or name it in CHROMIUM."));
        try {
            var profile = Files.createTempDirectory("pages-");
            var process = new ProcessBuilder(
                            program.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .start();
            return new Chromium(process, profile, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Process process) throws IOException {
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            var found = LISTENS.matcher(line);
            if (found.find()) {
                // what it says later must not fill the pipe
                Thread.startVirtualThread(() -> said.lines().forEach(_ -> {}));
                return found.group(1);
            }
        }
        throw new Unexpected("Chromium ended before it could be spoken to.");
    }

    /** Asks the window for something, and waits for the answer. */
    JsonNode ask(String method, Map<String, ?> params) {
        return call(session, method, params);
    }

    /** The value of an expression in the page; of a promise, what it becomes. */
    JsonNode value(String expression) {
        return ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true))
                .get("result")
                .path("value");
    }

    /** What was told since they were last forgotten, in order. */
    List<Event> events() {
        return List.copyOf(events);
    }

    void forgetEvents() {
        events.clear();
    }

    private JsonNode call(@Nullable String within, String method, Map<String, ?> params) {
        var id = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        var message = new java.util.HashMap<String, Object>(Map.of("id", id, "method", method, "params", params));
        if (within != null) {
            message.put("sessionId", within);
        }
        socket.sendText(json.writeValueAsString(message), true).join();
        try {
            var told = answer.get(PATIENCE_S, TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new Unexpected("Chromium refused " + method + ": " + told.get("error"));
            }
            return told.get("result");
        } catch (TimeoutException | ExecutionException e) {
            throw new Unexpected("Chromium did not answer " + method + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (var files = Files.walk(profile)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The browser's profile stays behind in " + profile + ": " + e.getMessage());
        }
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder heard = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            heard.append(data);
            if (isLast) {
                var message = json.readTree(heard.toString());
                heard.setLength(0);
                if (message.has("id")) {
                    var waiting = asked.remove(message.get("id").asInt());
                    if (waiting != null) {
                        waiting.complete(message);
                    }
                } else {
                    events.add(new Event(message.get("method").asString(), message.get("params")));
                }
            }
            from.request(1);
            return null;
        }
    }
}
