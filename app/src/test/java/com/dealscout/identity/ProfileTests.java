package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** GET and PATCH of {@code /api/me}. */
@RunningApp
class ProfileTests {

    @Autowired
    Api api;

    @Autowired
    People people;

    private Api.Caller me;

    @BeforeEach
    void somebody() {
        me = api.unconfirmedPerson();
    }

    @Test
    void tellsEverythingAndWhatIsAbsentIsNull() {
        var body = me.get("/api/me").expect(200);

        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "email",
                        "display_name",
                        "time_zone",
                        "postal_code",
                        "city",
                        "state",
                        "country",
                        "phone",
                        "email_verified",
                        "phone_verified",
                        "roles");
        assertThat(body.get("id").asString()).isEqualTo(me.id);
        assertThat(body.get("city").isNull()).isTrue();
        assertThat(body.get("roles")).isEmpty();
    }

    @Test
    void changesWhatIsSentAndNothingElse() {
        var body = patch(Map.of("display_name", " Sarah ")).expect(200);

        assertThat(body.get("display_name").asString()).isEqualTo("Sarah");
        assertThat(body.get("time_zone").asString()).isEqualTo("UTC");
        assertThat(me.get("/api/me").body()).isEqualTo(body);
    }

    @Test
    void thereIsOneTimeZone() {
        patch(Map.of("time_zone", "Asia/Karachi")).expect(200);
        assertThat(people.find(PersonId.parse(me.id)).orElseThrow().timeZone().getId())
                .isEqualTo("Asia/Karachi");

        people.changeTimeZone(PersonId.parse(me.id), java.time.ZoneId.of("Europe/Berlin"));
        assertThat(me.get("/api/me").body().get("time_zone").asString()).isEqualTo("Europe/Berlin");
    }

    @Test
    void aPostalCodeIsAHome() {
        var body = patch(Map.of("postal_code", "95112")).expect(200);

        assertThat(home(body)).isEqualTo("95112 San Jose CA US");
        assertThat(people.find(PersonId.parse(me.id)).orElseThrow().home())
                .satisfies(home -> assertThat(home.latitude()).isBetween(37.0, 38.0));
    }

    @Test
    void aTownIsAHomeAndReplacesThePostalCode() {
        patch(Map.of("postal_code", "95112")).expect(200);

        var body = patch(Map.of("city", "Portland", "state", "Oregon")).expect(200);

        assertThat(home(body)).isEqualTo("null Portland OR US");
    }

    @Test
    void theStateAloneMovesToTheTownOfThatNameThere() {
        patch(Map.of("city", "Portland", "state", "OR")).expect(200);

        assertThat(home(patch(Map.of("state", "ME")).expect(200))).isEqualTo("null Portland ME US");
    }

    @Test
    void aTownElsewhereNeedsItsCountry() {
        assertThat(home(patch(Map.of("city", "Karachi", "country", "PK")).expect(200)))
                .isEqualTo("null Karachi null PK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postal_code", "city"})
    void nullForgetsTheHome(String field) {
        patch(Map.of("postal_code", "95112")).expect(200);
        var nothing = new HashMap<String, Object>();
        nothing.put(field, null);

        assertThat(home(patch(nothing).expect(200))).isEqualTo("null null null null");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
                    id,             "x"
                    email,          "other@example.org"
                    email_verified, true
                    roles,          ["admin"]
                    phone,          "+14085550100"
                    nickname,       "x"
                    display_name,   ""
                    display_name,   5
                    display_name,   null
                    display_name,   "a\\u0000b"
                    display_name,   "a\\nb"
                    time_zone,      "Mars/Olympus"
                    time_zone,      null
                    postal_code,    "00000"
                    postal_code,    95112
                    city,           "Xyzzy"
                    state,          "CA"
                    country,        "US"
                    """)
    void whatCannotBeChangedSoIsNamed(String field, String value) {
        var before = me.get("/api/me").body();

        var answer = me.patch("/api/me", "{\"%s\": %s, \"display_name2\": 1}".formatted(field, value));

        assertThat(answer.expect(400)
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").asString()))
                .contains(field, "display_name2");
        assertThat(me.get("/api/me").body()).isEqualTo(before);
    }

    @Test
    void aTownThatIsNotThePostalCodesIsRefused() {
        var answer = patch(Map.of("postal_code", "95112", "city", "Chicago"));

        assertThat(answer.expect(400).at("/errors/0/field").asString()).isEqualTo("city");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "1", "{", ""})
    void whatIsNoObjectIsRefused(String body) {
        assertThat(me.patch("/api/me", body).status()).isEqualTo(400);
    }

    private Api.Answer patch(Map<String, ?> fields) {
        return me.patch("/api/me", fields);
    }

    private static String home(JsonNode body) {
        return java.util.stream.Stream.of("postal_code", "city", "state", "country")
                .map(field ->
                        body.get(field).isNull() ? "null" : body.get(field).asString())
                .collect(java.util.stream.Collectors.joining(" "));
    }
}
