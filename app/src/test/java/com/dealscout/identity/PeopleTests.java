package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What other rooms may ask. */
@RunningApp
class PeopleTests {

    @Autowired
    Api api;

    @Autowired
    People people;

    @Test
    void manyAreFoundAtOnceAndWhoIsNotThereIsLeftOut() {
        var sarah = PersonId.parse(api.unconfirmedPerson().id);
        var mike = PersonId.parse(api.unconfirmedPerson().id);
        var nobody = new PersonId(UUID.randomUUID());

        var found = people.findAll(List.of(sarah, mike, nobody, sarah));

        assertThat(found).containsOnlyKeys(sarah, mike);
        assertThat(found.get(mike).id()).isEqualTo(mike);
        assertThat(people.findAll(List.of())).isEmpty();
        assertThat(people.find(nobody)).isEmpty();
    }

    @Test
    void theLinkInTheMailConfirmsTheAddress() {
        var person = api.person();

        assertThat(people.find(PersonId.parse(person.id)))
                .map(Person::emailVerified)
                .contains(true);
    }

    @Test
    void whoRegistersAgainIsToldSoByMail() {
        var person = api.unconfirmedPerson();

        api.anonymous(
                        "POST",
                        "/api/auth/register",
                        java.util.Map.of("email", person.email, "password", "another password", "display_name", "Eve"))
                .expect(201);

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(api.mailsTo(person.email)).hasSize(2));
    }

    @Test
    void aForgottenPasswordIsMailedALink() {
        var person = api.unconfirmedPerson();

        api.anonymous("POST", "/api/auth/password-reset", java.util.Map.of("email", person.email))
                .expect(202);

        assertThat(api.mailTo(person.email, "assword").get("text").asString()).contains("/reset-password?token=");
    }
}
