package com.dealscout.sandbox;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** A seller's program: connected to a marketplace, it speaks the partner contract. */
final class Program {

    static final String RETURN_TO = "http://localhost:9/marketplaces/callback";
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rfc-1234567890";
    static final byte[] PHOTO = picture("jpeg", Color.ORANGE);
    static final byte[] OTHER_PHOTO = picture("png", Color.BLUE);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Visitor visitor;
    private final String marketplace;
    private String accessToken;
    private String refreshToken;

    private Program(Visitor visitor, String marketplace) {
        this.visitor = visitor;
        this.marketplace = marketplace;
    }

    static Program connectedTo(String marketplace) {
        return connectedTo(marketplace, "listings messages");
    }

    static Program connectedTo(String marketplace, String scope) {
        return connected(Visitor.ofShared(), marketplace, scope);
    }

    static Program connected(Visitor visitor, String marketplace, String scope) {
        var program = new Program(visitor, marketplace);
        var asked = visitor.get(program.authorizeAddress(scope) + "&auto_approve=true");
        program.keep(program.redeem(Visitor.query(asked.header("Location")).get("code")));
        return program;
    }

    static Program unconnected(Visitor visitor, String marketplace) {
        return new Program(visitor, marketplace);
    }

    String authorizeAddress(String scope) {
        return "/" + marketplace + "/oauth/authorize?"
                + Visitor.form(
                        "client_id",
                        "dealscout",
                        "response_type",
                        "code",
                        "redirect_uri",
                        RETURN_TO,
                        "scope",
                        scope,
                        "state",
                        "s t/1",
                        "code_challenge",
                        Grants.challengeOf(VERIFIER),
                        "code_challenge_method",
                        "S256");
    }

    Visitor.Answer redeem(String code) {
        return token(
                "grant_type", "authorization_code", "code", code, "redirect_uri", RETURN_TO, "code_verifier", VERIFIER);
    }

    Visitor.Answer refresh() {
        var answer = token("grant_type", "refresh_token", "refresh_token", refreshToken);
        if (answer.status() == 200) {
            keep(answer);
        }
        return answer;
    }

    Visitor.Answer token(String... fields) {
        var all = new ArrayList<>(List.of("client_id", "dealscout"));
        all.addAll(List.of(fields));
        return visitor.submit("/" + marketplace + "/oauth/token", all.toArray(String[]::new));
    }

    void keep(Visitor.Answer tokens) {
        accessToken = tokens.json().get("access_token").stringValue();
        refreshToken = tokens.json().get("refresh_token").stringValue();
    }

    String accessToken() {
        return accessToken;
    }

    String refreshToken() {
        return refreshToken;
    }

    String marketplace() {
        return marketplace;
    }

    Visitor visitor() {
        return visitor;
    }

    HttpRequest.Builder to(String path) {
        return visitor.to("/" + marketplace + "/api" + path).header("Authorization", "Bearer " + accessToken);
    }

    Visitor.Answer get(String path) {
        return visitor.send(to(path));
    }

    Visitor.Answer put(String path, String json) {
        return visitor.send(to(path).header("Content-Type", "application/json").PUT(Visitor.text(json)));
    }

    Visitor.Answer say(String conversationId, String key, String text) {
        return visitor.send(to("/conversations/" + conversationId + "/messages")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(Visitor.text(
                        Visitor.JSON.createObjectNode().put("text", text).toString())));
    }

    Visitor.Answer end(String reference, String reason) {
        return visitor.send(to("/listings/" + reference + "?reason=" + reason).DELETE());
    }

    Visitor.Answer list(String reference, ObjectNode listing, byte[]... photos) {
        return visitor.send(listing(reference, listing, photos));
    }

    /** One that must be accepted; its external id. */
    String list(String reference) {
        return list(reference, chair(), PHOTO).json().get("externalId").stringValue();
    }

    HttpRequest.Builder listing(String reference, ObjectNode listing, byte[]... photos) {
        var body = new Multipart()
                .part("listing", "application/json", listing.toString().getBytes(StandardCharsets.UTF_8));
        for (var photo : photos) {
            body.part("image", photo == OTHER_PHOTO ? "image/png" : "image/jpeg", photo);
        }
        return to("/listings/" + reference)
                .header("Content-Type", body.contentType())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
    }

    static String newReference() {
        return "DS-" + NUMBERS.incrementAndGet() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    static ObjectNode chair() {
        var chair = Visitor.JSON
                .createObjectNode()
                .put("revision", 1)
                .put("title", "Vintage Leather Gaming Chair")
                .put("description", "Excellent condition, barely used. Perfect for gaming or office.")
                .put("condition", "excellent")
                .put("category", "furniture");
        chair.putObject("price").put("amount", "299.99").put("currency", "USD");
        chair.putObject("location")
                .put("country", "US")
                .put("postalCode", "95112")
                .put("city", "San Jose");
        return chair;
    }

    static byte[] picture(String format, Color color) {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(8, 8, 40, 30);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A multipart body, built by hand so that it can also be built wrong. */
    static final class Multipart {
        private static final String BOUNDARY = "----boundary-of-the-test";
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Multipart part(String name, String contentType, byte[] content) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                            + (name.equals("image") ? "; filename=\"photo\"" : "") + "\r\nContent-Type: " + contentType
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        String contentType() {
            return "multipart/form-data; boundary=" + BOUNDARY;
        }

        byte[] bytes() {
            var copy = new ByteArrayOutputStream();
            copy.writeBytes(body.toByteArray());
            copy.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
            return copy.toByteArray();
        }
    }
}
