package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.platform.CannotStart;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test is another start of the application. */
@RunningApp
class FirstAdministratorTests {

    @Autowired
    Api api;

    @Autowired
    Accounts accounts;

    @Autowired
    LogOuts logOuts;

    @Autowired
    Passwords passwords;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private final String email = "admin" + UUID.randomUUID() + "@example.org";

    @Test
    void whoIsNamedInTheSettingsIsAnAdministratorWithAConfirmedAddress() {
        start(email, "the first password");

        var me = me(api.logIn(email, "the first password")).expect(200);
        assertThat(me.get("roles").get(0).asString()).isEqualTo("admin");
        assertThat(me.get("email_verified").asBoolean()).isTrue();
    }

    @Test
    void anAdministratorKeepsTheirOwnPassword() {
        start(email, "the first password");

        start(email, "another in the settings");

        assertThat(logIn("another in the settings")).isEqualTo(401);
        assertThat(logIn("the first password")).isEqualTo(200);
    }

    @Test
    void whoHadRegisteredThatAddressBeforeGetsNoneOfIt() {
        api.anonymous(
                        "POST",
                        "/api/auth/register",
                        Map.of("email", email, "password", Api.PASSWORD, "display_name", "Eve"))
                .expect(201);
        var eve = api.logIn(email, Api.PASSWORD);

        start(email, "the first password");

        assertThat(me(eve).status()).isEqualTo(401);
        assertThat(logIn(Api.PASSWORD)).isEqualTo(401);
        assertThat(logIn("the first password")).isEqualTo(200);
    }

    @Test
    void whereThereIsOneNoneIsMadeUp() {
        start("", "");

        assertThat(accounts.withEmail(new EmailAddress("admin@dealscout.local")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"admin, the first password", "admin@example.org, short", "admin@example.org, ''"})
    void settingsThatCannotBeAreSaidSoAtTheStart(String email, String password) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(email, password))
                .withMessageContaining("DEALSCOUT_ADMIN_EMAIL")
                .withMessageNotContaining("first password");
    }

    private void start(String email, String password) {
        new FirstAdministrator(
                        new FirstAdministrator.Settings(email, password),
                        accounts,
                        logOuts,
                        passwords,
                        transaction,
                        db,
                        clock)
                .run(null);
    }

    private int logIn(String password) {
        return api.anonymous("POST", "/api/auth/token", Map.of("email", email, "password", password))
                .status();
    }

    private Api.Answer me(String token) {
        return api.send(api.request("/api/me").header("Authorization", "Bearer " + token));
    }
}
