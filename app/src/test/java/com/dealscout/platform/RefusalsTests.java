package com.dealscout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Whatever goes wrong under {@code /api} is answered as problem JSON that tells what, and nothing of the inside. */
@RunningApp
class RefusalsTests {

    @Autowired
    Api api;

    @Value("${server.port}")
    int port;

    private Api.Caller me;

    @BeforeEach
    void somebody() {
        me = api.unconfirmedPerson();
    }

    @ParameterizedTest(name = "{0} {1} is answered {3}, {4}")
    @CsvSource({
        "GET,    /api/nothing,          application/json, 404, not-found",
        "GET,    /api/me/nothing,       application/json, 404, not-found",
        "DELETE, /api/me,               application/json, 405, method-not-allowed",
        "PATCH,  /api/me,               text/plain,       415, unsupported-media-type",
        "PATCH,  /api/me,               application/yaml, 415, unsupported-media-type",
        "PATCH,  /api/me,               application/json, 400, invalid",
        "GET,    /api/listings?limit=0, application/json, 400, invalid",
        "GET,    /api/listings?cursor=x, application/json, 400, invalid",
        "GET,    /api/listings?q=%00,   application/json, 400, invalid",
        "GET,    /api/listings/%00,     application/json, 400, invalid",
        "GET,    /api//me,              application/json, 400, invalid",
        "GET,    /api/me;a=b,           application/json, 400, invalid",
    })
    void isAProblemOfAStableType(String method, String path, String contentType, int status, String type) {
        var answer = api.send(me.request(path)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString("{]")));

        isProblem(answer, status, type);
    }

    @Test
    void whatTheCallerDoesNotAcceptIsAnsweredAsAProblemAllTheSame() {
        isProblem(api.send(me.request("/api/me").header("Accept", "application/xml")), 406, "not-acceptable");
    }

    @Test
    void aMethodThatIsNotTakenIsToldWithThoseThatAre() {
        var answer = me.delete("/api/me");

        assertThat(answer.body().get("detail").asString()).contains("DELETE");
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "PATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/%zz HTTP/1.1", "GET /api/<> HTTP/1.1", "GET /api/me HTTP/1.1\r\nX\u0000: y"})
    void whatIsNotHttpIsRefusedWithoutATrace(String head) throws IOException {
        String answer;
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer).doesNotContain("Tomcat").doesNotContain("java.");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhileItIsRead() {
        var answer = me.patch("/api/me", "{\"display_name\": \"" + "x".repeat(3_000_000) + "\"}");

        isProblem(answer, 400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/faulty/unexpected", "/api/faulty/sql"})
    void aFaultOfOursIsAnsweredWithoutItsInside(String path) {
        var answer = me.get(path);

        isProblem(answer, 500, "internal-server-error");
        assertThat(answer.text()).doesNotContain("inside").doesNotContain("dealscout.platform");
    }

    @Test
    void textThatTheDatabaseCannotKeepIsTheCallersMistake() {
        var answer = me.get("/api/faulty/text");

        isProblem(answer, 400, "invalid");
        assertThat(answer.body().at("/errors/0/message").asString()).contains("U+0000");
    }

    @Test
    void aPersonWhoGoesAstrayGetsAPage() {
        var answer = api.send(me.request("/nothing").header("Accept", "text/html"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.text()).contains("There is nothing here");
    }

    private static void isProblem(Api.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:dealscout:problem:" + type);
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body().get("title").asString()).isNotEmpty();
        assertThat(answer.body().get("detail").asString()).isNotEmpty().doesNotContain("Exception");
    }
}
