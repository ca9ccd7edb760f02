package com.dealscout.marketplaces.partner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Capabilities;
import com.dealscout.marketplaces.connector.Offer;
import com.dealscout.marketplaces.connector.Snapshot;
import com.dealscout.matcher.Condition;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerConnectorTests {

    private static final String LIVE = """
            {"reference":"ds-1","externalId":"7","revision":2,"state":"live","url":"https://offerup.example/7",
             "updatedAt":"2026-03-01T12:00:00.123456789Z","somethingNew":true}""";

    @RegisterExtension
    static final WireMockExtension MARKETPLACE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private PartnerConnector connector;

    @BeforeEach
    void connect() {
        connector = at(MARKETPLACE.baseUrl());
    }

    private static PartnerConnector at(String base) {
        return new PartnerConnector(new PartnerEndpoint(
                "OfferUp",
                URI.create(base + "/api"),
                URI.create(base + "/oauth"),
                "dealscout",
                "s:cret",
                Duration.ofSeconds(2),
                Duration.ofSeconds(2)));
    }

    @Test
    void readsWhatItKnowsAndIgnoresTheRest() {
        answers(ok(LIVE));

        var answer = connector.find("token", "ds-1");

        assertThat(((Answer.Done<Snapshot>) answer).value().url()).isEqualTo("https://offerup.example/7");
        MARKETPLACE.verify(
                getRequestedFor(urlEqualTo("/api/listings/ds-1")).withHeader("Authorization", equalTo("Bearer token")));
    }

    @Test
    void readsTimesAsFinelyAsTheDatabaseKeepsThem() {
        answers(ok(LIVE));

        var snapshot = ((Answer.Done<Snapshot>) connector.find("token", "ds-1")).value();

        assertThat(snapshot.updatedAt()).hasToString("2026-03-01T12:00:00.123456Z");
    }

    @ParameterizedTest(name = "{0} {2} → {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200 | application/json         | {\"reference\":\"ds-1\",\"rev               | unknown",
                "200 | application/json         | {}                                         | unknown",
                "200 | text/html                | <h1>Maintenance</h1>                       | unknown",
                "204 | application/json         | -                                          | unknown",
                "302 | text/html                | -                                          | unknown",
                "404 | application/problem+json | {\"status\":404,\"code\":\"not_found\",\"retryable\":false}      | absent",
                "404 | text/html                | <h1>No such page</h1>                      | unknown",
                "400 | application/problem+json | {\"status\":400,\"code\":\"invalid\",\"retryable\":false}        | refused",
                "422 | application/problem+json | {\"status\":422,\"code\":\"limit_reached\",\"retryable\":true}   | try_later",
                "413 | text/html                | <h1>Too large</h1>                         | unknown",
                "401 | application/problem+json | {\"status\":401,\"code\":\"token_expired\",\"retryable\":true}   | token_refused",
                "429 | text/plain               | slow down                                  | try_later",
                "500 | text/plain               | oops                                       | unknown",
                "503 | application/problem+json | {\"status\":503,\"code\":\"temporary\",\"retryable\":true}       | unknown",
            })
    void tellsWhatAnAnswerMeans(int status, String type, String body, String meaning) {
        answers(aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body));

        assertThat(connector.find("token", "ds-1").word()).isEqualTo(meaning);
    }

    @Test
    void saysTheMarketplacesReasonWithoutControlCharactersAndNotAtAnyLength() {
        var problem = "{\"status\":422,\"code\":\"text_not_allowed\",\"retryable\":false,\"detail\":\"title\\u0000\\n"
                + "x".repeat(5000) + "\"}";
        answers(aResponse().withStatus(422).withBody(problem));

        var why = ((Answer.Refused<Snapshot>) connector.find("token", "ds-1")).why();

        assertThat(why.code()).isEqualTo("text_not_allowed");
        assertThat(why.words()).startsWith("OfferUp refuses it: title x").hasSizeLessThan(350);
    }

    @Test
    void obeysRetryAfterUpToADay() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        assertThat(((Answer.TryLater<Snapshot>) connector.find("token", "ds-1")).atLeast())
                .isEqualTo(Duration.ofSeconds(7));

        answers(aResponse().withStatus(503).withHeader("Retry-After", "999999999"));
        assertThat(((Answer.Unknown<Snapshot>) connector.find("token", "ds-1")).atLeast())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aConnectionThatBreaksOffOrTricklesLeavesTheOutcomeUnknown() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(connector.find("token", "ds-1").word()).isEqualTo("unknown");

        answers(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        assertThat(connector.find("token", "ds-1").word()).isEqualTo("unknown");

        answers(ok(LIVE).withChunkedDribbleDelay(10, 60_000));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(connector.find("token", "ds-1").word()).isEqualTo("unknown"));
    }

    @Test
    void aMarketplaceThatIsNotThereHasCertainlyDoneNothing() {
        assertThat(at("http://localhost:1").find("token", "ds-1").word()).isEqualTo("try_later");
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        answers(ok("{\"reference\":\"" + "x".repeat(5_000_000) + "\"}"));

        assertThat(connector.find("token", "ds-1").word()).isEqualTo("unknown");
    }

    @Test
    void aTokenIsNotCarriedToAnotherAddress() {
        MARKETPLACE.stubFor(get(urlPathEqualTo("/api/seller"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", MARKETPLACE.baseUrl() + "/elsewhere")));

        connector.seller("token");

        MARKETPLACE.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void anAddressThatIsNoWebAddressIsNoLink() {
        answers(ok(LIVE.replace("https://offerup.example/7", "javascript:alert(1)")));

        assertThat(((Answer.Done<Snapshot>) connector.find("token", "ds-1"))
                        .value()
                        .url())
                .isNull();
    }

    @Test
    void whatIsThereAlreadyIsLookedAtInsteadOfFought() {
        MARKETPLACE.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(409)));
        MARKETPLACE.stubFor(get(anyUrl()).willReturn(ok(LIVE)));

        var answer = connector.put("token", "ds-1", chair(), capabilities());

        assertThat(((Answer.Done<Snapshot>) answer).value().revision()).isEqualTo(2);
    }

    @Test
    void aRefusedRefreshIsForTheSellerOnlyIfTheirConsentIsOver() {
        answers(aResponse().withStatus(400).withBody("{\"error\":\"invalid_grant\"}"));
        assertThat(connector.refresh("refresh").word()).isEqualTo("refused");

        answers(aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}"));
        assertThat(connector.refresh("refresh").word()).isEqualTo("try_later");

        answers(aResponse().withStatus(500));
        assertThat(connector.refresh("refresh").word()).isEqualTo("unknown");
    }

    @Test
    void theClientShowsItsSecretInTheHeaderEncoded() {
        answers(ok("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3600}"));

        var grant = connector.refresh("refresh");

        assertThat(grant.toString()).doesNotContain("refresh_token", "\"a\"");
        MARKETPLACE.verify(postRequestedFor(urlPathEqualTo("/oauth/token"))
                .withHeader("Authorization", equalTo("Basic ZGVhbHNjb3V0OnMlM0FjcmV0")));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        MARKETPLACE.resetAll();
        MARKETPLACE.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder ok(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static Offer chair() {
        return new Offer(
                1,
                "Chair",
                "",
                new BigDecimal("10.00"),
                "USD",
                Condition.GOOD,
                "Furniture",
                Map.of(),
                List.of("pickup"),
                new Offer.Place("US", "95112", "San Jose"),
                List.of(new Offer.Picture(() -> new byte[] {1, 2, 3})));
    }

    private static Capabilities capabilities() {
        return new Capabilities("{\"categories\":[{\"id\":\"other\",\"name\":\"Other\"}]}");
    }
}
