package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

/** Things go wrong when they are told to, as often as they are told to. */
class FaultTests {

    private static final Sandbox SANDBOX = Sandboxes.fresh();

    private final Visitor visitor = new Visitor(SANDBOX);
    private final Program seller = Program.connected(visitor, "offerup", "listings messages");
    private final String reference = Program.newReference();

    @AfterEach
    void noFaultIsLeftForTheNext() {
        visitor.delete("/control/offerup/faults");
    }

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @CsvSource({
        "500, temporary, true", "503, temporary, true", "429, rate_limited, true", "400, invalid, false",
        "401, token_expired, false", "403, forbidden, false", "404, not_found, false", "413, too_large, false"
    })
    void aStatusComesWithAFittingProblem(int status, String code, boolean retryable) {
        fault("\"kind\": \"status\", \"status\": " + status + ", \"count\": 1");

        var answer = seller.get("/capabilities");

        assertThat(ListingTests.code(answer)).isEqualTo(status + " " + code);
        assertThat(answer.json().get("retryable").booleanValue()).isEqualTo(retryable);
        assertThat(seller.get("/capabilities").status()).isEqualTo(200);
    }

    @Test
    void aStatusIs500UnlessToldOtherwiseAndMaySayWhenToComeBack() {
        fault("\"kind\": \"status\", \"retry_after_s\": 7, \"count\": 1");

        var answer = seller.get("/capabilities");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void faultsQueueAndCount() {
        fault("\"kind\": \"status\", \"status\": 500, \"count\": 2");
        fault("\"kind\": \"status\", \"status\": 503, \"count\": 1");

        assertThat(new int[] {
                    seller.get("/seller").status(),
                    seller.get("/seller").status(),
                    seller.get("/seller").status(),
                    seller.get("/seller").status()
                })
                .containsExactly(500, 500, 503, 200);
    }

    @Test
    void aFaultOfOneOperationLeavesTheOthersAlone() {
        for (var operation : new String[] {"post", "update", "close", "read", "token"}) {
            fault("\"kind\": \"status\", \"operation\": \"" + operation + "\", \"count\": 1");
        }
        var second = Program.chair().put("revision", 2);

        assertThat(seller.list(reference, Program.chair(), Program.PHOTO).status())
                .isEqualTo(500);
        assertThat(seller.list(reference, Program.chair(), Program.PHOTO).status())
                .isEqualTo(201);
        assertThat(seller.list(reference, second, Program.PHOTO).status()).isEqualTo(500);
        assertThat(seller.list(reference, second, Program.PHOTO).status()).isEqualTo(200);
        assertThat(seller.get("/listings/" + reference).status()).isEqualTo(500);
        assertThat(seller.get("/listings/" + reference).status()).isEqualTo(200);
        assertThat(seller.end(reference, "withdrawn").status()).isEqualTo(500);
        assertThat(seller.end(reference, "withdrawn").status()).isEqualTo(200);
        assertThat(seller.refresh().json().get("error").stringValue()).isEqualTo("temporarily_unavailable");
        assertThat(seller.refresh().status()).isEqualTo(200);
    }

    @Test
    void theOtherMarketplaceIsUnaffected() {
        fault("\"kind\": \"status\", \"count\": 1");

        assertThat(Program.connected(visitor, "facebook", "listings")
                        .get("/capabilities")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTimeoutBeforeTheWorkLeavesNothingBehind() {
        fault("\"kind\": \"timeout_before\", \"operation\": \"post\", \"count\": 1");

        assertThatThrownBy(() -> visitor.send(seller.listing(reference, Program.chair(), Program.PHOTO)
                        .timeout(Duration.ofMillis(500))))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(HttpTimeoutException.class);

        assertThat(seller.get("/listings/" + reference).status()).isEqualTo(404);
    }

    @Test
    void aTimeoutAfterTheWorkHasDoneIt() {
        fault("\"kind\": \"timeout_after\", \"operation\": \"post\", \"count\": 1");

        assertThatThrownBy(() -> visitor.send(seller.listing(reference, Program.chair(), Program.PHOTO)
                        .timeout(Duration.ofMillis(1_500))))
                .hasCauseInstanceOf(HttpTimeoutException.class);

        await().untilAsserted(() -> assertThat(seller.get("/listings/" + reference)
                        .json()
                        .path("state")
                        .asString(""))
                .isEqualTo("live"));
        assertThat(seller.list(reference, Program.chair(), Program.PHOTO).status())
                .isEqualTo(200);
        assertThat(visitor.get("/control/offerup/listings")
                        .json()
                        .valueStream()
                        .filter(listing ->
                                listing.get("reference").stringValue().equals(reference)))
                .hasSize(1);
    }

    @Test
    void aResetIsARealOne() throws Exception {
        fault("\"kind\": \"reset\", \"count\": 1");

        try (var socket = new Socket("localhost", SANDBOX.httpPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /offerup/api/seller HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();

            assertThatThrownBy(answer::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void garbageIsNoJson() {
        fault("\"kind\": \"garbage\", \"count\": 1");

        var answer = seller.get("/seller");

        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(answer::json).isInstanceOf(JacksonException.class);
    }

    @Test
    void slowIsLateButRight() {
        fault("\"kind\": \"slow\", \"delay_ms\": 700, \"count\": 1");
        var start = System.nanoTime();

        assertThat(seller.get("/seller").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(650));
    }

    @Test
    void heldConnectionsDoNotStopTheOthers() {
        fault("\"kind\": \"timeout_before\", \"operation\": \"read\", \"count\": 300");
        for (var i = 0; i < 300; i++) {
            Thread.ofVirtual().start(() -> {
                try {
                    seller.get("/seller");
                } catch (RuntimeException _) {
                    // never answered, as asked for
                }
            });
        }

        assertThat(seller.list(reference, Program.chair(), Program.PHOTO).status())
                .isEqualTo(201);
    }

    @Test
    void aRefusalOfAnUploadIsHeardAlthoughTheUploadWasNotRead() {
        fault("\"kind\": \"status\", \"status\": 503, \"operation\": \"post\", \"count\": 1");
        var large = new byte[9_000_000];

        assertThat(seller.list(reference, Program.chair(), large, large, large).status())
                .isEqualTo(503);
        assertThat(seller.list("-bad", Program.chair(), large, large, large).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\": \"fire\", \"count\": 1} | kind",
                "{\"count\": 1} | kind",
                "{\"kind\": \"status\", \"status\": 200} | status",
                "{\"kind\": \"status\", \"operation\": \"dance\"} | operation",
                "{\"kind\": \"slow\", \"delay_ms\": -1} | delay_ms",
                "{\"kind\": \"status\", \"count\": 0} | count",
                "{\"kind\": \"status\", \"times\": 1} | times"
            })
    void aFaultThatIsNotUnderstoodIsRefusedWithItsField(String fault, String field) {
        var answer = visitor.post("/control/offerup/faults", fault);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").stringValue())
                .isEqualTo(field);
    }

    private void fault(String fields) {
        assertThat(visitor.post("/control/offerup/faults", "{" + fields + "}").status())
                .isEqualTo(204);
    }
}
