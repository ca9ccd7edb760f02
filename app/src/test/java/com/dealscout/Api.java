package com.dealscout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running application and its sandbox as a client sees them. */
@TestComponent
public class Api {

    static final String ADMIN_EMAIL = "admin@dealscout.test";
    public static final String PASSWORD = "correct horse battery staple";

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final String base;

    Api(@Value("${server.port}") int port) {
        this.base = "http://localhost:" + port;
    }

    /** An answer; {@code body} is missing ({@link JsonNode#isMissingNode()}) where there was none or it is not JSON. */
    public record Answer(int status, JsonNode body, String text, java.net.http.HttpHeaders headers) {

        public JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but was " + status + ": " + text);
            }
            return body;
        }
    }

    /** One file of an upload. */
    public record Upload(String part, String fileName, String contentType, byte[] content) {}

    /** A registered person with a confirmed address, and calls in their name. */
    public final class Caller {

        public final String email;
        public final String id;
        private final String token;

        private Caller(String email, String id, String token) {
            this.email = email;
            this.id = id;
            this.token = token;
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        public Answer delete(String path) {
            return send(request(path).DELETE());
        }

        public Answer post(String path, Object body) {
            return send(withJson(request(path), "POST", body));
        }

        public Answer post(String path) {
            return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
        }

        public Answer put(String path, Object body) {
            return send(withJson(request(path), "PUT", body));
        }

        public Answer patch(String path, Object body) {
            return send(withJson(request(path), "PATCH", body));
        }

        public Answer upload(String path, List<Upload> parts) {
            return send(withParts(request(path), parts));
        }

        /** To add headers or send something odd; finish with {@link Api#send}. */
        public HttpRequest.Builder request(String path) {
            return Api.this.request(path).header("Authorization", "Bearer " + token);
        }
    }

    /** Registers somebody new, follows the link in the mail, and logs in. */
    public Caller person() {
        var person = unconfirmedPerson();
        var link = LINK.matcher(mailTo(person.email, "Confirm").get("text").asString());
        if (!link.find()) {
            throw new AssertionError("No link in the confirmation mail");
        }
        send(HttpRequest.newBuilder(URI.create(link.group())).GET()).expect(200);
        return person;
    }

    public Caller unconfirmedPerson() {
        var email = "p" + UUID.randomUUID().toString().substring(0, 12) + "@example.org";
        var id = anonymous(
                        "POST",
                        "/api/auth/register",
                        Map.of("email", email, "password", PASSWORD, "display_name", "Pat"))
                .expect(201)
                .get("id")
                .asString();
        return new Caller(email, id, logIn(email, PASSWORD));
    }

    public Caller admin() {
        return new Caller(ADMIN_EMAIL, "admin", logIn(ADMIN_EMAIL, PASSWORD));
    }

    public String logIn(String email, String password) {
        return anonymous("POST", "/api/auth/token", Map.of("email", email, "password", password))
                .expect(200)
                .get("access_token")
                .asString();
    }

    public Answer anonymous(String method, String path, Object body) {
        return send(withJson(request(path), method, body));
    }

    public Answer anonymous(String path) {
        return send(request(path).GET());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    /** The first mail to that address whose subject contains {@code subject}, once it has arrived. */
    public JsonNode mailTo(String address, String subject) {
        return Awaitility.await("mail to " + address + " about " + subject)
                .until(
                        () -> mailsTo(address).stream()
                                .filter(m -> m.get("subject").asString().contains(subject))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    public List<JsonNode> mailsTo(String address) {
        return sandbox("GET", "/control/mail?to=" + java.net.URLEncoder.encode(address, StandardCharsets.UTF_8), null)
                .expect(200)
                .valueStream()
                .toList();
    }

    /** A call to the sandbox, such as {@code /control/facebook/listings}. */
    public Answer sandbox(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + Running.SANDBOX.httpPort() + path));
        return send(
                body == null
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                        : withJson(request, method, body));
    }

    private HttpRequest.Builder withJson(HttpRequest.Builder request, String method, Object body) {
        var text = body instanceof String s ? s : json.writeValueAsString(body);
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(text));
    }

    private static HttpRequest.Builder withParts(HttpRequest.Builder request, List<Upload> parts) {
        var boundary = "b" + UUID.randomUUID();
        var bytes = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(
                    ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.part() + "\"; filename=\""
                                    + part.fileName() + "\"\r\nContent-Type: " + part.contentType() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(part.content());
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), parse(answer.body()), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (tools.jackson.core.JacksonException e) {
            return json.missingNode();
        }
    }
}
