package com.dealscout.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Deal Scout's public API, in the name of one person. */
public final class ApiClient {

    /** Of everybody the demo and the benchmarks register. */
    public static final String PASSWORD = "a chair worth waiting for";

    /** What the subject of the mail with the link says. */
    static final String CONFIRM = "Confirm your address";

    private final Http http = new Http();
    private final String base;
    private final String email;
    private final String token;

    private ApiClient(String base, String email, String token) {
        this.base = base;
        this.email = email;
        this.token = token;
    }

    /** Registers somebody, follows the link that they are mailed, and logs them in. */
    public static ApiClient register(String base, SandboxClient sandbox, String name) {
        var email = name.toLowerCase(java.util.Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        askToRegister(
                base,
                Map.of(
                        "email",
                        email,
                        "password",
                        PASSWORD,
                        "display_name",
                        name,
                        "postal_code",
                        "95112",
                        "time_zone",
                        "America/Los_Angeles"));
        confirm(base, sandbox, sandbox.mailTo(email, CONFIRM));
        return logIn(base, email, PASSWORD);
    }

    /** Sends off a registration: the answer does not tell whether somebody has that address already, the mail does. */
    static void askToRegister(String base, Map<String, String> person) {
        var http = new Http();
        http.send(http.to(base + "/api/auth/register")
                        .header("Content-Type", "application/json")
                        .POST(http.json(person)))
                .expect(201);
    }

    /** Follows the link in the mail. */
    static void confirm(String base, SandboxClient sandbox, JsonNode mail) {
        var http = new Http();
        http.send(http.to(here(base, sandbox.linkIn(mail, "/verify-email"))).GET())
                .expect(200);
    }

    public static ApiClient logIn(String base, String email, String password) {
        var http = new Http();
        var token = http.send(http.to(base + "/api/auth/token")
                        .header("Content-Type", "application/json")
                        .POST(http.json(Map.of("email", email, "password", password))))
                .expect(200)
                .get("access_token")
                .asString();
        return new ApiClient(base, email, token);
    }

    public String email() {
        return email;
    }

    /** The same person at an application that has moved to another address, as after a restart. */
    public ApiClient at(String newBase) {
        return new ApiClient(newBase, email, token);
    }

    public JsonNode get(String path) {
        return http.send(request(path).GET()).expect(200);
    }

    public JsonNode post(String path, Object body, int expected, String... headers) {
        var request = request(path).header("Content-Type", "application/json").POST(http.json(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request).expect(expected);
    }

    public JsonNode put(String path, Object body) {
        return http.send(
                        request(path).header("Content-Type", "application/json").PUT(http.json(body)))
                .expect(200);
    }

    public void put(String path) {
        http.send(request(path).PUT(HttpRequest.BodyPublishers.noBody())).expect(204);
    }

    public JsonNode patch(String path, Object body) {
        return http.send(
                        request(path).header("Content-Type", "application/json").method("PATCH", http.json(body)))
                .expect(200);
    }

    public void delete(String path) {
        http.send(request(path).DELETE()).expect(204);
    }

    /** Makes a draft of these JPEG files. */
    public JsonNode newItem(List<byte[]> photos) {
        var parts = new java.util.ArrayList<Http.Part>();
        for (var i = 0; i < photos.size(); i++) {
            parts.add(new Http.Part("photos", "photo-" + (i + 1) + ".jpg", "image/jpeg", photos.get(i)));
        }
        return http.send(http.multipart(request("/api/my-items"), parts)).expect(201);
    }

    /** Connects a marketplace of the sandbox, agreeing on its consent page. */
    public void connect(String marketplace) {
        var authorize = post("/api/marketplace-accounts/" + marketplace + "/connect", Map.of(), 200)
                .get("authorize_url")
                .asString();
        var back = http.send(http.to(authorize + "&auto_approve=true").GET());
        var callback = back.headers()
                .firstValue("Location")
                .orElseThrow(() -> new Unexpected("The consent page of " + marketplace
                        + " should redirect back but answered " + back.status() + ": " + back.text()));
        http.send(http.to(here(base, callback)).GET()).expect(200);
    }

    /** The same page, at the address by which we reach the application: the public one may lead elsewhere. */
    private static String here(String base, String url) {
        var uri = URI.create(url);
        return base + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private HttpRequest.Builder request(String path) {
        return http.to(base + path).header("Authorization", "Bearer " + token);
    }
}
