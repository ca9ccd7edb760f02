package com.dealscout.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RunningApp
class RulesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One for all rows of the tables: registering takes its time. */
    private static Api.Caller someone;

    @Autowired
    Api api;

    @BeforeEach
    void register() {
        if (someone == null) {
            someone = api.person();
        }
    }

    @Test
    void aRuleNeedsNothingButAName() {
        var rule = someone.post("/api/deal-alert-rules", Map.of("name", "  Anything  "))
                .expect(201);

        assertThat(rule.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "user_id",
                        "name",
                        "keywords",
                        "exclude_keywords",
                        "min_price",
                        "max_price",
                        "currency",
                        "categories",
                        "condition",
                        "location",
                        "notification_channels",
                        "frequency",
                        "enabled",
                        "last_triggered_at",
                        "created_at");
        assertThat(rule.get("user_id").asString()).isEqualTo(someone.id);
        assertThat(without(rule, "id", "user_id", "created_at")).isEqualTo(JSON.readTree("""
                {"name": "Anything", "keywords": [], "exclude_keywords": [], "min_price": null, "max_price": null,
                 "currency": "USD", "categories": [], "condition": null, "location": null,
                 "notification_channels": ["email"], "frequency": "immediate", "enabled": true,
                 "last_triggered_at": null}
                """));
    }

    @Test
    void everythingThatWasSaidIsKept() {
        var body = """
                {"name": "Gaming Furniture Under $350", "keywords": ["gaming", "chair"],
                 "exclude_keywords": ["damaged"], "min_price": 100, "max_price": 350.5, "currency": "EUR",
                 "categories": ["Furniture"], "condition": "good",
                 "location": {"postal_code": "95112", "radius_mi": 25},
                 "notification_channels": ["email", "discord"], "frequency": "immediate", "enabled": false}
                """;

        var id = someone.post("/api/deal-alert-rules", body)
                .expect(201)
                .get("id")
                .asString();
        var rule = someone.get("/api/deal-alert-rules/" + id);

        assertThat(rule.text()).contains("\"min_price\":100.00", "\"max_price\":350.50", "\"radius_mi\":25}");
        assertThat(without(rule.expect(200), "id", "user_id", "created_at", "last_triggered_at"))
                .isEqualTo(JSON.readTree(body.replace("100,", "100.00,")
                        .replace("350.5,", "350.50,")
                        .replace("\"95112\",", "\"95112\", \"lat\": null, \"lon\": null,")));
    }

    @Test
    void aPointIsKeptAsAPoint() {
        var rule = someone.post("/api/deal-alert-rules", """
                        {"name": "Near", "location": {"lat": 37.35, "lon": -121.9, "radius_mi": 10}}
                        """).expect(201);

        assertThat(rule.get("location")).isEqualTo(JSON.readTree("""
                {"postal_code": null, "lat": 37.35, "lon": -121.9, "radius_mi": 10}
                """));
    }

    @ParameterizedTest(name = "{0} is refused for {1}")
    @MethodSource
    void aRuleOutOfBoundsIsRefusedNamingTheField(String body, List<String> fields) {
        var before = someone.get("/api/deal-alert-rules?limit=200")
                .expect(200)
                .get("items")
                .size();

        var refused = someone.post("/api/deal-alert-rules", body);

        assertThat(refused.expect(400)
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").asString()))
                .containsExactlyElementsOf(fields);
        assertThat(someone.get("/api/deal-alert-rules?limit=200")
                        .expect(200)
                        .get("items")
                        .size())
                .isEqualTo(before);
    }

    static Stream<Arguments> aRuleOutOfBoundsIsRefusedNamingTheField() {
        return Stream.of(
                row("{}", "name"),
                row("{\"name\": \"  \"}", "name"),
                row("{\"name\": 5}", "name"),
                row("{\"name\": \"" + "n".repeat(81) + "\"}", "name"),
                row("{\"name\": \"a\\u0000b\"}", "name"),
                row("{\"name\": \"a\\nb\"}", "name"),
                row("{\"name\": \"n\", \"keyword\": [\"chair\"]}", "keyword"),
                row("{\"name\": \"n\", \"keywords\": \"chair\"}", "keywords"),
                row("{\"name\": \"n\", \"keywords\": [\"chair\", 7]}", "keywords[1]"),
                row("{\"name\": \"n\", \"keywords\": [\"" + "k".repeat(61) + "\"]}", "keywords[0]"),
                row("{\"name\": \"n\", \"keywords\": [\", !\"]}", "keywords"),
                row("{\"name\": \"n\", \"keywords\": " + words(21) + "}", "keywords"),
                row("{\"name\": \"n\", \"exclude_keywords\": " + words(21) + "}", "exclude_keywords"),
                row("{\"name\": \"n\", \"categories\": " + words(11) + "}", "categories"),
                row("{\"name\": \"n\", \"min_price\": -1}", "min_price"),
                row("{\"name\": \"n\", \"max_price\": 1000000}", "max_price"),
                row("{\"name\": \"n\", \"max_price\": 1e400}", "max_price"),
                row("{\"name\": \"n\", \"max_price\": 1e-999999999}", "max_price"),
                row("{\"name\": \"n\", \"location\": {\"lat\": 1e999999999, \"lon\": 1}}", "location.lat"),
                row("{\"name\": \"n\", \"max_price\": 9.999}", "max_price"),
                row("{\"name\": \"n\", \"max_price\": \"350\"}", "max_price"),
                row("{\"name\": \"n\", \"min_price\": 10, \"max_price\": 9}", "min_price"),
                row("{\"name\": \"n\", \"currency\": \"usd\"}", "currency"),
                row("{\"name\": \"n\", \"condition\": \"shiny\"}", "condition"),
                row("{\"name\": \"n\", \"location\": \"95112\"}", "location"),
                row("{\"name\": \"n\", \"location\": {\"postal_code\": \"00000\"}}", "location.postal_code"),
                row("{\"name\": \"n\", \"location\": {\"zip\": \"95112\", \"lat\": 1, \"lon\": 1}}", "location.zip"),
                row("{\"name\": \"n\", \"location\": {\"radius_mi\": 5}}", "location.lat", "location.lon"),
                row("{\"name\": \"n\", \"location\": {\"lat\": 91, \"lon\": 1}}", "location.lat"),
                row(
                        "{\"name\": \"n\", \"location\": {\"postal_code\": \"95112\", \"lat\": 1, \"lon\": 1}}",
                        "location"),
                row(
                        "{\"name\": \"n\", \"location\": {\"postal_code\": \"95112\", \"radius_mi\": 0}}",
                        "location.radius_mi"),
                row(
                        "{\"name\": \"n\", \"location\": {\"postal_code\": \"95112\", \"radius_mi\": 501}}",
                        "location.radius_mi"),
                row("{\"name\": \"n\", \"notification_channels\": [\"sms\"]}", "notification_channels[0]"),
                row("{\"name\": \"n\", \"notification_channels\": [\"email\", \"push\"]}", "notification_channels[1]"),
                row("{\"name\": \"n\", \"notification_channels\": [\"pigeon\"]}", "notification_channels[0]"),
                row("{\"name\": \"n\", \"frequency\": \"daily\"}", "frequency"),
                row("{\"name\": \"n\", \"frequency\": \"hourly\"}", "frequency"),
                row("{\"name\": \"n\", \"enabled\": \"yes\"}", "enabled"),
                row("[]", "body"),
                row("{\"name\": ", "body"),
                row(
                        "{\"max_price\": -1, \"condition\": 3, \"nmae\": \"x\"}",
                        "nmae",
                        "max_price",
                        "condition",
                        "name"));
    }

    private static Arguments row(String body, String... fields) {
        return Arguments.of(body, List.of(fields));
    }

    private static String words(int count) {
        return JSON.writeValueAsString(
                IntStream.range(0, count).mapToObj(i -> "w" + i).toList());
    }

    @Test
    void whatIsNotThereYetIsRefusedInWords() {
        var sms = someone.post("/api/deal-alert-rules", Map.of("name", "n", "notification_channels", List.of("sms")));
        var daily = someone.post("/api/deal-alert-rules", Map.of("name", "n", "frequency", "daily"));

        assertThat(sms.expect(400).get("errors").get(0).get("message").asString())
                .contains("comes with");
        assertThat(daily.expect(400).get("errors").get(0).get("message").asString())
                .contains("comes with");
    }

    @Test
    void anEmptyKeywordAmongOthersDoesNoHarm() {
        someone.post("/api/deal-alert-rules", Map.of("name", "n", "keywords", List.of("chair", ", !")))
                .expect(201);
    }

    @Test
    void putReplacesAndPatchMerges() {
        var path =
                "/api/deal-alert-rules/" + rule(someone, Map.of("name", "One", "max_price", 350, "condition", "good"));

        var patched =
                someone.patch(path, "{\"name\": \"Two\", \"condition\": null}").expect(200);
        var replaced = someone.put(path, Map.of("name", "Three")).expect(200);

        assertThat(patched.get("max_price").asDouble()).isEqualTo(350);
        assertThat(patched.get("condition").isNull()).isTrue();
        assertThat(replaced.get("name").asString()).isEqualTo("Three");
        assertThat(replaced.get("max_price").isNull()).isTrue();
        someone.patch(path, "{\"min_price\": -5}").expect(400);
        someone.put(path, "{}").expect(400);
        assertThat(someone.get(path).expect(200).get("name").asString()).isEqualTo("Three");
    }

    @Test
    void aMergeIsCheckedAsAWhole() {
        var path = "/api/deal-alert-rules/" + rule(someone, Map.of("name", "One", "max_price", 350));

        var refused = someone.patch(path, Map.of("min_price", 400));

        assertThat(refused.expect(400).get("errors").get(0).get("field").asString())
                .isEqualTo("min_price");
    }

    @Test
    void aRuleThatWasReadCanBeSentBackWhole() {
        var path = "/api/deal-alert-rules/"
                + rule(someone, Map.of("name", "One", "location", Map.of("postal_code", "95112", "radius_mi", 10)));
        var read = someone.get(path).expect(200);

        var sentBack = someone.put(path, read.toString()).expect(200);

        assertThat(sentBack).isEqualTo(read);
    }

    @Test
    void aRuleIsPausedResumedAndDeleted() {
        var path = "/api/deal-alert-rules/" + rule(someone, Map.of("name", "One"));

        assertThat(someone.post(path + "/pause").expect(200).get("enabled").asBoolean())
                .isFalse();
        assertThat(someone.post(path + "/resume").expect(200).get("enabled").asBoolean())
                .isTrue();
        someone.delete(path).expect(204);
        someone.get(path).expect(404);
        someone.delete(path).expect(404);
    }

    @Test
    void anotherPersonsRuleDoesNotExist() {
        var path = "/api/deal-alert-rules/" + rule(someone, Map.of("name", "One"));
        var other = api.person();

        other.get(path).expect(404);
        other.put(path, Map.of("name", "Mine")).expect(404);
        other.patch(path, Map.of("name", "Mine")).expect(404);
        other.delete(path).expect(404);
        other.post(path + "/pause").expect(404);
        other.post(path + "/resume").expect(404);
        other.post(path + "/test").expect(404);
        assertThat(other.get("/api/deal-alert-rules").expect(200).get("items").size())
                .isZero();
        assertThat(someone.get(path).expect(200).get("enabled").asBoolean()).isTrue();
    }

    @Test
    void mineAreListedNewestFirstInPages() {
        var me = api.person();
        for (var name : List.of("One", "Two", "Three")) {
            rule(me, Map.of("name", name));
        }

        var first = me.get("/api/deal-alert-rules?limit=2").expect(200);
        var rest = me.get("/api/deal-alert-rules?limit=2&cursor="
                        + first.get("next_cursor").asString())
                .expect(200);

        assertThat(names(first)).containsExactly("Three", "Two");
        assertThat(names(rest)).containsExactly("One");
        assertThat(rest.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void nobodyHasMoreThanTwoHundred() {
        var me = api.person();
        for (var i = 0; i < 200; i++) {
            rule(me, Map.of("name", "Rule " + i));
        }

        var refused = me.post("/api/deal-alert-rules", Map.of("name", "One more"));

        assertThat(refused.expect(409).get("detail").asString()).contains("200");
    }

    @Test
    void noTokenNoRule() {
        assertThat(api.anonymous("POST", "/api/deal-alert-rules", Map.of("name", "n"))
                        .status())
                .isEqualTo(401);
    }

    static String rule(Api.Caller owner, Map<String, Object> body) {
        return owner.post("/api/deal-alert-rules", new HashMap<>(body))
                .expect(201)
                .get("id")
                .asString();
    }

    private static JsonNode without(JsonNode rule, String... fields) {
        var copy = rule.deepCopy();
        ((ObjectNode) copy).remove(List.of(fields));
        return copy;
    }

    private static Stream<String> names(JsonNode page) {
        return page.get("items").valueStream().map(rule -> rule.get("name").asString());
    }
}
