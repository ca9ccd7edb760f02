package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Getting and losing access tokens. */
@RunningApp
class LogInTests {

    @Autowired
    Api api;

    @Autowired
    People people;

    @Test
    void addressAndPasswordGiveATokenForThirtyDays() {
        var person = api.unconfirmedPerson();

        var token = logIn(person.email, Api.PASSWORD).expect(200);

        assertThat(token.propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "expires_in");
        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").asInt()).isEqualTo(30 * 24 * 3600);
    }

    @Test
    void upperAndLowerCaseOfAnAddressAreTheSame() {
        var person = api.unconfirmedPerson();

        assertThat(logIn(person.email.toUpperCase(java.util.Locale.ROOT), Api.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongPasswordIsAnsweredLikeAnUnknownAddress() {
        var person = api.unconfirmedPerson();

        var wrong = logIn(person.email, "not the password");
        var unknown = logIn("nobody-" + person.email, "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void aRevokedTokenIsNoUseAnyMore() {
        var person = api.unconfirmedPerson();
        person.get("/api/me").expect(200);

        assertThat(person.delete("/api/auth/token").status()).isEqualTo(204);

        assertThat(person.get("/api/me").status()).isEqualTo(401);
        api.logIn(person.email, Api.PASSWORD);
    }

    @ParameterizedTest(name = "Authorization: {0}")
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a b", "bearer ", "Basic eDp5", "x"})
    void whatIsNoTokenIsAnswered401WithAChallenge(String header) {
        var answer = api.send(api.request("/api/me").header("Authorization", header));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:dealscout:problem:unauthorized");
    }

    @Test
    void anOldTokenDoesNotStandInTheWayOfWhatIsPublic() {
        var person = api.unconfirmedPerson();

        var answer = api.send(api.request("/api/auth/token")
                .header("Authorization", "Bearer old")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"" + person.email + "\",\"password\":\"" + Api.PASSWORD + "\"}")));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void onlyAnAdministratorReachesWhatIsTheirs() {
        var person = api.unconfirmedPerson();

        var refused = person.get("/api/admin/anything");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("type").asString()).isEqualTo("urn:dealscout:problem:forbidden");
        assertThat(api.admin().get("/api/admin/anything").status()).isEqualTo(404);
        assertThat(api.anonymous("/api/admin/anything").status()).isEqualTo(401);
    }

    @Test
    void figuresAreForAnAdministrator() {
        var person = api.unconfirmedPerson();

        assertThat(api.anonymous("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(person.get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(api.admin().get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(api.anonymous("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void anotherPasswordEndsTheOtherTokens() {
        var person = api.unconfirmedPerson();
        var other = api.logIn(person.email, Api.PASSWORD);

        var answer = person.post("/api/me/password", Map.of("current", Api.PASSWORD, "password", "another password"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(me(other)).isEqualTo(401);
        assertThat(person.get("/api/me").status()).isEqualTo(200);
        assertThat(logIn(person.email, Api.PASSWORD).status()).isEqualTo(401);
        api.logIn(person.email, "another password");
    }

    @Test
    void whoDoesNotKnowThePresentPasswordCannotChangeIt() {
        var person = api.unconfirmedPerson();

        var answer = person.post("/api/me/password", Map.of("current", "a guess", "password", "another password"));

        assertThat(answer.expect(400).at("/errors/0/field").asString()).isEqualTo("current");
        api.logIn(person.email, Api.PASSWORD);
    }

    @Test
    void signingOutEverywhereEndsEveryToken() {
        var person = api.unconfirmedPerson();
        var other = api.logIn(person.email, Api.PASSWORD);

        assertThat(person.post("/api/me/sign-out-everywhere").status()).isEqualTo(204);

        assertThat(me(other)).isEqualTo(401);
        assertThat(person.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aResetLinkSetsThePasswordOnceAndEndsEveryToken() {
        var person = api.unconfirmedPerson();
        var token = token(people.passwordResetPath(PersonId.parse(person.id)));

        var first = reset(token, "another password");
        var second = reset(token, "a third password");

        assertThat(first.status()).isEqualTo(204);
        assertThat(second.expect(400).at("/errors/0/field").asString()).isEqualTo("token");
        assertThat(person.get("/api/me").status()).isEqualTo(401);
        assertThat(logIn(person.email, Api.PASSWORD).status()).isEqualTo(401);
        api.logIn(person.email, "another password");
        assertThat(people.find(PersonId.parse(person.id)))
                .map(Person::emailVerified)
                .contains(true);
    }

    @Test
    void oneUsedResetLinkSpoilsTheOthers() {
        var person = api.unconfirmedPerson();
        var older = token(people.passwordResetPath(PersonId.parse(person.id)));
        var newer = token(people.passwordResetPath(PersonId.parse(person.id)));

        reset(newer, "another password").expect(204);

        assertThat(reset(older, "a third password").status()).isEqualTo(400);
    }

    @Test
    void aRefusedPasswordLeavesTheLinkGood() {
        var person = api.unconfirmedPerson();
        var token = token(people.passwordResetPath(PersonId.parse(person.id)));

        var tooShort = reset(token, "short");
        var theAddress = reset(token, person.email);

        assertThat(tooShort.expect(400).at("/errors/0/field").asString()).isEqualTo("password");
        assertThat(theAddress.expect(400).at("/errors/0/field").asString()).isEqualTo("password");
        assertThat(reset(token, "another password").status()).isEqualTo(204);
    }

    @Test
    void aConfirmationLinkResetsNoPassword() {
        var person = api.unconfirmedPerson();
        var token = token(people.confirmationPath(PersonId.parse(person.id)));

        assertThat(reset(token, "another password").status()).isEqualTo(400);
    }

    @Test
    void whetherAnAddressIsKnownIsNotToldByAReset() {
        var person = api.unconfirmedPerson();

        var known = api.anonymous("POST", "/api/auth/password-reset", Map.of("email", person.email));
        var unknown = api.anonymous("POST", "/api/auth/password-reset", Map.of("email", "x" + person.email));

        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    @Test
    void theResetPageShowsItsFormWithoutUsingUpTheLink() {
        var person = api.unconfirmedPerson();
        var path = people.passwordResetPath(PersonId.parse(person.id));

        assertThat(api.anonymous(path).expect(200)).isNotNull();
        assertThat(api.anonymous(path).text()).contains("New password");
        reset(token(path), "another password").expect(204);
        assertThat(api.anonymous(path).status()).isEqualTo(410);
    }

    private Api.Answer logIn(String email, String password) {
        return api.anonymous("POST", "/api/auth/token", Map.of("email", email, "password", password));
    }

    private Api.Answer reset(String token, String password) {
        return api.anonymous("POST", "/api/auth/password-reset/confirm", Map.of("token", token, "password", password));
    }

    private int me(String token) {
        return api.send(api.request("/api/me").header("Authorization", "Bearer " + token))
                .status();
    }

    private static String token(String path) {
        return path.substring(path.indexOf('=') + 1);
    }
}
