package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a marketplace tells the seller's program, signed. */
class WebhookTests {

    private static final String SECRET = "a-secret-of-at-least-thirty-two-characters";

    private final Receiver receiver = new Receiver();
    private final Program seller = Program.connectedTo("facebook");
    private final String reference = Program.newReference();

    WebhookTests() throws IOException {}

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aListingThatGoesLiveAndEndsIsTold() {
        register();
        var listing = seller.list(reference, Program.chair(), Program.PHOTO).json();
        seller.end(reference, "withdrawn");

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(2));
        var live = receiver.events("listing.live").getFirst();
        var ended = receiver.events("listing.ended").getFirst();
        assertThat(live.get("reference").stringValue()).isEqualTo(reference);
        assertThat(live.get("listing")).isEqualTo(listing);
        assertThat(ended.get("listing").get("endReason").stringValue()).isEqualTo("withdrawn");
        assertThat(ended.get("sequence").longValue())
                .isGreaterThan(live.get("sequence").longValue());
    }

    @Test
    void whatIsSoldOverThereIsTold() {
        register();
        var externalId = seller.list(reference);

        var sold = seller.visitor().post("/control/facebook/listings/" + externalId + "/sold", "");
        var again = seller.visitor().post("/control/facebook/listings/" + externalId + "/sold", "");

        assertThat(sold.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(receiver.events("listing.ended"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.get("listing").get("endReason").stringValue())
                        .isEqualTo("sold_here")));
    }

    @Test
    void aBuyersMessageIsToldWithItsConversation() {
        register();
        var externalId = seller.list(reference);
        seller.visitor()
                .post(
                        "/control/facebook/listings/" + externalId + "/messages",
                        "{\"from\": \"Sarah\", \"text\": \"Still there?\"}");

        await().untilAsserted(
                        () -> assertThat(receiver.events("message.created")).hasSize(1));
        var message = receiver.events("message.created").getFirst().get("message");
        assertThat(message.get("from").stringValue()).isEqualTo("buyer");
        assertThat(message.get("text").stringValue()).isEqualTo("Still there?");
        assertThat(seller.get("/conversations/" + message.get("conversationId").stringValue() + "/messages")
                        .json()
                        .get("items")
                        .get(0))
                .isEqualTo(message);
    }

    @Test
    void everyDeliveryIsSignedByTheSecret() throws GeneralSecurityException {
        register();
        seller.list(reference);

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));
        var delivery = receiver.deliveries().getFirst();
        var parts = delivery.signature().split(",");
        var seconds = parts[0].substring(2);
        assertThat(Long.parseLong(seconds)).isCloseTo(Instant.now().getEpochSecond(), offset(30L));
        assertThat(parts).hasSize(2);
        assertThat(parts[1]).isEqualTo("v1=" + hmac(SECRET, seconds + ".", delivery.body()));
    }

    @Test
    void aFormerSecretSignsBesideTheNewOneForAWhile() throws GeneralSecurityException {
        register();
        var newer = SECRET + "-2";
        assertThat(register(newer).status()).isEqualTo(204);

        seller.list(reference);

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));
        var delivery = receiver.deliveries().getFirst();
        var seconds = delivery.signature().split(",")[0].substring(2);
        assertThat(Arrays.stream(delivery.signature().split(",")).skip(1))
                .containsExactly(
                        "v1=" + hmac(newer, seconds + ".", delivery.body()),
                        "v1=" + hmac(SECRET, seconds + ".", delivery.body()));
    }

    @Test
    void theSignatureIsThatOfTheContract() throws IOException {
        var vectors = Vendors.file("vectors.json");
        var vector = Visitor.JSON.readTree(Files.readAllBytes(vectors)).get("partner_signature");

        var signature = Webhooks.signature(
                vector.get("t").longValue(),
                vector.get("body").stringValue().getBytes(StandardCharsets.UTF_8),
                vector.get("secret").stringValue());

        assertThat(signature).isEqualTo(vector.get("Partner-Signature").stringValue());
    }

    @Test
    void whatIsNotAcknowledgedComesAgainWithTheSameId() {
        register();
        receiver.failNext(2);

        seller.list(reference);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(3));
        assertThat(receiver.deliveries().stream()
                        .map(delivery -> delivery.event().get("id").stringValue())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void anAddressThatDoesNotEchoTheChallengeIsRefused() {
        receiver.stopEchoing();

        var answer = register(SECRET);

        assertThat(ListingTests.code(answer)).isEqualTo("400 invalid");
        assertThat(answer.json().get("errors").get(0).get("pointer").stringValue())
                .isEqualTo("/url");
    }

    @Test
    void anAddressThatCannotBeReachedOrAShortSecretIsRefused() {
        assertThat(ListingTests.code(seller.put(
                        "/webhook", "{\"url\": \"http://localhost:1/hook\", \"secret\": \"" + SECRET + "\"}")))
                .isEqualTo("400 invalid");
        assertThat(ListingTests.code(
                        seller.put("/webhook", "{\"url\": \"" + receiver.url() + "\", \"secret\": \"short\"}")))
                .isEqualTo("400 invalid");
    }

    @Test
    void whoRevokesHearsNothingMore() {
        register();
        var externalId = seller.list(reference);
        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));

        seller.visitor().submit("/facebook/oauth/revoke", "client_id", "dealscout", "token", seller.refreshToken());
        seller.visitor().post("/control/facebook/listings/" + externalId + "/sold", "");

        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));
    }

    private void register() {
        assertThat(register(SECRET).status()).isEqualTo(204);
    }

    private Visitor.Answer register(String secret) {
        return seller.put("/webhook", "{\"url\": \"" + receiver.url() + "\", \"secret\": \"" + secret + "\"}");
    }

    /** Written out once more, so that it can differ. */
    private static String hmac(String secret, String start, byte[] body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(start.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
