package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Discord's webhooks as Discord has them. */
class DiscordTests {

    private final Visitor visitor = Visitor.ofShared();
    private final String id = Long.toString(
            1_000_000_000_000_000L + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L));
    private final String webhook = "/discord/api/webhooks/" + id + "/token-" + id;

    @AfterEach
    void noFaultIsLeftForTheNext() {
        visitor.delete("/control/discord/faults");
    }

    @Test
    void whoWaitsGetsTheMessageAndWhoDoesNotGetsNothing() {
        var waited = visitor.post(webhook + "?wait=true", "{\"content\": \"Hello\"}");
        var unwaited = visitor.post(webhook, "{\"content\": \"Again\"}");

        assertThat(waited.status()).isEqualTo(200);
        assertThat(waited.json().get("id").isString()).isTrue();
        assertThat(waited.json().get("content").stringValue()).isEqualTo("Hello");
        assertThat(unwaited.status()).isEqualTo(204);
        assertThat(posted()).extracting(one -> one.get("content").stringValue()).containsExactly("Hello", "Again");
    }

    @Test
    void whatWasPostedIsShownAsItWasSent() {
        var message =
                post("{\"embeds\": [{\"title\": \"Deal\", \"fields\": [{\"name\": \"Price\", \"value\": \"$5\"}]}]}");
        visitor.get(webhook + "/messages/" + message);

        var shown = posted().getFirst();

        assertThat(shown.propertyNames()).containsExactly("webhook_id", "content", "embeds", "edited", "received_at");
        assertThat(shown.get("webhook_id").stringValue()).isEqualTo(id);
        assertThat(shown.get("content").stringValue()).isEmpty();
        assertThat(shown.get("embeds").get(0).get("title").stringValue()).isEqualTo("Deal");
        assertThat(shown.get("embeds").get(0).get("fields").get(0).propertyNames())
                .as("without what Discord adds when it is read")
                .containsExactly("name", "value");
        assertThat(shown.get("edited").booleanValue()).isFalse();
    }

    @Test
    void aMessageCanBeEditedReadAndDeletedByItsWebhookOnly() {
        var message = post("{\"content\": \"For sale\", \"embeds\": [{\"title\": \"Chair\"}]}");
        var path = webhook + "/messages/" + message;

        var edited = visitor.patch(path, "{\"content\": \"~~For sale~~\"}");

        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.json().get("edited_timestamp").isString()).isTrue();
        assertThat(edited.json().get("embeds").get(0).get("title").stringValue())
                .isEqualTo("Chair");
        assertThat(posted().getFirst().get("edited").booleanValue()).isTrue();
        assertThat(visitor.get(path).json()).isEqualTo(edited.json());
        assertThat(visitor.get("/discord/api/webhooks/1/other/messages/" + message)
                        .json()
                        .get("code")
                        .intValue())
                .isEqualTo(10008);
        assertThat(visitor.delete(path).status()).isEqualTo(204);
        assertThat(visitor.delete(path).status()).isEqualTo(404);
        assertThat(posted()).isEmpty();
    }

    @Test
    void anEditMayNotLeaveAnEmptyMessage() {
        var message = post("{\"content\": \"Hello\"}");

        assertThat(visitor.patch(webhook + "/messages/" + message, "{\"content\": null}")
                        .json()
                        .get("code")
                        .intValue())
                .isEqualTo(50006);
    }

    @Test
    void aDeletedWebhookIsGoneForGood() {
        assertThat(visitor.get(webhook).json().get("id").stringValue()).isEqualTo(id);
        assertThat(visitor.delete(webhook).status()).isEqualTo(204);

        var answer = visitor.post(webhook, "{\"content\": \"Hello\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("code").intValue()).isEqualTo(10015);
        assertThat(visitor.get(webhook).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("badMessages")
    void whatDiscordWouldNotTakeIsRefusedWhereItIsWrong(String body, String pointer, String why) {
        var answer = visitor.post(webhook, body);

        assertThat(answer.status()).as(why).isEqualTo(400);
        assertThat(answer.json().get("code").intValue()).isEqualTo(50035);
        assertThat(answer.json().get("message").stringValue()).isEqualTo("Invalid Form Body");
        assertThat(answer.json()
                        .get("errors")
                        .at(pointer + "/_errors/0/message")
                        .isString())
                .isTrue();
        assertThat(posted()).isEmpty();
    }

    static Stream<Arguments> badMessages() {
        var embeds = "{\"title\": \"x\"},".repeat(10) + "{\"title\": \"x\"}";
        var fields = "{\"name\": \"n\", \"value\": \"v\"},".repeat(25) + "{\"name\": \"n\", \"value\": \"v\"}";
        var long4000 = "{\"description\": \"" + "x".repeat(4_000) + "\"}";
        return Stream.of(
                Arguments.of("{\"content\": \"" + "x".repeat(2_001) + "\"}", "/content", "content over 2000"),
                Arguments.of("{\"content\": 5}", "/content", "content that is no text"),
                Arguments.of("{\"embeds\": [" + embeds + "]}", "/embeds", "eleven embeds"),
                Arguments.of(embed("\"title\": \"" + "x".repeat(257) + "\""), "/embeds/0/title", "title over 256"),
                Arguments.of(
                        embed("\"description\": \"" + "x".repeat(4_097) + "\""),
                        "/embeds/0/description",
                        "description over 4096"),
                Arguments.of(embed("\"fields\": [" + fields + "]"), "/embeds/0/fields", "26 fields"),
                Arguments.of(
                        embed("\"fields\": [{\"name\": \"n\"}]"), "/embeds/0/fields/0/value", "field without value"),
                Arguments.of(
                        embed("\"title\": \"x\", \"url\": \"javascript:alert(1)\""),
                        "/embeds/0/url",
                        "link that is none"),
                Arguments.of(embed("\"title\": \"x\", \"color\": 16777216"), "/embeds/0/color", "colour out of range"),
                Arguments.of("{\"embeds\": [" + long4000 + "," + long4000 + "]}", "/embeds", "over 6000 in all"),
                Arguments.of("{\"content\": \"x\", \"username\": \"Discord\"}", "/username", "a reserved name"),
                Arguments.of(
                        "{\"content\": \"x\", \"allowed_mentions\": {\"parse\": [\"all\"]}}",
                        "/allowed_mentions/parse/0",
                        "unknown mentions"));
    }

    private static String embed(String fields) {
        return "{\"embeds\": [{" + fields + "}]}";
    }

    @ParameterizedTest
    @MethodSource("emptyMessages")
    void anEmptyMessageIsRefused(String body) {
        assertThat(visitor.post(webhook, body).json().get("code").intValue()).isEqualTo(50006);
    }

    static Stream<String> emptyMessages() {
        return Stream.of(
                "{}", "{\"content\": \"  \"}", "{\"content\": null, \"embeds\": []}", "{\"embeds\": [{\"color\": 5}]}");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThat(visitor.post(webhook, "content=Hello").json().get("code").intValue())
                .isEqualTo(50109);
    }

    @Test
    void nobodyIsRungUnlessThatIsAllowed() {
        var quiet = post("{\"content\": \"@everyone look\", \"allowed_mentions\": {\"parse\": []}}");
        var loud = post("{\"content\": \"@everyone look\"}");

        assertThat(visitor.get(webhook + "/messages/" + quiet)
                        .json()
                        .get("mention_everyone")
                        .booleanValue())
                .isFalse();
        assertThat(visitor.get(webhook + "/messages/" + loud)
                        .json()
                        .get("mention_everyone")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void everyAnswerTellsTheStateOfItsBucket() {
        var answer = visitor.post(webhook, "{\"content\": \"Hello\"}");

        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("5");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("4");
        assertThat(answer.header("X-RateLimit-Bucket")).isNotEmpty();
        assertThat(Double.parseDouble(answer.header("X-RateLimit-Reset-After"))).isBetween(0.0, 2.0);
        assertThat(Double.parseDouble(answer.header("X-RateLimit-Reset")))
                .isCloseTo(System.currentTimeMillis() / 1_000.0, offset(30.0));
    }

    @Test
    void whoIsTooFastMustWaitAsLongAsItIsTold() {
        var accepted = 0;
        var answer = visitor.post(webhook, "{\"content\": \"Hello\"}");
        for (; answer.status() == 204; accepted++) {
            answer = visitor.post(webhook, "{\"content\": \"Hello\"}");
        }
        var limited = answer;

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.json().get("global").booleanValue()).isFalse();
        assertThat(limited.json().get("retry_after").doubleValue()).isBetween(0.0, 2.0);
        assertThat(limited.header("Retry-After")).isIn("0", "1", "2");
        assertThat(limited.header("X-RateLimit-Scope")).isEqualTo("user");
        assertThat(limited.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(posted()).hasSize(accepted);
        await().untilAsserted(() -> assertThat(
                        visitor.post(webhook, "{\"content\": \"Hello\"}").status())
                .isEqualTo(204));
    }

    @Test
    void faultsComeInDiscordsWords() {
        visitor.post(
                "/control/discord/faults",
                "{\"kind\": \"status\", \"status\": 429, \"retry_after_s\": 3, \"count\": 1}");
        visitor.post("/control/discord/faults", "{\"kind\": \"status\", \"status\": 404, \"count\": 1}");

        var limited = visitor.post(webhook, "{\"content\": \"Hello\"}");
        var gone = visitor.post(webhook, "{\"content\": \"Hello\"}");

        assertThat(limited.json().get("retry_after").doubleValue()).isEqualTo(3.0);
        assertThat(gone.json().get("code").intValue()).isEqualTo(10015);
        assertThat(visitor.post(webhook, "{\"content\": \"Hello\"}").status()).isEqualTo(204);
    }

    private String post(String body) {
        return visitor.post(webhook + "?wait=true", body).json().get("id").stringValue();
    }

    private List<JsonNode> posted() {
        return visitor.get("/control/discord/messages")
                .json()
                .valueStream()
                .filter(message -> message.get("webhook_id").stringValue().equals(id))
                .toList();
    }
}
