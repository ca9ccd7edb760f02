package com.dealscout.marketplaces;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Connecting and posting by clicking. */
@RunningApp
class PagesTests {

    /** Some markup, a turn of the writing direction, and a word longer than any screen. */
    private static final String HOSTILE = "<b>Chair</b> \u202Esdrawkcab " + "W".repeat(60);

    /** Milliseconds for what a marketplace has a part in. */
    private static final double PATIENCE = 40_000;

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @AfterEach
    void healTheMarketplaces() {
        Trader.noFaults(api);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @ParameterizedTest
    @EachScreen
    void aMarketplaceIsConnectedAndADisconnectionUndone(Screen screen, ColorScheme theme) {
        var seller = Trader.unconnected(api);
        try (var visit = browsing.visit(screen, theme, true).logIn(seller.me)) {
            var page = visit.page;
            page.navigate("/marketplaces");
            visit.picture("marketplaces-none");
            visit.isAccessible();

            button(page, "Connect OfferUp").click();
            button(page, "Agree").click();

            page.waitForURL("**/marketplaces?connected=offerup");
            assertThat(page.locator("main").getByRole(AriaRole.STATUS).first()).containsText("OfferUp is connected");
            assertThat(page.locator("#shop-offerup")).containsText("Connected as");
            link(page, "Disconnect OfferUp").click();
            assertThat(page.locator(".toast")).containsText("10 seconds");
            visit.picture("marketplaces-undo");
            visit.isAccessible();
            link(page, "Undo").click();
            assertThat(page.locator(".toast")).hasCount(0);
            assertThat(page.locator("#shop-offerup")).containsText("Connected as");
            visit.picture("marketplaces");
        }
        assertThat(seller.marketplace("offerup").get("connected").asBoolean()).isTrue();
    }

    @Test
    void withoutScriptDisconnectingAsksFirst() {
        var seller = Trader.connectedTo(api, "offerup");
        seller.postedItem("offerup");
        try (var visit = browsing.visit(Screen.PHONE, ColorScheme.LIGHT, false).logIn(seller.me)) {
            var page = visit.page;
            page.navigate("/marketplaces");
            link(page, "Disconnect OfferUp").click();
            assertThat(page.locator("main")).containsText("One of your items is on OfferUp");
            visit.picture("marketplaces-disconnect");
            button(page, "Disconnect").click();
            assertThat(page.locator("#shop-offerup")).containsText("Not connected");
        }
        assertThat(seller.marketplace("offerup").get("connected").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EachScreen
    void anItemIsPostedAndArrivesLive(Screen screen, ColorScheme theme) {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft(Map.of("title", HOSTILE));
        try (var visit = browsing.visit(screen, theme, true).logIn(seller.me)) {
            var page = visit.page;
            page.navigate("/items/" + item + "/post");
            assertThat(page.getByLabel("Facebook")).isChecked();
            visit.picture("post-to-one");
            visit.isAccessible();
            button(page, "Connect OfferUp").click();
            button(page, "Agree").click();
            page.waitForURL("**/items/" + item + "/edit");

            page.navigate("/items/" + item + "/post");
            assertThat(page.getByLabel("OfferUp")).isChecked();
            seller.fault("offerup", Map.of("kind", "status", "operation", "post", "status", 503, "count", 2));
            button(page, "Post to Marketplaces").click();
            page.waitForURL("**/items/" + item);

            page.navigate("/items/" + item + "/cross-posts");
            var places = page.locator("#where-rows");
            visit.picture("where-it-is-soon");
            assertThat(places.getByText("Posted successfully"))
                    .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
            visit.picture("where-it-is");
            visit.isAccessible();
        }
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasChosenStays() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft(Map.of("price", "", "category", ""));
        try (var visit = browsing.visit(Screen.PHONE).logIn(seller.me)) {
            var page = visit.page;
            page.navigate("/items/" + item + "/post");
            page.getByLabel("Facebook").uncheck();
            button(page, "Post to Marketplaces").click();

            assertThat(page.locator("main").getByRole(AriaRole.ALERT).first()).containsText("Nothing was posted");
            assertThat(page.locator("#post-missing")).containsText("a price");
            assertThat(page.locator("#post-missing")).containsText("a category");
            assertThat(page.getByLabel("Facebook")).not().isChecked();
            assertThat(page.getByLabel("OfferUp")).isChecked();
            visit.picture("post-refused");
            visit.isAccessible();

            page.getByLabel("OfferUp").uncheck();
            button(page, "Post to Marketplaces").click();
            assertThat(page.locator("main").getByRole(AriaRole.ALERT).first()).containsText("one marketplace");
        }
        assertThat(seller.crossPosts(item)).isEmpty();
    }

    @Test
    void whatAMarketplaceNeedsStandsAtItAndNothingIsPosted() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft(Map.of("description", "See more at https://chairs.example"));
        try (var visit = browsing.visit(Screen.DESK).logIn(seller.me)) {
            var page = visit.page;
            page.navigate("/items/" + item + "/post");
            for (var name : List.of("Facebook", "OfferUp")) {
                page.getByLabel(name).check();
            }
            button(page, "Post to Marketplaces").click();

            assertThat(page.locator("main").getByRole(AriaRole.ALERT).first()).containsText("Nothing was posted");
            assertThat(page.locator(".needs").first()).containsText("link");
            visit.picture("post-needs");
            visit.isAccessible();
        }
        assertThat(seller.crossPosts(item)).isEmpty();
    }

    @Test
    void arrivalsAreAnnouncedAndWhatFailedIsRetriedByHand() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft();
        seller.fault("offerup", Map.of("kind", "status", "operation", "post", "status", 403, "count", 1));
        try (var visit = browsing.visit(Screen.PHONE).logIn(seller.me)) {
            var page = visit.page;
            page.navigate("/items/" + item + "/cross-posts");
            assertThat(page.locator("#where-rows")).containsText("a draft that only you can see");

            seller.post(item, "facebook", "offerup").expect(202);

            assertThat(page.locator("#where-said"))
                    .containsText(
                            "Facebook: Posted successfully.",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            assertThat(page.locator("#place-offerup"))
                    .containsText("not posted", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            visit.picture("where-it-failed");
            visit.isAccessible();

            button(page, "Retry OfferUp").click();

            assertThat(page.locator("#place-offerup"))
                    .containsText(
                            "Posted successfully", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        }
    }

    @Test
    void anotherPersonsItemIsNotThere() {
        var seller = Trader.connectedTo(api, "offerup");
        var item = seller.postedItem("offerup");
        var post = seller.crossPost(item, "offerup").get("id").asString();
        var stranger = api.person();

        stranger.get("/items/" + item + "/post").expect(404);
        stranger.get("/items/" + item + "/cross-posts").expect(404);
        stranger.post("/items/" + item + "/post").expect(404);
        stranger.post("/cross-posts/" + post + "/retry").expect(404);
        stranger.get("/operations/cross-posts").expect(403);
    }
}
