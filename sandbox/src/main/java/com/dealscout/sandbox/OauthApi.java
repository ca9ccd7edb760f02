package com.dealscout.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2 of one stand-in marketplace: authorization code with PKCE (S256) and {@code state}, both mandatory; rotating
 * refresh tokens; revocation (RFC 7009).
 *
 * <p>One client is registered, {@link #CLIENT_ID}; it may show its secret (by Basic or in the form) or be a public one.
 * Any http or https address may be returned to, as long as the token call names the same.
 */
final class OauthApi {

    static final String CLIENT_ID = "dealscout";
    static final String CLIENT_SECRET = "dealscout-sandbox";

    private static final Map<String, String> CLIENTS = Map.of(CLIENT_ID, CLIENT_SECRET);
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final int LONGEST_NAME = 80;

    /** What the browser brought. */
    private record Request(
            String clientId,
            String redirectUri,
            @Nullable String state,
            @Nullable String responseType,
            @Nullable String scope,
            @Nullable String challenge,
            @Nullable String challengeMethod) {

        /** Both may be told only on a page: nobody may be sent to an address that cannot be trusted. */
        static Request of(Context ctx) {
            var clientId = parameter(ctx, "client_id");
            if (clientId == null || !CLIENTS.containsKey(clientId)) {
                throw new Unanswerable("This marketplace does not know the program that sent you here (client_id).");
            }
            var redirectUri = parameter(ctx, "redirect_uri");
            if (redirectUri == null || !returnable(redirectUri)) {
                throw new Unanswerable(
                        "The program that sent you here gave no usable address to return to (redirect_uri).");
            }
            return new Request(
                    clientId,
                    redirectUri,
                    parameter(ctx, "state"),
                    parameter(ctx, "response_type"),
                    parameter(ctx, "scope"),
                    parameter(ctx, "code_challenge"),
                    parameter(ctx, "code_challenge_method"));
        }

        /** What is wrong with the rest, as OAuth error and words; null if nothing is. */
        String @Nullable [] refusal() {
            if (state == null) {
                return new String[] {"invalid_request", "state is required"};
            }
            if (!"code".equals(responseType)) {
                return new String[] {"unsupported_response_type", "response_type must be code"};
            }
            if (challenge == null || !CHALLENGE.matcher(challenge).matches()) {
                return new String[] {"invalid_request", "code_challenge is required: 43 characters of base64url"};
            }
            if (!"S256".equals(challengeMethod)) {
                return new String[] {"invalid_request", "code_challenge_method must be S256"};
            }
            return Grants.SCOPES.containsAll(scopes())
                    ? null
                    : new String[] {"invalid_scope", "scopes are " + String.join(" ", new TreeSet<>(Grants.SCOPES))};
        }

        Set<String> scopes() {
            return scope == null ? Grants.SCOPES : new TreeSet<>(Arrays.asList(scope.split(" ")));
        }

        Grants.Asked asked() {
            return new Grants.Asked(clientId, redirectUri, scopes(), challenge == null ? "" : challenge);
        }

        private static boolean returnable(String address) {
            try {
                var uri = new URI(address);
                return uri.getHost() != null
                        && uri.getRawFragment() == null
                        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            } catch (URISyntaxException _) {
                return false;
            }
        }
    }

    /** A request that must not be sent back to where it says it came from. */
    private static final class Unanswerable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unanswerable(String words) {
            super(words);
        }
    }

    private record TokenError(int status, String error, String description) {}

    private final Stall stall;

    OauthApi(Stall stall) {
        this.stall = stall;
    }

    void addTo(RoutesConfig routes) {
        var base = "/" + stall.marketplace().id() + "/oauth";
        routes.get(base + "/authorize", this::authorize);
        routes.post(base + "/authorize", this::decide);
        routes.post(
                base + "/token",
                ctx -> stall.faults().meet(ctx, Fault.Operation.TOKEN, OauthApi::pretend, this::token));
        routes.post(base + "/revoke", this::revoke);
    }

    private void authorize(Context ctx) {
        try {
            var request = Request.of(ctx);
            var refusal = request.refusal();
            if (refusal != null) {
                goBack(ctx, request, "error", refusal[0], "error_description", refusal[1]);
            } else if ("true".equals(ctx.queryParam("auto_approve"))) {
                agree(ctx, request, accountName(ctx));
            } else {
                showConsent(ctx, request, stall.grants().freshName(), null);
            }
        } catch (Unanswerable e) {
            Pages.show(ctx, 400, ConsentPage.unanswerable(stall.marketplace(), String.valueOf(e.getMessage())));
        }
    }

    private String accountName(Context ctx) {
        var name = parameter(ctx, "account");
        return name == null ? stall.grants().freshName() : name.strip();
    }

    private void decide(Context ctx) {
        try {
            var request = Request.of(ctx);
            var refusal = request.refusal();
            if (refusal != null) {
                goBack(ctx, request, "error", refusal[0], "error_description", refusal[1]);
            } else if ("agree".equals(parameter(ctx, "decision"))) {
                agreeByName(ctx, request);
            } else {
                goBack(ctx, request, "error", "access_denied", "error_description", "The seller refused.");
            }
        } catch (Unanswerable e) {
            Pages.show(ctx, 400, ConsentPage.unanswerable(stall.marketplace(), String.valueOf(e.getMessage())));
        }
    }

    private void agreeByName(Context ctx, Request request) {
        var given = parameter(ctx, "account");
        var name = given == null ? "" : given.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            showConsent(ctx, request, name, "Give the account a name of 1 to %d characters.".formatted(LONGEST_NAME));
        } else {
            agree(ctx, request, name);
        }
    }

    private void agree(Context ctx, Request request, String name) {
        goBack(ctx, request, "code", stall.grants().agree(request.asked(), name));
    }

    private void showConsent(Context ctx, Request request, String name, @Nullable String error) {
        var page = ConsentPage.ask(
                stall.marketplace(),
                request.clientId(),
                request.redirectUri(),
                request.scopes(),
                hidden(ctx),
                name,
                error);
        Pages.show(ctx, error == null ? 200 : 400, page);
    }

    /** The browser's own parameters, to come back with the form. */
    private static Map<String, String> hidden(Context ctx) {
        var hidden = new LinkedHashMap<String, String>();
        for (var name : new String[] {
            "client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method"
        }) {
            var value = parameter(ctx, name);
            if (value != null) {
                hidden.put(name, value);
            }
        }
        return hidden;
    }

    private static void goBack(Context ctx, Request request, String... parameters) {
        var target = new StringBuilder(request.redirectUri());
        var separator = request.redirectUri().contains("?") ? '&' : '?';
        for (var i = 0; i < parameters.length; i += 2) {
            target.append(separator).append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
            separator = '&';
        }
        if (request.state() != null) {
            target.append(separator).append("state=").append(encoded(request.state()));
        }
        ctx.header("Cache-Control", "no-store").status(302).header("Location", target.toString());
    }

    private void token(Context ctx) {
        var client = client(ctx);
        if (client == null) {
            refuse(ctx, new TokenError(401, "invalid_client", "unknown client_id or wrong secret"));
            return;
        }
        var grantType = ctx.formParam("grant_type");
        if ("authorization_code".equals(grantType)) {
            redeem(ctx, client);
        } else if ("refresh_token".equals(grantType)) {
            refresh(ctx, client);
        } else {
            refuse(
                    ctx,
                    grantType == null
                            ? new TokenError(400, "invalid_request", "grant_type is required")
                            : new TokenError(
                                    400,
                                    "unsupported_grant_type",
                                    "grant_type must be authorization_code or refresh_token"));
        }
    }

    private void redeem(Context ctx, String client) {
        var code = ctx.formParam("code");
        var redirectUri = ctx.formParam("redirect_uri");
        var verifier = ctx.formParam("code_verifier");
        if (code == null || redirectUri == null || verifier == null) {
            refuse(ctx, new TokenError(400, "invalid_request", "code, redirect_uri and code_verifier are required"));
            return;
        }
        if (!VERIFIER.matcher(verifier).matches()) {
            refuse(
                    ctx,
                    new TokenError(400, "invalid_request", "code_verifier must be 43 to 128 unreserved characters"));
            return;
        }
        stall.grants()
                .redeem(code, client, redirectUri, verifier)
                .ifPresentOrElse(
                        tokens -> answer(ctx, tokens),
                        () -> refuse(
                                ctx,
                                new TokenError(
                                        400,
                                        "invalid_grant",
                                        "code unknown, expired or used, or redirect_uri or code_verifier differ")));
    }

    private void refresh(Context ctx, String client) {
        var refreshToken = ctx.formParam("refresh_token");
        if (refreshToken == null) {
            refuse(ctx, new TokenError(400, "invalid_request", "refresh_token is required"));
            return;
        }
        stall.grants()
                .refresh(refreshToken, client)
                .ifPresentOrElse(
                        tokens -> answer(ctx, tokens),
                        () -> refuse(
                                ctx,
                                new TokenError(
                                        400, "invalid_grant", "refresh_token unknown, revoked, or used before")));
    }

    private void revoke(Context ctx) {
        var client = client(ctx);
        if (client == null) {
            refuse(ctx, new TokenError(401, "invalid_client", "unknown client_id or wrong secret"));
            return;
        }
        var token = ctx.formParam("token");
        if (token == null) {
            refuse(ctx, new TokenError(400, "invalid_request", "token is required"));
            return;
        }
        stall.grants().revoke(token, client).ifPresent(seller -> {
            if (!stall.grants().connected(seller)) {
                stall.webhooks().forget(seller);
            }
        });
        ctx.status(200).header("Cache-Control", "no-store");
    }

    private static void answer(Context ctx, Grants.Tokens tokens) {
        ctx.header("Cache-Control", "no-store");
        Json.answer(
                ctx,
                200,
                Json.object()
                        .put("access_token", tokens.access())
                        .put("token_type", "Bearer")
                        .put("expires_in", Grants.ACCESS_LIVES.toSeconds())
                        .put("refresh_token", tokens.refresh())
                        .put("scope", String.join(" ", tokens.scopes())));
    }

    private static void refuse(Context ctx, TokenError error) {
        ctx.header("Cache-Control", "no-store");
        if (error.status() == 401) {
            ctx.header("WWW-Authenticate", "Basic realm=\"token\"");
        }
        Json.answer(
                ctx,
                error.status(),
                Json.object().put("error", error.error()).put("error_description", error.description()));
    }

    /** A fault that was asked for, in OAuth's words. */
    private static void pretend(Context ctx, int status, @Nullable Integer retryAfterSeconds) {
        if (retryAfterSeconds != null) {
            ctx.header("Retry-After", retryAfterSeconds.toString());
        }
        var error = status == 401 ? "invalid_client" : status == 400 ? "invalid_grant" : "temporarily_unavailable";
        refuse(ctx, new TokenError(status, error, "a fault, as asked for by /control"));
    }

    /** Who calls: by Basic, else by the form; null if unknown, or if the secret that is shown is not the right one. */
    private static @Nullable String client(Context ctx) {
        var id = ctx.formParam("client_id");
        var secret = ctx.formParam("client_secret");
        var header = ctx.header("Authorization");
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            var pair = decoded(header.substring(6).strip()).split(":", 2);
            if (pair.length < 2 || id != null && !id.equals(formDecoded(pair[0]))) {
                return null;
            }
            id = formDecoded(pair[0]);
            secret = formDecoded(pair[1]);
        }
        var right = id == null ? null : CLIENTS.get(id);
        return right == null || secret != null && !same(secret, right) ? null : id;
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** RFC 6749 2.3.1: both halves are form-encoded before they go into the header. */
    private static String formDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /** From the form if there is one, else from the address; null where it is empty. */
    private static @Nullable String parameter(Context ctx, String name) {
        var value = "POST".equals(ctx.req().getMethod()) ? ctx.formParam(name) : ctx.queryParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
