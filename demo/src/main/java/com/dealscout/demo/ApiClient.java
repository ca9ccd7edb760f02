package com.dealscout.demo;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Deal Scout's public API, in the name of one person. */
public final class ApiClient {

    /** Of everybody the demo and the benchmarks register. */
    public static final String PASSWORD = "a chair worth waiting for";

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
        var http = new Http();
        var email = name.toLowerCase(java.util.Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        var body = Map.of(
                "email",
                email,
                "password",
                PASSWORD,
                "display_name",
                name,
                "postal_code",
                "95112",
                "time_zone",
                "America/Los_Angeles");
        http.send(http.to(base + "/api/auth/register")
                        .header("Content-Type", "application/json")
                        .POST(http.json(body)))
                .expect(201);
        var link = sandbox.linkIn(sandbox.mailTo(email, "Confirm"), "/verify-email");
        http.send(http.to(link).GET()).expect(200);
        return logIn(base, email, PASSWORD);
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
        http.send(http.to(callback).GET()).expect(200);
    }

    private HttpRequest.Builder request(String path) {
        return http.to(base + path).header("Authorization", "Bearer " + token);
    }
}
