package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As a browser without script uses them. */
@RunningApp
class PagesTests {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    JdbcClient db;

    @Value("${server.port}")
    int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/register", "/forgot-password", "/app.css", "/api/docs"})
    void isOpenToEverybody(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void whoLogsInGoesOnWithThePageTheyAskedFor() {
        var person = api.unconfirmedPerson();

        var asked = get("/settings?from=mail");
        assertThat(asked.uri().getPath()).isEqualTo("/login");
        var answer = logIn(person.email, Api.PASSWORD);

        assertThat(answer.uri().getPath()).isEqualTo("/settings");
        assertThat(answer.uri().getQuery()).startsWith("from=mail");
        assertThat(answer.body()).contains(person.email).contains("not confirmed yet");
    }

    @Test
    void aSessionIsInTheDatabaseUnderThePersonsId() {
        var person = api.unconfirmedPerson();

        logIn(person.email, Api.PASSWORD);

        assertThat(sessions(person)).isEqualTo(1);
        assertThat(db.sql("select max_inactive_interval from spring_session where principal_name = :id")
                        .param("id", person.id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(30 * 24 * 3600);
    }

    @Test
    void aWrongPasswordShowsTheFormAgain() {
        var person = api.unconfirmedPerson();

        var answer = logIn(person.email, "a guess");

        assertThat(answer.body()).contains("do not match");
        assertThat(get("/settings").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void loggingOutEndsTheSession() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);

        var answer = submit("/settings", "/logout", Map.of());

        assertThat(answer.body()).contains("You are logged out");
        assertThat(sessions(person)).isZero();
        assertThat(get("/settings").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void signingOutEverywhereEndsTheSessionToo() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);

        person.post("/api/me/sign-out-everywhere").expect(204);

        assertThat(get("/settings").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void aSessionOfAnotherVersionIsLoggedOutInsteadOfLockedOut() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);

        db.sql("""
                        update spring_session_attributes set attribute_bytes = 'unreadable'::bytea
                        where session_primary_id =
                            (select primary_id from spring_session where principal_name = :id)
                        """).param("id", person.id).update();

        assertThat(get("/settings").uri().getPath()).isEqualTo("/login");
        assertThat(logIn(person.email, Api.PASSWORD).uri().getPath()).isEqualTo("/settings");
    }

    @Test
    void aSessionIsNoWayIntoTheApi() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);

        assertThat(get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenIsAWayToAPage() {
        var person = api.unconfirmedPerson();

        assertThat(person.get("/settings").status()).isEqualTo(200);
        assertThat(api.send(api.request("/settings").header("Authorization", "Bearer x"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBadTokenIsNotMadeGoodByASession() {
        logIn(api.unconfirmedPerson().email, Api.PASSWORD);

        var answer =
                send(request("/settings").header("Authorization", "Bearer x").GET());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aFormWithoutItsCsrfTokenIsRefused() {
        var answer = send(form("/register", Map.of("email", "x@example.org")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This is not allowed");
    }

    @Test
    void aLogInFormThatWasOpenForTooLongIsShownAnew() {
        var answer = send(form("/login", Map.of("email", "x@example.org", "password", "x")));

        assertThat(answer.uri().getPath()).isEqualTo("/login");
        assertThat(answer.body()).contains("open for too long");
    }

    @Test
    void somebodyNewJoinsAndLogsIn() {
        var email = "s" + UUID.randomUUID() + "@example.org";

        var answer = submit(
                "/register",
                "/register",
                Map.of("email", email, "password", Api.PASSWORD, "display_name", "Sarah", "postal_code", "95112"));

        assertThat(answer.body()).contains("Check your email").contains(email);
        logIn(email, Api.PASSWORD);
        assertThat(get("/settings").body())
                .contains("San Jose, CA")
                .contains("<option value=\"America/Los_Angeles\" selected=\"selected\">");
    }

    @Test
    void whatIsWrongStandsByItsFieldAndWhatWasTypedStays() {
        var answer = submit(
                "/register",
                "/register",
                Map.of("email", "\"><script>", "password", "x", "display_name", "Sarah", "postal_code", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("is not a mail address")
                .contains("it must have 8 to 200")
                .contains("value=\"Sarah\"")
                .doesNotContain("<script>");
    }

    @Test
    void theWelcomeLeadsBothTheSellerAndTheBuyerToWhatTheyCameFor() {
        var person = api.unconfirmedPerson();

        get("/register?for=looking");
        var answer = logIn(person.email, Api.PASSWORD);

        assertThat(answer.uri().getPath()).isEqualTo("/alerts/new");
        assertThat(get("/").uri().getPath()).isEqualTo("/sell");
        assertThat(get("/register?for=//evil.example").uri().getPath()).isEqualTo("/sell");
    }

    @Test
    void theLogInPageSaysOnlyWhatHappened() {
        assertThat(get("/login").body()).doesNotContain("do not match", "You are logged out", "open for too long");
    }

    @Test
    void settingsAreSavedWithoutScript() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);

        var saved = submit(
                "/settings",
                "/settings/me",
                Map.of("display_name", "Sarah", "postal_code", "95112", "time_zone", "Europe/Berlin"));
        var refused = submit(
                "/settings",
                "/settings/me",
                Map.of("display_name", "", "postal_code", "00000", "time_zone", "Europe/Berlin"));

        assertThat(saved.body()).contains("San Jose").contains("Saved");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("value=\"00000\"").contains("is not a ZIP code");
        assertThat(person.get("/api/me").expect(200).get("time_zone").asString())
                .isEqualTo("Europe/Berlin");
    }

    @Test
    void anotherPasswordEndsAllSessionsButThisOne() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);

        var answer = submit(
                "/settings", "/settings/password", Map.of("current", Api.PASSWORD, "password", "another password"));

        assertThat(answer.body()).contains("You are logged out everywhere else");
        assertThat(get("/settings").uri().getPath()).isEqualTo("/settings");
        assertThat(person.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void whoLogsOutEverywhereIsOutHereToo() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);

        var answer = submit("/settings", "/settings/log-out-everywhere", Map.of());

        assertThat(answer.body()).contains("You are logged out");
        assertThat(sessions(person)).isZero();
        assertThat(person.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aForgottenPasswordIsSetByTheLink() {
        var person = api.unconfirmedPerson();
        logIn(person.email, Api.PASSWORD);
        var link = people.passwordResetPath(PersonId.parse(person.id));

        var asked = submit("/forgot-password", "/forgot-password", Map.of("email", person.email));
        assertThat(asked.body()).contains("Check your email");
        var refused = submit(link, "/reset-password", Map.of("token", tokenOf(link), "password", "short"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("it must have 8 to 200");
        var done = submit(link, "/reset-password", Map.of("token", tokenOf(link), "password", "another password"));

        assertThat(done.body()).contains("Your new password is set");
        assertThat(sessions(person)).isZero();
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(logIn(person.email, "another password").uri().getPath()).isEqualTo("/sell");
    }

    @Test
    void everyPageForbidsForeignScriptsAndFrames() {
        var headers = get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    }

    /** Browsers that hold redirects after a form to the policy would otherwise never arrive at a marketplace. */
    @Test
    void aFormThatEndsElsewhereGoesOnWithoutARedirect() {
        logIn(api.unconfirmedPerson().email, Api.PASSWORD);

        var answer = submit("/marketplaces", "/marketplaces/facebook/connect", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Refresh").orElseThrow()).startsWith("0; url=http");
        assertThat(answer.body()).contains("Go on to Facebook");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        var answer = send(request("/login").GET());

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void placesAreAttributed() {
        assertThat(get("/").body()).contains("Place data ©").contains("US Census Bureau");
    }

    private long sessions(Api.Caller person) {
        return db.sql("select count(*) from spring_session where principal_name = :id")
                .param("id", person.id)
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> logIn(String email, String password) {
        return submit("/login", "/login", Map.of("email", email, "password", password));
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Opens a page and sends a form of it. */
    private HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var csrf = CSRF.matcher(get(page).body());
        assertThat(csrf.find()).as("a form on " + page).isTrue();
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", csrf.group(1));
        return send(form(action, all));
    }

    private HttpRequest.Builder form(String action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,application/xhtml+xml");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tokenOf(String link) {
        return link.substring(link.indexOf('=') + 1);
    }
}
