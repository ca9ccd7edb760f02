package com.dealscout.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP; every call has a time limit, and an answer that was not wanted is an {@link Unexpected}. */
final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final JsonMapper json = JsonMapper.builder().build();

    /** What came back; {@code body} is a missing node if it was not JSON. */
    record Answer(String call, int status, JsonNode body, String text, HttpHeaders headers) {

        JsonNode expect(int wanted) {
            if (status != wanted) {
                throw new Unexpected("%s should answer %d but answered %d: %s".formatted(call, wanted, status, text));
            }
            return body;
        }
    }

    /** One file, or one JSON part without a file name. */
    record Part(String name, String fileName, String contentType, byte[] content) {}

    HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
    }

    /** Text is taken for JSON already. */
    HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : json.writeValueAsString(body));
    }

    HttpRequest.Builder multipart(HttpRequest.Builder request, List<Part> parts) {
        var boundary = "part-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            var file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
            write(
                    body,
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n"
                            .formatted(boundary, part.name(), file, part.contentType()));
            body.writeBytes(part.content());
            write(body, "\r\n");
        }
        write(body, "--" + boundary + "--\r\n");
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        var call = request.method() + " " + request.uri().getPath();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(call, response.statusCode(), parse(response.body()), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(call + " could not be made: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }
}
