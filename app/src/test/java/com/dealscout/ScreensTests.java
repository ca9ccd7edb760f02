package com.dealscout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Browsing.Screen;
import com.dealscout.Browsing.Visit;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pictures of the README and of the welcome page, taken of this version: every run takes them into target/screens,
 * and with {@code -Ddocs.write=true} they are written to where they are shown. What is seen in them is invented, and
 * drawn.
 */
@RunningApp
class ScreensTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path README = Path.of("..", "README.md");
    private static final Path DOCS = Path.of("..", "docs", "screens");
    private static final Path WELCOME = Path.of("src", "main", "resources", "static");
    private static final int LARGEST = 150_000;

    /** Below the bar at the top of a phone. */
    private static final Clip STEP = new Clip(0, 57, 390, 390);

    @Autowired
    private Api api;

    @Autowired
    private Browsing browsing;

    private Shop dana;

    @Test
    void picturesShowWhatIsThere() {
        dana = Shop.open(api, "facebook", "offerup");
        dana.seller.patch("/api/me", Map.of("display_name", "Dana")).expect(200);
        var sarah = api.person();
        sarah.patch("/api/me", Map.of("display_name", "Sarah")).expect(200);
        waitsFor(sarah, "Leather gaming chair", "leather gaming chair", 350);
        waitsFor(sarah, "Something with wheels", "sea green skateboard", 90);
        waitsFor(sarah, "Music at home", "portable record player", 120);

        var bicycle = list("Blue city bike, seven gears", "bicycle", 180, "Sports - Cycling");
        post(list("Toy train, engine and two cars", "train", 24, "Toys & Games"));
        post(list("Healthy plant in a clay pot", "plant", 18, "Garden"));
        var jacket = post(list("Brown leather jacket, size L", "jacket", 95, "Clothing"));
        post(list("Portable record player, belt-driven", "record-player", 85, "Electronics - Audio"));
        post(list("Sea green skateboard, soft wheels", "skateboard", 60, "Sports"));
        var chair = post(list("Leather gaming chair with cup holder", "chair", 299.99, "Furniture - Gaming"));
        write(jacket, "facebook", "Priya", 1, "Would you ship it to 94110?");
        write(chair, "facebook", "Sarah", 1, "I can meet at the coffee shop on Main St. at six.");
        write(chair, "offerup", "Mike", 1, "Is this still available? I can pick up today.");
        answer(chair, "Mike", "Yes! When suits you?");
        write(chair, "offerup", "Mike", 2, "I’m in the area now, any time before eight.");
        dana.seller
                .post("/api/my-items/" + jacket + "/sold", Map.of("price", 90))
                .expect(200);

        try (var phone = browsing.visit(Screen.PHONE).logIn(dana.seller)) {
            look(phone, "/items/" + bicycle + "/edit", "#post-form input[role=switch]");
            scroll(phone, ".album");
            welcome(phone, "step-1");
            look(phone, "/sell", "#shelf .unread");
            keep(phone, "my-items-phone");
            look(phone, "/items/" + chair, "#where-rows .dot.live");
            scroll(phone, "#where");
            welcome(phone, "step-2");
            look(
                    phone,
                    "/conversations/" + conversation(chair, "Mike").get("id").asString(),
                    ".bubble >> nth=2");
            welcome(phone, "step-3");
            keep(phone, "talk-phone");
        }
        try (var desk = browsing.visit(Screen.DESK).logIn(dana.seller)) {
            look(desk, "/items/" + chair, "#where-rows .dot.live");
            assertThat(desk.page.locator(".people li")).hasCount(2);
            keep(desk, "item-desk");
            look(desk, "/items/" + bicycle + "/edit", "#post-form input[role=switch]");
            keep(desk, "new-item-desk");
        }
        try (var phone = browsing.visit(Screen.PHONE, ColorScheme.DARK, true).logIn(sarah)) {
            look(phone, "/deals", ".deal >> nth=2");
            keep(phone, "deals-phone");
        }
    }

    // ---- what is in the pictures ------------------------------------------------------------------------------------

    private static void waitsFor(Api.Caller who, String name, String words, int most) {
        who.post(
                        "/api/deal-alert-rules",
                        Map.of(
                                "name", name,
                                "keywords", List.of(words),
                                "exclude_keywords", List.of("vintage"),
                                "max_price", most,
                                "notification_channels", List.of("email")))
                .expect(201);
    }

    private String list(String title, String picture, double price, String category) {
        var item = new LinkedHashMap<String, Object>();
        item.put("title", title);
        item.put("description", "Well kept, from a smoke-free home. Pickup in the evening or on weekends.");
        item.put("price", price);
        item.put("condition", "excellent");
        item.put("category", category);
        item.put("postal_code", "95112");
        return dana.seller
                .upload(
                        "/api/my-items",
                        List.of(
                                new Api.Upload("photos", picture + ".jpg", "image/jpeg", drawn(picture)),
                                new Api.Upload("item", "item.json", "application/json", JSON.writeValueAsBytes(item))))
                .expect(201)
                .get("id")
                .asString();
    }

    private static byte[] drawn(String picture) {
        try (var in = ScreensTests.class.getResourceAsStream("things/" + picture + ".jpg")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String post(String item) {
        dana.seller
                .post("/api/my-items/" + item + "/post", Map.of("marketplaces", List.of("facebook", "offerup")))
                .expect(202);
        Awaitility.await("live on both")
                .until(() -> crossPosts(item).stream()
                        .allMatch(one -> one.get("status").asString().equals("live")));
        return item;
    }

    private List<JsonNode> crossPosts(String item) {
        return dana.seller
                .get("/api/my-items/" + item + "/cross-posts")
                .expect(200)
                .get("items")
                .valueStream()
                .toList();
    }

    /** Writes as a buyer; {@code unread}: how many the seller then has from them. To look would be to read. */
    private void write(String item, String marketplace, String name, int unread, String text) {
        var there = crossPosts(item).stream()
                .filter(one -> one.get("marketplace").asString().equals(marketplace))
                .findFirst()
                .orElseThrow()
                .get("external_id")
                .asString();
        api.sandbox(
                "POST",
                "/control/" + marketplace + "/listings/" + there + "/messages",
                Map.of("from", name, "text", text));
        Awaitility.await("what " + name + " wrote")
                .until(() -> conversation(item, name).path("unread").asInt(0) == unread);
    }

    private void answer(String item, String name, String text) {
        dana.seller
                .post(
                        "/api/conversations/"
                                + conversation(item, name).get("id").asString() + "/messages",
                        Map.of("text", text))
                .expect(201);
    }

    private JsonNode conversation(String item, String name) {
        return dana.seller
                .get("/api/conversations?item_id=" + item)
                .expect(200)
                .get("items")
                .valueStream()
                .filter(one -> one.get("buyer_name").asString().equals(name))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    // ---- the pictures -----------------------------------------------------------------------------------------------

    private static void look(Visit visit, String path, String until) {
        visit.page.navigate(path);
        assertThat(visit.page.locator(until).first()).isVisible();
        whole(visit);
    }

    /** Scrolls there, and leaves some room above it. */
    private static void scroll(Visit visit, String to) {
        visit.page.evaluate(
                "to => window.scrollBy(0, document.querySelector(to).getBoundingClientRect().top - 73)", to);
        whole(visit);
    }

    /** Once every picture in the window is there. */
    private static void whole(Visit visit) {
        visit.page.waitForFunction("""
                () => [...document.images]
                  .filter(one => one.getBoundingClientRect().top < innerHeight)
                  .every(one => one.complete && one.naturalWidth > 0)""");
    }

    private static void keep(Visit visit, String name) {
        assertThat(README).content().contains("docs/screens/" + name + ".jpg");
        written(visit.show(name, null), DOCS.resolve(name + ".jpg"));
    }

    private static void welcome(Visit visit, String name) {
        written(visit.show(name, STEP), WELCOME.resolve(name + ".jpg"));
    }

    private static void written(byte[] picture, Path where) {
        assertThat(picture.length).as("bytes of %s", where).isLessThan(LARGEST);
        if (!Boolean.getBoolean("docs.write")) {
            assertThat(where)
                    .as("written with: mvn -pl app -am test -Dtest=ScreensTests"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true")
                    .exists();
            return;
        }
        try {
            Files.createDirectories(where.getParent());
            Files.write(where, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
