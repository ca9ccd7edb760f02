package com.dealscout.selling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.Browsing.Visit;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a seller sees and does, in a browser. */
@RunningApp
class SellingPagesTests {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202Egnihton" + "w".repeat(60);

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @ParameterizedTest
    @EachScreen
    void sellersPagesKeepNobodyOut(Screen screen, ColorScheme theme) {
        var shop = Shop.open(api, "facebook", "offerup");
        var word = Shop.word();
        var chair = shop.post(Shop.chair(word));
        shop.listing(word);
        var sold = shop.post(titled("Oak desk with two drawers"));
        shop.seller
                .post("/api/my-items/" + sold + "/sold", Map.of("price", 120))
                .expect(200);
        shop.draft(titled(HOSTILE));
        var draft = shop.draft(Map.of("title", "Bicycle, 28 inches"));
        try (var visit = browsing.visit(screen, theme, true).logIn(shop.seller)) {
            for (var path : List.of(
                    "/sell",
                    "/sell?status=sold",
                    "/items/new",
                    "/items/" + draft + "/edit",
                    "/items/" + chair + "/edit",
                    "/items/" + draft,
                    "/items/" + chair,
                    "/items/" + sold,
                    "/items/" + chair + "/sold",
                    "/items/" + chair + "/withdraw")) {
                visit.page.navigate(path);
                visit.picture("sell"
                        + path.replace(draft, "draft")
                                .replace(chair, "chair")
                                .replace(sold, "sold")
                                .replaceAll("[/?=]", "-"));
                visit.isAccessible();
            }
        }
    }

    @Test
    void firstWordTypedBeginsDraftAndIsSaved() {
        var seller = api.person();
        try (var visit = browsing.visit(Screen.DESK).logIn(seller)) {
            visit.page.navigate("/sell");
            assertThat(visit.page.getByText("What you sell will appear here")).isVisible();
            visit.page.getByText("List New Item").click();
            assertThat(seller.get("/api/my-items").expect(200).get("items")).isEmpty();

            visit.page.getByLabel("Title").fill("Vintage Leather Gaming Chair");
            visit.page.getByLabel("Price").fill("$1,299.5");

            assertThat(status(visit)).hasText("Saved");
            assertThat(visit.page).hasURL(Pattern.compile("/items/[0-9a-f-]+/edit$"));
            visit.page.getByLabel("Condition").selectOption("excellent");
            visit.page.getByLabel("ZIP code").fill("95112");
            assertThat(visit.page.locator("#town")).hasText("San Jose, CA");
            var item = seller.get("/api/my-items").expect(200).get("items").get(0);
            assertThat(item.get("title").asString()).isEqualTo("Vintage Leather Gaming Chair");
            assertThat(item.get("price").decimalValue()).isEqualByComparingTo("1299.50");
            assertThat(item.get("condition").asString()).isEqualTo("excellent");

            visit.page.reload();
            assertThat(visit.page.getByLabel("Title")).hasValue("Vintage Leather Gaming Chair");
        }
    }

    @Test
    void wrongFieldIsNamedAndTheOthersAreKept() {
        var shop = Shop.open(api);
        var id = shop.draft(Map.of("title", "Chair"));
        try (var visit = browsing.visit(Screen.PHONE).logIn(shop.seller)) {
            visit.page.navigate("/items/" + id + "/edit");

            visit.page.getByLabel("Price").fill("about 20");
            visit.page.getByLabel("Title").fill("Chair, nearly new");

            assertThat(status(visit)).hasText("Not saved: Price");
            assertThat(visit.page.locator("#e-price")).containsText("is no price");
            assertThat(visit.page.getByLabel("Price")).hasAttribute("aria-invalid", "true");
            assertThat(visit.page.getByLabel("Price")).hasValue("about 20");
            visit.isAccessible();
            visit.picture("sell-refused");
            assertThat(shop.seller
                            .get("/api/my-items/" + id)
                            .expect(200)
                            .get("title")
                            .asString())
                    .isEqualTo("Chair, nearly new");

            visit.page.getByLabel("Price").fill("20");
            assertThat(status(visit)).hasText("Saved");
            assertThat(visit.page.locator("#e-price")).isEmpty();
            assertThat(visit.page.getByLabel("Price")).not().hasAttribute("aria-invalid", "true");
        }
    }

    @Test
    void whatWasTypedLastIsPostedToo() {
        var shop = Shop.open(api, "facebook");
        var id = shop.draft(Shop.chair(Shop.word()));
        try (var visit = browsing.visit(Screen.PHONE).logIn(shop.seller)) {
            visit.page.navigate("/items/" + id + "/edit");
            assertThat(visit.page.getByLabel("Facebook")).isChecked();

            visit.page.getByLabel("Price").fill("275");
            visit.page.getByRole(AriaRole.BUTTON, named("Post to Marketplaces")).click();

            assertThat(visit.page.locator("#where-rows .dot.live")).hasCount(1);
            assertThat(visit.page.locator("#item-facts .price")).hasText("$275.00");
            visit.picture("sell-posted");
        }
    }

    @Test
    void whereNotToPostIsNotForgottenWhileTyping() {
        var shop = Shop.open(api, "facebook", "offerup");
        var chair = Shop.chair(Shop.word());
        chair.remove("price");
        var id = shop.draft(chair);
        try (var visit = browsing.visit(Screen.DESK).logIn(shop.seller)) {
            visit.page.navigate("/items/" + id + "/edit");
            assertThat(visit.page.locator("#post-missing")).isVisible();
            visit.page.getByLabel("OfferUp").uncheck();

            visit.page.getByLabel("Price").fill("275");

            assertThat(visit.page.locator("#post-missing")).hasCount(0);
            assertThat(visit.page.getByLabel("OfferUp")).not().isChecked();
            assertThat(visit.page.getByLabel("Facebook")).isChecked();
        }
    }

    @Test
    void goodPhotosStayAndRefusedOnesAreNamed() {
        var seller = api.person();
        try (var visit = browsing.visit(Screen.DESK).logIn(seller)) {
            visit.page.navigate("/items/new");

            visit.page.locator("#f-photos").setInputFiles(new FilePayload[] {
                photo("front.jpg", "chair-front"), text("notes.txt"), photo("detail.jpg", "chair-detail")
            });

            assertThat(visit.page.locator("#photos li")).hasCount(2);
            assertThat(visit.page.locator("#coming li")).hasCount(0);
            assertThat(visit.page.locator("#photo-refusals")).containsText("notes.txt");
            assertThat(visit.page).hasURL(Pattern.compile("/items/[0-9a-f-]+/edit$"));
            visit.picture("sell-photos");
            visit.isAccessible();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooLargePhotoIsRefusedInWords(boolean script, @TempDir Path directory) throws IOException {
        var large = Files.write(directory.resolve("large.jpg"), new byte[27 << 20]);
        try (var visit = browsing.visit(Screen.PHONE, ColorScheme.LIGHT, script).logIn(api.person())) {
            visit.page.navigate("/items/new");

            visit.page.locator("#f-photos").setInputFiles(large);

            if (script) {
                assertThat(visit.page.locator("#photo-refusals"))
                        .hasText("large.jpg has more than 25 MB. Send a smaller one.");
            } else {
                visit.page.getByLabel("Title").fill("Chair");
                visit.page.getByRole(AriaRole.BUTTON, named("Upload")).click();
                assertThat(visit.page.locator("#photo-refusals"))
                        .hasText("large.jpg has 27.0 MB; a photo may have 25. Send a smaller one.");
                assertThat(visit.page.getByLabel("Title")).hasValue("Chair");
            }
        }
    }

    @Test
    void photosAreOrderedByButtonsAndByDragging() {
        var shop = Shop.open(api);
        var id = shop.draft(Map.of("title", "Chair"));
        try (var visit = browsing.visit(Screen.DESK).logIn(shop.seller)) {
            visit.page.navigate("/items/" + id + "/edit");
            visit.page.locator("#f-photos").setInputFiles(new FilePayload[] {
                photo("front.jpg", "chair-front"), photo("detail.jpg", "chair-detail")
            });
            assertThat(visit.page.locator("#photos li")).hasCount(3);
            var first = order(visit);

            visit.page.getByRole(AriaRole.BUTTON, named("Move photo 3 earlier")).focus();
            visit.page.keyboard().press("Enter");
            assertThat(visit.page.locator("#photo-news")).hasText("Now photo 2 of 3.");
            assertThat(order(visit)).containsExactly(first.get(0), first.get(2), first.get(1));
            assertThat(visit.page.locator("#earlier-" + first.get(2))).isFocused();

            visit.page.getByRole(AriaRole.BUTTON, named("Make cover photo 3")).click();
            assertThat(visit.page.locator("#photo-news")).hasText("Now photo 1 of 3.");
            assertThat(order(visit)).containsExactly(first.get(1), first.get(0), first.get(2));

            visit.page
                    .locator("#photos li")
                    .nth(2)
                    .dragTo(visit.page.locator("#photos li").nth(1));
            assertThat(visit.page.locator("#photo-news")).hasText("The photos are in their new order.");
            assertThat(images(shop.seller, id)).containsExactly(first.get(1), first.get(2), first.get(0));

            visit.page.getByRole(AriaRole.BUTTON, named("Remove photo 1")).click();
            assertThat(visit.page.locator("#photos li")).hasCount(2);
            assertThat(images(shop.seller, id)).containsExactly(first.get(2), first.get(0));
        }
    }

    @Test
    void itemIsMadeWithoutScript() {
        var seller = api.person();
        try (var visit = browsing.visit(Screen.PHONE, ColorScheme.LIGHT, false).logIn(seller)) {
            visit.page.navigate("/items/new");
            visit.page.getByLabel("Title").fill("Chair");
            visit.page.getByLabel("Price").fill("forty");
            visit.page
                    .locator("#f-photos")
                    .setInputFiles(new FilePayload[] {photo("front.jpg", "chair-front"), text("notes.txt")});
            visit.page.getByRole(AriaRole.BUTTON, named("Upload")).click();

            assertThat(visit.page.locator("#photos li")).hasCount(1);
            assertThat(visit.page.locator("#photo-refusals")).containsText("notes.txt");
            assertThat(visit.page.getByLabel("Price")).hasValue("forty");
            assertThat(visit.page.locator("#e-price")).containsText("is no price");
            visit.picture("sell-plain");
            visit.isAccessible();

            visit.page.getByLabel("Price").fill("40");
            visit.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Save").setExact(true))
                    .click();
            assertThat(status(visit)).hasText("Saved");
            visit.page.locator("#f-photos").setInputFiles(photo("detail.jpg", "chair-detail"));
            visit.page.getByRole(AriaRole.BUTTON, named("Upload")).click();
            assertThat(visit.page.locator("#photos li")).hasCount(2);
            var before = order(visit);
            visit.page.getByRole(AriaRole.BUTTON, named("Move photo 2 earlier")).click();
            assertThat(order(visit)).containsExactly(before.get(1), before.get(0));

            visit.page.getByText("Delete draft").click();
            visit.page.getByRole(AriaRole.BUTTON, named("Delete")).click();
            assertThat(visit.page.getByText("The draft is deleted.")).isVisible();
            assertThat(seller.get("/api/my-items").expect(200).get("items")).isEmpty();
        }
    }

    @Test
    void saleAsksToWhomAndForHowMuch() {
        var shop = Shop.open(api, "facebook");
        var word = Shop.word();
        var id = shop.post(Shop.chair(word));
        var listing = shop.listing(word).get("id").asString();
        api.person()
                .post("/api/listings/" + listing + "/interest", Map.of("text", "Is it still there?"))
                .expect(201);
        try (var visit = browsing.visit(Screen.PHONE).logIn(shop.seller)) {
            visit.page.navigate("/sell");
            assertThat(visit.page.getByText("1 new message")).isVisible();
            assertThat(visit.page.locator(".dot.live")).hasCount(1);
            visit.page.getByText(word).click();
            visit.page.getByRole(AriaRole.LINK, named("Mark as sold")).click();
            visit.page.getByLabel("Pat").check();
            visit.page.getByLabel("For how much").fill("-3");
            visit.page.getByRole(AriaRole.BUTTON, named("Mark as sold")).click();
            assertThat(visit.page.getByLabel("For how much")).hasValue("-3");
            assertThat(visit.page.locator("#e-price")).containsText("is no price");
            assertThat(visit.page.getByLabel("Pat")).isChecked();
            visit.picture("sell-sale-refused");
            visit.isAccessible();

            visit.page.getByLabel("For how much").fill("280");
            visit.page.getByRole(AriaRole.BUTTON, named("Mark as sold")).click();

            assertThat(visit.page.getByText("Item sold successfully")).isVisible();
            assertThat(visit.page.locator("#item-facts")).containsText("Sold for $280.00 to Pat");
        }
    }

    @Test
    void withdrawalCanBeTakenBackForTenSeconds() {
        var shop = Shop.open(api);
        var id = shop.draft(Map.of("title", "Chair"));
        try (var visit = browsing.visit(Screen.PHONE).logIn(shop.seller)) {
            visit.page.navigate("/items/" + id);
            visit.page.clock().install();

            visit.page.getByText("Delete draft").click();
            visit.page.getByRole(AriaRole.BUTTON, named("Undo")).click();
            assertThat(visit.page.locator(".toast")).hasCount(0);
            visit.page.clock().fastForward(20_000);
            shop.seller.get("/api/my-items/" + id).expect(200);

            visit.page.getByText("Delete draft").click();
            assertThat(visit.page.locator(".toast")).isVisible();
            visit.page.clock().fastForward(11_000);
            visit.page.waitForURL("**/sell");
            assertThat(visit.page.getByText("The draft is deleted.")).isVisible();
            shop.seller.get("/api/my-items/" + id).expect(404);
        }
    }

    @Test
    void changeOfPostedItemIsSavedOnPurpose() {
        var shop = Shop.open(api, "facebook");
        var word = Shop.word();
        var id = shop.post(Shop.chair(word));
        try (var visit = browsing.visit(Screen.DESK).logIn(shop.seller)) {
            visit.page.navigate("/items/" + id + "/edit");
            visit.page.getByLabel("Price").fill("");
            visit.page.getByRole(AriaRole.BUTTON, named("Save changes")).click();
            assertThat(visit.page.locator("#e-price")).containsText("is missing");

            visit.page.getByLabel("Price").fill("250");
            visit.page.getByRole(AriaRole.BUTTON, named("Save changes")).click();

            assertThat(visit.page.getByText("The marketplaces are being told.")).isVisible();
            assertThat(visit.page.locator("#item-facts .price")).hasText("$250.00");
        }
    }

    @Test
    void anothersItemIsNotThere() {
        var shop = Shop.open(api);
        var id = shop.draft(Map.of("title", "Chair"));
        try (var visit = browsing.visit(Screen.DESK).logIn(api.person())) {
            for (var path : List.of("", "/edit", "/sold", "/withdraw")) {
                assertThat(visit.page.navigate("/items/" + id + path).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void pageOfTwoHundredItemsIsLight() {
        var seller = api.person();
        IntStream.range(0, 200)
                .parallel()
                .forEach(n ->
                        seller.post("/api/my-items", Shop.chair("number " + n)).expect(201));
        try (var visit = browsing.visit(Screen.DESK).logIn(seller)) {
            var page = visit.page.navigate("/sell?status=draft&limit=200");
            assertThat(visit.page.locator(".items li")).hasCount(200);
            assertThat(page.body().length).isLessThan(200_000);

            visit.page.navigate("/sell?status=draft");
            visit.page.getByText("Show more").click();
            assertThat(visit.page.locator(".items li")).hasCount(96);
        }
    }

    private static Map<String, Object> titled(String title) {
        var item = new HashMap<>(Shop.chair(""));
        item.put("title", title);
        return item;
    }

    private static Locator status(Visit visit) {
        return visit.page.locator("#saved");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static List<String> order(Visit visit) {
        return visit.page.locator("#photos [name=photo]").all().stream()
                .map(Locator::inputValue)
                .toList();
    }

    private static List<String> images(Api.Caller seller, String id) {
        return seller.get("/api/my-items/" + id)
                .expect(200)
                .get("images")
                .valueStream()
                .map(image -> image.get("id").asString())
                .toList();
    }

    private static FilePayload photo(String name, String drawing) {
        try {
            return new FilePayload(
                    name,
                    "image/jpeg",
                    Files.readAllBytes(Path.of("../demo/src/main/resources/com/dealscout/demo", drawing + ".jpg")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FilePayload text(String name) {
        return new FilePayload(name, "text/plain", "not a photo".getBytes(StandardCharsets.UTF_8));
    }
}
