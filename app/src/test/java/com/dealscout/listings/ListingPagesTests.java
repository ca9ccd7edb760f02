package com.dealscout.listings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApp
class ListingPagesTests {

    private static Shop shop;

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @BeforeEach
    void openShop() {
        if (shop == null) {
            shop = Shop.open(api, "facebook", "offerup");
        }
    }

    @Test
    void aStrangerFindsItReadsItLogsInAndWritesToTheSeller() {
        var word = Shop.word();
        shop.list(Shop.chair(word), word);
        var buyer = api.person();

        try (var visit = browsing.visit(Screen.PHONE)) {
            var page = visit.page;
            page.navigate("/listings");
            page.getByLabel("Looking for").fill(word);
            button(page, "Search").click();
            page.getByText("Vintage Leather Gaming Chair " + word).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText(word);
            assertThat(link(page, "View Listing on Facebook")).isVisible();
            assertThat(page.locator("meta[property='og:title']")).hasAttribute("content", Pattern.compile(word));

            link(page, "I’m interested").click();
            page.getByLabel("Email address").fill(buyer.email);
            page.getByLabel("Password").fill(Api.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.getByLabel("Write to the seller").fill("Can I come at six?");
            button(page, "I’m interested").click();

            page.waitForURL(Pattern.compile("/conversations/"));
        }
        Assertions.assertThat(
                        buyer.get("/api/conversations").expect(200).get("items").toString())
                .contains("Can I come at six?");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whoLikesItWatchesItWithScriptOrWithout(boolean script) {
        var word = Shop.word();
        var listing = shop.list(Shop.chair(word), word);

        try (var visit = browsing.visit(Screen.DESK, ColorScheme.DARK, script)) {
            visit.logIn(api.person());
            visit.page.navigate("/listings/" + listing.get("id").asString());
            visit.page.locator(".watch button").click();
            assertThat(visit.page.locator(".watch button")).containsText("Stop watching");
            visit.page.locator(".watch button").click();
            assertThat(visit.page.locator(".watch button")).not().containsText("Stop watching");
            visit.picture("listing-known");
        }
    }

    @Test
    void aWordTooManyIsRefusedAtItsFieldAndKept() {
        try (var visit = browsing.visit(Screen.PHONE)) {
            visit.page.navigate("/listings");
            visit.page.getByText("Filters").click();
            visit.page.getByLabel("From $").fill("cheap");
            visit.page.getByLabel("ZIP code or town").fill("Nowhereville");
            button(visit.page, "Show").click();

            assertThat(visit.page.locator("#e-min_price")).containsText("is not a price");
            assertThat(visit.page.locator("#e-near")).containsText("no ZIP code or town");
            assertThat(visit.page.getByLabel("From $")).hasValue("cheap");
            visit.isAccessible();
            visit.picture("search-refused");
        }
    }

    @Test
    void whatIsNotFoundBecomesAnAlert() {
        var word = Shop.word();
        try (var visit = browsing.visit(Screen.PHONE)) {
            visit.page.navigate("/listings?q=" + word + "&max_price=350&near=95112&radius_mi=10");
            visit.picture("search-empty");
            visit.isAccessible();

            assertThat(visit.page.locator(".empty a"))
                    .hasAttribute("href", "/alerts/new?q=" + word + "&max_price=350&near=95112&radius_mi=10");
        }
    }

    @ParameterizedTest
    @EachScreen
    void thePagesKeepNobodyOut(Screen screen, ColorScheme theme) {
        var word = Shop.word();
        var hostile = Shop.chair(word);
        hostile.put("title", "<script>alert(1)</script> \u202Egnirts " + "x".repeat(60));
        hostile.put("description", word + " " + "y".repeat(3000) + "<b>");
        var odd = shop.list(hostile, word);
        var chair = shop.list(Shop.chair(word + "b"), word + "b");
        shop.list(Shop.chair(word + "c"), word + "c");
        var sold = shop.list(Shop.chair(word + "d"), word + "d");
        shop.seller
                .post("/api/my-items/" + item(sold.get("title").asString()) + "/sold", Map.of())
                .expect(200);

        try (var visit = browsing.visit(screen, theme, true)) {
            visit.page.navigate("/listings");
            visit.picture("search");
            visit.isAccessible();
            visit.page.navigate("/listings/" + odd.get("id").asString());
            visit.picture("listing-hostile");
            visit.isAccessible();
            visit.page.navigate("/listings/" + chair.get("id").asString());
            visit.picture("listing");
            visit.isAccessible();
            visit.page.navigate("/listings/" + sold.get("id").asString());
            assertThat(visit.page.locator("main > .note")).containsText("This has been sold.");
            visit.picture("listing-sold");
            visit.isAccessible();
        }
    }

    private static String item(String title) {
        return shop.seller
                .get("/api/my-items?limit=200")
                .expect(200)
                .get("items")
                .valueStream()
                .filter(item -> title.equals(item.get("title").asString()))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
