package com.dealscout.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who knows a sandbox by its address only. Redirects are shown, not followed. */
final class Visitor {

    /** One for all tests that do not empty it or count what is in it. */
    static final Sandbox SANDBOX = Sandbox.start(0, 0);

    static final JsonMapper JSON = JsonMapper.shared();

    static {
        // The machine may be busy with other builds.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Answer(int status, Map<String, String> headers, byte[] bytes) {

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(bytes);
        }

        String header(String name) {
            return headers.get(name);
        }
    }

    private final String base;

    Visitor(Sandbox sandbox) {
        base = "http://localhost:" + sandbox.httpPort();
    }

    static Visitor ofShared() {
        return new Visitor(SANDBOX);
    }

    String base() {
        return base;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(Duration.ofSeconds(30));
    }

    Answer get(String path) {
        return send(to(path));
    }

    Answer post(String path, String json) {
        return send(to(path).header("Content-Type", "application/json").POST(text(json)));
    }

    Answer patch(String path, String json) {
        return send(to(path).header("Content-Type", "application/json").method("PATCH", text(json)));
    }

    Answer delete(String path) {
        return send(to(path).DELETE());
    }

    /** Name, value, name, value … */
    Answer submit(String path, String... fields) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(text(form(fields))));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().getFirst())));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.BodyPublisher text(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    static String form(String... fields) {
        var form = new StringBuilder();
        for (var i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /** The parameters of an address, decoded. */
    static Map<String, String> query(String address) {
        var parameters = new TreeMap<String, String>();
        var query = URI.create(address).getRawQuery();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
