package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strings behind the scenes, where other tests do not already pull them. */
class ControlTests {

    private final Visitor visitor = Visitor.ofShared();

    @Test
    void emptyingForgetsWhatIsShownAndKeepsWhoIsConnected() throws Exception {
        try (var sandbox = Sandboxes.fresh();
                var receiver = new Receiver()) {
            var own = new Visitor(sandbox);
            var seller = Program.connected(own, "facebook", "listings messages");
            seller.put(
                    "/webhook",
                    "{\"url\": \"" + receiver.url() + "\", \"secret\": \"0123456789abcdef0123456789abcdef\"}");
            var reference = Program.newReference();
            var externalId = seller.list(reference);
            own.post(
                    "/control/facebook/listings/" + externalId + "/messages",
                    "{\"from\": \"Sarah\", \"text\": \"Hello\"}");
            own.post("/discord/api/webhooks/1/t", "{\"content\": \"Hello\"}");

            assertThat(own.delete("/control").status()).isEqualTo(204);

            assertThat(own.get("/control/facebook/listings").body()).isEqualTo("[]");
            assertThat(own.get("/control/discord/messages").body()).isEqualTo("[]");
            assertThat(own.get("/control/mail").body()).isEqualTo("[]");
            assertThat(own.get("/facebook/listings/" + externalId).status()).isEqualTo(404);
            assertThat(seller.get("/conversations").json().get("items")).isEmpty();
            assertThat(seller.get("/seller").status()).isEqualTo(200);
            assertThat(seller.list(reference, Program.chair(), Program.PHOTO).status())
                    .isEqualTo(201);
            await().untilAsserted(
                            () -> assertThat(receiver.events("listing.live")).hasSize(2));
            var sequences = receiver.events("listing.live").stream()
                    .map(event -> event.get("sequence").longValue())
                    .toList();
            assertThat(sequences).doesNotHaveDuplicates();
        }
    }

    @Test
    void aListingIsShownWithTheFieldsOfTheContractAndNoOthers() {
        var seller = Program.connectedTo("facebook");
        seller.list(Program.newReference());

        assertThat(visitor.get("/control/facebook/listings").json().get(0).propertyNames())
                .containsExactly(
                        "external_id",
                        "reference",
                        "title",
                        "description",
                        "price",
                        "condition",
                        "category",
                        "images",
                        "status",
                        "created_at",
                        "ended_at");
    }

    @Test
    void aListingThatHasEndedOtherwiseCannotBeSold() {
        var seller = Program.connectedTo("facebook");
        var reference = Program.newReference();
        var externalId = seller.list(reference);
        seller.end(reference, "withdrawn");

        assertThat(visitor.post("/control/facebook/listings/" + externalId + "/sold", "")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"Hello\"} | from",
                "{\"from\": \"Sarah\"} | text",
                "{\"from\": \"Sarah\", \"text\": \"   \"} | text",
                "{\"from\": \"Seller\", \"text\": \"Hello\"} | from",
                "{\"from\": \"Sarah\", \"text\": \"Hello\", \"subject\": \"Hi\"} | subject",
                "[] | body"
            })
    void aMessageThatIsNotUnderstoodIsRefusedWithItsField(String message, String field) {
        var externalId = Program.connectedTo("facebook").list(Program.newReference());

        var answer = visitor.post("/control/facebook/listings/" + externalId + "/messages", message);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").stringValue())
                .isEqualTo(field);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(visitor.get("/control/facebook/listings/1/messages").status())
                .isEqualTo(404);
        assertThat(visitor.get("/control/ebay/listings").status()).isEqualTo(404);
        assertThat(visitor.get("/ebay").status()).isEqualTo(404);
        var nothing = visitor.get("/facebook/api/nothing").json();
        assertThat(nothing.get("code").stringValue()).isEqualTo("not_found");
        assertThat(nothing.get("detail").stringValue())
                .as("no fault that somebody asked for")
                .isEqualTo("GET /facebook/api/nothing cannot be answered (404).");
        assertThat(visitor.get("/control").status()).isEqualTo(405);
        assertThat(visitor.post("/control/mail/faults", "{").status()).isEqualTo(400);
    }
}
