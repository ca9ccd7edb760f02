package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a seller allows a program to act: authorization code with PKCE, rotating refresh tokens, revocation. */
class OauthTests {

    private final Visitor visitor = Visitor.ofShared();
    private final Program program = Program.unconnected(visitor, "offerup");

    @Test
    void theConsentPageSaysWhoAsksForWhat() {
        var page = visitor.get(program.authorizeAddress("listings messages"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .containsIgnoringCase("stand-in")
                .contains("<b>dealscout</b>", "create and end listings", "read and answer what buyers write")
                .contains(Program.RETURN_TO)
                .doesNotContain("<script");
    }

    @Test
    void whoAgreesGoesBackWithACodeAndTheState() {
        var back = decide("agree", "Ann's account");

        var query = Visitor.query(back.header("Location"));
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location")).startsWith(Program.RETURN_TO + "?");
        assertThat(query).containsEntry("state", "s t/1").containsKey("code");
        program.keep(program.redeem(query.get("code")));
        assertThat(program.get("/seller").json().get("name").stringValue()).isEqualTo("Ann's account");
    }

    @Test
    void whoRefusesGoesBackWithAnError() {
        var query = Visitor.query(decide("refuse", "").header("Location"));

        assertThat(query).containsEntry("error", "access_denied").containsEntry("state", "s t/1");
        assertThat(query).doesNotContainKey("code");
    }

    @Test
    void anAccountNeedsAName() {
        var page = decide("agree", "   ");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("role=\"alert\"");
    }

    @Test
    void theSameNameIsTheSameSeller() {
        var first = sellerNamed("Bob of OfferUp");
        var second = sellerNamed("bob of offerup");

        assertThat(second.get("/seller").json()).isEqualTo(first.get("/seller").json());
    }

    @Test
    void autoApprovalMakesANewSellerEachTime() {
        assertThat(Program.connectedTo("offerup").get("/seller").json())
                .isNotEqualTo(Program.connectedTo("offerup").get("/seller").json());
    }

    @ParameterizedTest
    @CsvSource({
        "state=s+t%2F1, '', invalid_request",
        "code_challenge_method=S256, code_challenge_method=plain, invalid_request",
        "code_challenge=, x=, invalid_request",
        "response_type=code, response_type=token, unsupported_response_type",
        "scope=listings, scope=everything, invalid_scope"
    })
    void aBadRequestIsSentBackWithItsError(String good, String bad, String error) {
        var address = program.authorizeAddress("listings").replace(good, bad);

        var query = Visitor.query(visitor.get(address + "&auto_approve=true").header("Location"));

        assertThat(query).containsEntry("error", error).doesNotContainKey("code");
    }

    @ParameterizedTest
    @CsvSource({"client_id=dealscout, client_id=stranger", "http%3A, javascript%3A", "redirect_uri=, nothing="})
    void whoCannotBeTrustedIsToldOnAPageOnly(String good, String bad) {
        var page = visitor.get(program.authorizeAddress("listings").replace(good, bad) + "&auto_approve=true");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Location")).isNull();
    }

    @Test
    void tokensAreBearerTokensForAnHour() {
        var tokens = program.redeem(code());

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
        assertThat(tokens.json().get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(tokens.json().get("expires_in").intValue()).isEqualTo(3_600);
        assertThat(tokens.json().get("scope").stringValue()).isEqualTo("listings messages");
    }

    @Test
    void aCodeUsedTwiceRevokesWhatItGave() {
        var code = code();
        program.keep(program.redeem(code));
        assertThat(program.get("/seller").status()).isEqualTo(200);

        var again = program.redeem(code);

        assertThat(again.json().get("error").stringValue()).isEqualTo("invalid_grant");
        assertThat(program.get("/seller").status()).isEqualTo(401);
        assertThat(program.refresh().status()).isEqualTo(400);
    }

    @Test
    void theVerifierMustFitTheChallenge() {
        var answer = program.token(
                "grant_type",
                "authorization_code",
                "code",
                code(),
                "redirect_uri",
                Program.RETURN_TO,
                "code_verifier",
                "another-verifier-that-is-long-enough-for-the-rfc-123");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").stringValue()).isEqualTo("invalid_grant");
    }

    @Test
    void theTokenCallMustNameTheSameAddress() {
        var answer = program.token(
                "grant_type",
                "authorization_code",
                "code",
                code(),
                "redirect_uri",
                Program.RETURN_TO + "/",
                "code_verifier",
                Program.VERIFIER);

        assertThat(answer.json().get("error").stringValue()).isEqualTo("invalid_grant");
    }

    @Test
    void withoutAVerifierThereAreNoTokens() {
        var answer =
                program.token("grant_type", "authorization_code", "code", code(), "redirect_uri", Program.RETURN_TO);

        assertThat(answer.json().get("error").stringValue()).isEqualTo("invalid_request");
    }

    @Test
    void theSecretIsAcceptedByFormAndByBasicButOnlyTheRightOne() {
        assertThat(withSecret(code(), "dealscout-sandbox").status()).isEqualTo(200);
        assertThat(withSecret(code(), "guess").status()).isEqualTo(401);
        assertThat(withBasic(code(), "dealscout:dealscout-sandbox").status()).isEqualTo(200);
        assertThat(withBasic(code(), "dealscout:guess").json().get("error").stringValue())
                .isEqualTo("invalid_client");
        assertThat(visitor.submit("/offerup/oauth/token", "grant_type", "refresh_token", "refresh_token", "x")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refreshTokensRotate() {
        program.keep(program.redeem(code()));
        var first = program.refreshToken();

        assertThat(program.refresh().status()).isEqualTo(200);

        assertThat(program.refreshToken()).isNotEqualTo(first);
        assertThat(program.refresh().status()).isEqualTo(200);
        assertThat(program.get("/seller").status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenUsedTwiceRevokesTheFamily() {
        program.keep(program.redeem(code()));
        var old = program.refreshToken();
        program.refresh();

        var stolen = program.token("grant_type", "refresh_token", "refresh_token", old);

        assertThat(stolen.json().get("error").stringValue()).isEqualTo("invalid_grant");
        assertThat(program.get("/seller").status()).isEqualTo(401);
        assertThat(program.refresh().json().get("error").stringValue()).isEqualTo("invalid_grant");
    }

    @Test
    void expiredAccessTokensSayThatARefreshHelps() {
        var own = new Visitor(Sandboxes.fresh());
        var connected = Program.connected(own, "offerup", "listings");
        assertThat(own.post("/control/offerup/expire-tokens", "").status()).isEqualTo(204);

        var refused = connected.get("/seller");

        assertThat(ListingTests.code(refused)).isEqualTo("401 token_expired");
        assertThat(refused.json().get("retryable").booleanValue()).isTrue();
        assertThat(connected.refresh().status()).isEqualTo(200);
        assertThat(connected.get("/seller").status()).isEqualTo(200);
    }

    @Test
    void revokingEitherTokenEndsBoth() {
        program.keep(program.redeem(code()));
        assertThat(revoke(program.refreshToken()).status()).isEqualTo(200);
        assertThat(program.get("/seller").status()).isEqualTo(401);

        program.keep(program.redeem(code()));
        assertThat(revoke(program.accessToken()).status()).isEqualTo(200);
        assertThat(program.refresh().status()).isEqualTo(400);
    }

    @Test
    void revokingWhatIsUnknownIsNoError() {
        assertThat(revoke("nothing").status()).isEqualTo(200);
        assertThat(visitor.submit("/offerup/oauth/revoke", "client_id", "dealscout")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aScopeThatWasNotAllowedIsForbidden() {
        var connected = Program.connectedTo("offerup", "listings");

        assertThat(connected.get("/listings").status()).isEqualTo(200);
        assertThat(ListingTests.code(connected.get("/conversations"))).isEqualTo("403 forbidden");
    }

    @Test
    void withoutATokenNothingIsShown() {
        assertThat(ListingTests.code(visitor.get("/offerup/api/capabilities"))).isEqualTo("401 token_expired");
    }

    @Test
    void tokensOfOneMarketplaceAreUnknownToTheOther() {
        program.keep(program.redeem(code()));

        var elsewhere = visitor.send(
                visitor.to("/facebook/api/seller").header("Authorization", "Bearer " + program.accessToken()));

        assertThat(elsewhere.status()).isEqualTo(401);
    }

    private String code() {
        return Visitor.query(visitor.get(program.authorizeAddress("listings messages") + "&auto_approve=true")
                        .header("Location"))
                .get("code");
    }

    private Visitor.Answer decide(String decision, String account) {
        var query = Visitor.query(visitor.base() + program.authorizeAddress("listings messages"));
        var fields = new ArrayList<String>();
        query.forEach((name, value) -> {
            fields.add(name);
            fields.add(value);
        });
        fields.addAll(List.of("decision", decision, "account", account));
        return visitor.submit("/offerup/oauth/authorize", fields.toArray(String[]::new));
    }

    private Program sellerNamed(String name) {
        var seller = Program.unconnected(visitor, "offerup");
        seller.keep(seller.redeem(
                Visitor.query(decide("agree", name).header("Location")).get("code")));
        return seller;
    }

    private Visitor.Answer withSecret(String code, String secret) {
        return program.token(
                "client_secret",
                secret,
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Program.RETURN_TO,
                "code_verifier",
                Program.VERIFIER);
    }

    private Visitor.Answer withBasic(String code, String pair) {
        var form = Visitor.form(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Program.RETURN_TO,
                "code_verifier",
                Program.VERIFIER);
        return visitor.send(visitor.to("/offerup/oauth/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(Visitor.text(form)));
    }

    private Visitor.Answer revoke(String token) {
        return visitor.submit("/offerup/oauth/revoke", "client_id", "dealscout", "token", token);
    }
}
