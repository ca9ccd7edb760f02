package com.dealscout.marketplaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person who sells, in words; and what can be seen of it on the stand-in marketplaces' shelves. */
final class Trader {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Api api;
    final Api.Caller me;

    private Trader(Api api) {
        this.api = api;
        this.me = api.person();
    }

    static Trader connectedTo(Api api, String... marketplaces) {
        var trader = new Trader(api);
        for (var marketplace : marketplaces) {
            trader.connect(marketplace);
        }
        return trader;
    }

    static Trader unconnected(Api api) {
        return new Trader(api);
    }

    void connect(String marketplace) {
        comeBack(agree(marketplace, "&auto_approve=true")).expect200();
    }

    void connectAs(String marketplace, String account) {
        comeBack(agree(marketplace, "&auto_approve=true&account=" + account)).expect200();
    }

    String accountName(String marketplace) {
        return marketplace(marketplace).get("account_name").asString();
    }

    JsonNode marketplace(String id) {
        return me.get("/api/marketplaces")
                .expect(200)
                .get("items")
                .valueStream()
                .filter(m -> m.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Where the marketplace sends the browser back to. */
    URI agree(String marketplace, String more) {
        var url = me.post("/api/marketplace-accounts/" + marketplace + "/connect")
                .expect(200)
                .get("authorize_url")
                .asString();
        var answer = api.send(HttpRequest.newBuilder(URI.create(url + more)).GET());
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    record Page(int status, String text) {
        void expect200() {
            assertThat(status).as(text).isEqualTo(200);
        }
    }

    Page comeBack(URI address) {
        var answer = api.send(HttpRequest.newBuilder(address).GET());
        return new Page(answer.status(), answer.text());
    }

    String draft(Map<String, Object> changes) {
        var item = new HashMap<String, Object>(Map.of(
                "title", "Vintage Leather Gaming Chair",
                "description", "Excellent condition, barely used. Perfect for gaming or office.",
                "price", 299.99,
                "condition", "excellent",
                "category", "Furniture - Gaming",
                "postal_code", "95112"));
        item.putAll(changes);
        item.values().removeIf(""::equals);
        var json = JSON.writeValueAsString(item).getBytes(StandardCharsets.UTF_8);
        return me.upload(
                        "/api/my-items",
                        List.of(
                                new Api.Upload("item", "item.json", "application/json", json),
                                new Api.Upload("photos", "1.jpg", "image/jpeg", photo()),
                                new Api.Upload("photos", "2.jpg", "image/jpeg", photo())))
                .expect(201)
                .get("id")
                .asString();
    }

    String draft() {
        return draft(Map.of());
    }

    private static byte[] photo() {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(ThreadLocalRandom.current().nextInt(0xffffff)));
        graphics.fillOval(100, 100, 400, 300);
        graphics.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Api.Answer post(String item, String... marketplaces) {
        return me.post("/api/my-items/" + item + "/post", Map.of("marketplaces", List.of(marketplaces)));
    }

    Api.Answer postWithKey(String key, String item, String... marketplaces) {
        var body = JSON.writeValueAsString(Map.of("marketplaces", List.of(marketplaces)));
        return api.send(me.request("/api/my-items/" + item + "/post")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posted, and live on all of them. */
    String postedItem(String... marketplaces) {
        var item = draft();
        post(item, marketplaces).expect(202);
        for (var marketplace : marketplaces) {
            awaitStatus(item, marketplace, "live");
        }
        return item;
    }

    List<JsonNode> crossPosts(String item) {
        return me.get("/api/my-items/" + item + "/cross-posts")
                .expect(200)
                .get("items")
                .valueStream()
                .toList();
    }

    JsonNode crossPost(String item, String marketplace) {
        return crossPosts(item).stream()
                .filter(p -> p.get("marketplace").asString().equals(marketplace))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    JsonNode awaitStatus(String item, String marketplace, String status) {
        return await(marketplace + " " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> crossPost(item, marketplace),
                        p -> p.get("status").asString().equals(status));
    }

    /** What the marketplace ever had of that item. */
    List<JsonNode> onShelf(String item, String marketplace) {
        var references = crossPosts(item).stream()
                .filter(p -> p.get("marketplace").asString().equals(marketplace))
                .map(p -> "ds-" + p.get("id").asString())
                .toList();
        return api.sandbox("GET", "/control/" + marketplace + "/listings", null)
                .expect(200)
                .valueStream()
                .filter(l -> references.contains(l.get("reference").asString()))
                .toList();
    }

    JsonNode awaitOnShelf(String item, String marketplace, String field, Object value) {
        return await(marketplace + " shows " + field + " " + value)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> onShelf(item, marketplace).getLast(),
                        l -> l.get(field).asString().equals(value.toString()));
    }

    void fault(String marketplace, Map<String, Object> fault) {
        var answer = api.sandbox("POST", "/control/" + marketplace + "/faults", fault);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    static void noFaults(Api api) {
        for (var marketplace : List.of("facebook", "offerup")) {
            api.sandbox("DELETE", "/control/" + marketplace + "/faults", null);
        }
    }

    void expireTokens(String marketplace) {
        api.sandbox("POST", "/control/" + marketplace + "/expire-tokens", null);
    }
}
