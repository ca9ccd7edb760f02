package com.dealscout;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A seller whose marketplaces are connected, and who puts things on the market. */
public final class Shop {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final Api.Caller seller;
    private final Api api;
    private final List<String> marketplaces;

    private Shop(Api api, Api.Caller seller, List<String> marketplaces) {
        this.api = api;
        this.seller = seller;
        this.marketplaces = marketplaces;
    }

    public static Shop open(Api api, String... marketplaces) {
        var seller = api.person();
        for (var marketplace : marketplaces) {
            connect(api, seller, marketplace);
        }
        return new Shop(api, seller, List.of(marketplaces));
    }

    private static void connect(Api api, Api.Caller seller, String marketplace) {
        var authorize = seller.post("/api/marketplace-accounts/" + marketplace + "/connect", Map.of())
                .expect(200)
                .get("authorize_url")
                .asString();
        var back = api.send(HttpRequest.newBuilder(URI.create(authorize + "&auto_approve=true"))
                .GET());
        var callback = back.headers().firstValue("Location").orElseThrow();
        api.send(HttpRequest.newBuilder(URI.create(callback)).GET());
    }

    /**
     * A word that no other test uses, to find one's own things again; of letters only, for a row of digits would be taken
     * for a phone number.
     */
    public static String word() {
        var hex = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return "w"
                + hex.chars()
                        .map(c -> Character.isDigit(c) ? 'g' + (c - '0') : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }

    /** The chair of the walkthrough, with that word in its title. */
    public static Map<String, Object> chair(String word) {
        var chair = new HashMap<String, Object>();
        chair.put("title", "Vintage Leather Gaming Chair " + word);
        chair.put("description", "Excellent condition, barely used. Perfect for gaming or office.");
        chair.put("price", 299.99);
        chair.put("condition", "excellent");
        chair.put("category", "Furniture - Gaming");
        chair.put("postal_code", "95112");
        return chair;
    }

    /** Posts an item with one photo everywhere; what its id is. */
    public String post(Map<String, Object> item) {
        var id = draft(item);
        seller.post("/api/my-items/" + id + "/post", Map.of("marketplaces", marketplaces))
                .expect(202);
        return id;
    }

    public String draft(Map<String, Object> item) {
        return seller.upload(
                        "/api/my-items",
                        List.of(
                                new Api.Upload("photos", "photo.jpg", "image/jpeg", jpeg()),
                                new Api.Upload("item", "item.json", "application/json", JSON.writeValueAsBytes(item))))
                .expect(201)
                .get("id")
                .asString();
    }

    /** Posts it and waits until buyers can find it by that word; the listing. */
    public JsonNode list(Map<String, Object> item, String word) {
        post(item);
        return listing(word);
    }

    /** The listing with that word in it, once it can be found. */
    public JsonNode listing(String word) {
        return Awaitility.await("a listing with " + word)
                .until(() -> seller.get("/api/listings?q=" + word).expect(200).get("items"), found -> !found.isEmpty())
                .get(0);
    }

    private static byte[] jpeg() {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(40, 30, 200, 150);
        graphics.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
