package com.dealscout.benchmarks;

import com.dealscout.demo.ApiClient;
import com.dealscout.demo.Await;
import com.dealscout.demo.Unexpected;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** Something to sell, in a few calls. */
final class Offer {

    private static final byte[] PHOTO = photo();

    private Offer() {}

    /** A draft that can be posted; returns its id. */
    static String draft(ApiClient seller, String title, String price) {
        var id = seller.newItem(List.of(PHOTO)).get("id").asString();
        seller.patch(
                "/api/my-items/" + id,
                Map.of(
                        "title", title,
                        "description", "Excellent condition, barely used. Perfect for gaming or office.",
                        "price", new java.math.BigDecimal(price),
                        "condition", "excellent",
                        "category", "Furniture - Gaming",
                        "postal_code", "95112"));
        return id;
    }

    static void post(ApiClient seller, String id) {
        seller.post(
                "/api/my-items/" + id + "/post",
                Map.of("marketplaces", List.of("facebook", "offerup")),
                202,
                "Idempotency-Key",
                "post-" + id);
    }

    /** When the last of its cross-posts went live; waits for it. */
    static Instant liveAt(ApiClient seller, String id) {
        return Await.until("the cross-posts of " + id + " to be live", Duration.ofSeconds(60), () -> {
            var posts = seller.get("/api/my-items/" + id + "/cross-posts")
                    .get("items")
                    .valueStream()
                    .toList();
            for (var post : posts) {
                if (post.get("status").asString().equals("failed")) {
                    throw new Unexpected("A cross-post failed: " + post);
                }
            }
            return posts.stream().allMatch(post -> post.get("status").asString().equals("live"))
                    ? posts.stream().map(Offer::liveAt).max(Instant::compareTo)
                    : Optional.empty();
        });
    }

    private static Instant liveAt(JsonNode post) {
        return Instant.parse(post.get("live_at").asString());
    }

    private static byte[] photo() {
        var image = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xcfc6b4), 1200, 900, new Color(0xa89878)));
        graphics.fillRect(0, 0, 1200, 900);
        graphics.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
