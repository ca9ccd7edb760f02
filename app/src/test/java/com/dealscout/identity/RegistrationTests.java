package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApp
class RegistrationTests {

    @Autowired
    Api api;

    @Autowired
    People people;

    @Test
    void somebodyNewIsToldWhoTheyAreAndIsNotConfirmedYet() {
        var email = someEmail();

        var answer = register(Map.of("email", email, "password", Api.PASSWORD, "display_name", " Sarah "));

        var body = answer.expect(201);
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("id", "email", "display_name", "time_zone", "email_verified");
        assertThat(body.get("email").asString()).isEqualTo(email);
        assertThat(body.get("display_name").asString()).isEqualTo("Sarah");
        assertThat(body.get("time_zone").asString()).isEqualTo("UTC");
        assertThat(body.get("email_verified").asBoolean()).isFalse();
        assertThat(people.find(PersonId.parse(body.get("id").asString()))).hasValueSatisfying(person -> {
            assertThat(person.email()).isEqualTo(email);
            assertThat(person.emailVerified()).isFalse();
        });
    }

    @Test
    void whoTellsTheirPostalCodeGetsItsTimeZoneAndHome() {
        var answer = register(Map.of(
                "email", someEmail(), "password", Api.PASSWORD, "display_name", "Sarah", "postal_code", "95112"));

        assertThat(answer.expect(201).get("time_zone").asString()).isEqualTo("America/Los_Angeles");
        assertThat(people.find(PersonId.parse(answer.body().get("id").asString())))
                .map(Person::home)
                .hasValueSatisfying(home -> assertThat(home.city()).isEqualTo("San Jose"));
    }

    @Test
    void aTimeZoneThatWasToldCountsMoreThanThePostalCode() {
        var answer = register(Map.of(
                "email",
                someEmail(),
                "password",
                Api.PASSWORD,
                "display_name",
                "Sarah",
                "postal_code",
                "95112",
                "time_zone",
                "Europe/Berlin"));

        assertThat(answer.expect(201).get("time_zone").asString()).isEqualTo("Europe/Berlin");
    }

    @Test
    void aTakenAddressIsAnsweredLikeAFreeOne() {
        var email = someEmail();
        var first = register(Map.of("email", email, "password", Api.PASSWORD, "display_name", "Sarah"));

        var second = register(Map.of(
                "email",
                email.toUpperCase(java.util.Locale.ROOT),
                "password",
                "another password",
                "display_name",
                "Eve"));

        assertThat(second.expect(201).propertyNames())
                .containsExactlyInAnyOrderElementsOf(first.expect(201).propertyNames());
        assertThat(second.body().get("display_name").asString()).isEqualTo("Eve");
        assertThat(second.body().get("id")).isNotEqualTo(first.body().get("id"));
        assertThat(people.find(PersonId.parse(second.body().get("id").asString())))
                .isEmpty();
        api.logIn(email, Api.PASSWORD);
    }

    @ParameterizedTest(name = "{0} may not be {1}")
    @CsvSource(
            nullValues = "null",
            value = {
                "email, null",
                "email, sarah",
                "email, sarah@example",
                "email, sarah@@example.org",
                "email, a b@example.org",
                "password, null",
                "password, 1234567",
                "password, SARAH@example.org",
                "display_name, null",
                "display_name, ' '",
                "time_zone, Mars/Olympus",
                "time_zone, +02:00",
                "postal_code, 00000",
                "postal_code, SW1A 1AA",
            })
    void whatIsRefusedIsNamed(String field, String value) {
        var request = new HashMap<String, Object>(
                Map.of("email", "sarah@example.org", "password", Api.PASSWORD, "display_name", "Sarah"));
        request.put(field, value);

        var answer = register(request);

        assertThat(answer.expect(400).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var answer = register(Map.of("email", "x", "password", "x", "display_name", "x".repeat(81)));

        assertThat(answer.expect(400)
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").asString()))
                .containsExactly("email", "password", "display_name");
    }

    @Test
    void nothingIsTakenForAControlCharacter() {
        var answer = register(Map.of("email", someEmail(), "password", Api.PASSWORD, "display_name", "Sa\u0000rah"));

        assertThat(answer.expect(400).at("/errors/0/field").asString()).isEqualTo("display_name");
    }

    @Test
    void anUnknownFieldIsRefusedByItsName() {
        var answer = register(
                Map.of("email", someEmail(), "password", Api.PASSWORD, "display_name", "S", "timezone", "UTC"));

        assertThat(answer.expect(400).at("/errors/0/field").asString()).isEqualTo("timezone");
    }

    @Test
    void aLinkConfirmsTheAddressOnce() {
        var person = api.unconfirmedPerson();
        var path = people.confirmationPath(PersonId.parse(person.id));

        var first = api.anonymous(path);
        var second = api.anonymous(path);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).contains("confirmed");
        assertThat(second.status()).isEqualTo(410);
        assertThat(second.text()).contains("has been used");
        assertThat(people.find(PersonId.parse(person.id)))
                .map(Person::emailVerified)
                .contains(true);
    }

    private Api.Answer register(Map<String, ?> request) {
        return api.anonymous("POST", "/api/auth/register", request);
    }

    private static String someEmail() {
        return "s" + UUID.randomUUID() + "@example.org";
    }
}
