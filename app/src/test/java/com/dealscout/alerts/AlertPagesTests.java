package com.dealscout.alerts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.Browsing.Visit;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of a buyer: their alerts, the editor, and what the alerts found. */
@RunningApp
class AlertPagesTests {

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @ParameterizedTest
    @CsvSource({"PHONE,true", "DESK,false"})
    void sarahStartsHerFirstAlert(Screen screen, boolean script) {
        var sarah = api.person();
        sarah.patch("/api/me", Map.of("postal_code", "95112")).expect(200);

        try (var visit = browsing.visit(screen, ColorScheme.LIGHT, script)) {
            var page = visit.logIn(sarah).page;
            page.navigate("/alerts");
            page.getByText("Start your first alert").click();
            assertThat(page.getByLabel("Near (ZIP code)")).hasValue("95112");
            page.getByLabel("Any of these words").fill("gaming, chair");
            page.getByLabel("From $").fill("100");
            page.getByLabel("Up to $").fill("$350");
            page.getByLabel("Furniture", exactly()).check();
            page.getByLabel("At least").selectOption("good");
            page.getByLabel("Miles around").fill("20");
            page.getByLabel("Discord").check();
            page.getByText("Start this alert").click();

            var card = page.locator(".rule");
            assertThat(card.getByRole(AriaRole.HEADING)).hasText("Gaming or chair under $350");
            assertThat(card)
                    .containsText("Gaming or chair, $100–$350, in Furniture, good or better, within 20 mi of San Jose; "
                            + "by email and Discord");
            assertThat(card).containsText("Discord is not set up");
        }
        var rule = sarah.get("/api/deal-alert-rules").expect(200).get("items").get(0);
        Assertions.assertThat(rule.get("max_price").asDouble()).isEqualTo(350);
        Assertions.assertThat(rule.get("location").get("postal_code").asString())
                .isEqualTo("95112");
    }

    @Test
    void whatCannotBeStandsAtItsFieldAndWhatWasTypedStays() {
        try (var visit = browsing.visit(Screen.PHONE)) {
            var page = visit.logIn(api.person()).page;
            page.navigate("/alerts/new");
            page.getByLabel("Any of these words").fill("x".repeat(61) + ", ok");
            page.getByLabel("From $").fill("400");
            page.getByLabel("Up to $").fill("cheap");
            page.getByLabel("Near (ZIP code)").fill("00000");
            page.getByLabel("Clothing").check();
            page.getByText("Start this alert").click();

            assertThat(page.locator("#e-keywords")).containsText("61 characters");
            assertThat(page.locator("#e-max_price")).containsText("\"cheap\" is not a number");
            assertThat(page.locator("[id='e-location.postal_code']")).containsText("no US ZIP code");
            assertThat(page.getByLabel("Up to $")).hasValue("cheap");
            assertThat(page.getByLabel("Clothing")).isChecked();
            visit.isAccessible();
            visit.picture("alert-refused");
        }
    }

    @Test
    void anAlertIsChangedPausedTriedAndDeletedWithTimeToThink() {
        var mike = api.person();
        rule(mike, "Any Furniture Under $500", Map.of("exclude_keywords", List.of("damaged", "broken")));

        try (var visit = browsing.visit(Screen.DESK)) {
            var page = visit.logIn(mike).page;
            page.navigate("/alerts");
            var card = page.locator(".rule");

            link(card, "Edit").click();
            assertThat(page.getByLabel("None of these")).hasValue("damaged, broken");
            page.getByLabel("Up to $").fill("500");
            page.getByText("Save this alert").click();
            assertThat(card).containsText("Not damaged or broken, up to $500");

            card.getByRole(AriaRole.SWITCH).click();
            assertThat(card.getByRole(AriaRole.SWITCH)).containsText("Paused");
            card.getByRole(AriaRole.SWITCH).click();
            assertThat(card.getByRole(AriaRole.SWITCH)).containsText("On");

            card.getByText("Send a test").click();
            assertThat(card.locator(".tried")).containsText("Email: sent");
            visit.picture("alert-tried");
            api.mailTo(mike.email, "Test of Any Furniture Under $500");

            link(card, "Delete").click();
            assertThat(page.locator(".leaving")).containsText("is deleted in 10 seconds");
            page.getByText("Undo").click();
            assertThat(card).containsText("up to $500");
            link(card, "Delete").click();
            assertThat(page.locator(".leaving")).isVisible();
            assertThat(page.locator(".leaving"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        }
        Assertions.assertThat(mike.get("/api/deal-alert-rules")
                        .expect(200)
                        .get("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void withoutScriptDeletingAsksAndTheSwitchIsAForm() {
        var mike = api.person();
        rule(mike, "Chairs", Map.of());

        try (var visit = browsing.visit(Screen.PHONE, ColorScheme.DARK, false)) {
            var page = visit.logIn(mike).page;
            page.navigate("/alerts");
            page.getByRole(AriaRole.SWITCH).click();
            assertThat(page.getByRole(AriaRole.SWITCH)).containsText("Paused");
            page.getByText("Send a test").click();
            assertThat(page.locator(".tried")).containsText("Email: sent");
            page.getByText("Back to my alerts").click();
            link(page.locator(".rule"), "Delete").click();
            visit.picture("alert-delete");
            page.locator("main button").click();
            assertThat(page.locator(".empty")).isVisible();
        }
    }

    @Test
    void anothersAlertDoesNotExist() {
        var id = rule(api.person(), "Mine", Map.of());

        try (var visit = browsing.visit(Screen.DESK)) {
            visit.logIn(api.person());
            Assertions.assertThat(visit.page.navigate("/alerts/" + id).status()).isEqualTo(404);
            Assertions.assertThat(
                            visit.page.navigate("/alerts/" + id + "/delete").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatAnAlertFindsArrivesWhileThePageIsOpenAndSaysSoWhenItIsSold() {
        var word = Shop.word();
        var shop = Shop.open(api, "facebook", "offerup");
        var sarah = api.person();
        rule(sarah, "Gaming Furniture Under $350", Map.of("keywords", List.of(word, "sofa"), "max_price", 350));

        try (var visit = browsing.visit(Screen.PHONE)) {
            var page = visit.logIn(sarah).page;
            page.navigate("/deals");
            assertThat(page.locator(".empty")).isVisible();

            var item = shop.post(Shop.chair(word));

            var deal = page.locator(".deal");
            assertThat(deal).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
            assertThat(deal).containsText("Vintage Leather Gaming Chair");
            assertThat(deal).containsText("Gaming Furniture Under $350: " + word + ", up to $350");
            deal.getByText("Watch").first().click();
            assertThat(deal).containsText("Stop watching");
            visit.picture("deals-one");

            shop.seller.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);
            assertThat(deal.locator(".is-sold"))
                    .hasText("Sold", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        }
    }

    @ParameterizedTest
    @EachScreen
    void thePagesKeepNobodyOut(Screen screen, ColorScheme theme) {
        var word = Shop.word();
        var shop = Shop.open(api, "facebook", "offerup");
        var sarah = api.person();
        rule(
                sarah,
                "Gaming Furniture Under $350",
                Map.of(
                        "keywords", List.of("gaming", "chair"),
                        "min_price", 100,
                        "max_price", 350,
                        "categories", List.of("Furniture"),
                        "location", Map.of("postal_code", "95112", "radius_mi", 20),
                        "notification_channels", List.of("email", "discord")));
        rule(
                sarah,
                "<b>\u202Eevil " + "n".repeat(60),
                Map.of(
                        "keywords",
                        List.of(word, "\u202Egnorw", "w".repeat(60)),
                        "categories",
                        List.of("c".repeat(200))));
        rule(sarah, "Anything at all", Map.of("enabled", false));
        rule(sarah, "Chairs " + word, Map.of("keywords", List.of(word)));
        shop.list(Shop.chair(word), word);
        var sold = Shop.chair(word + "s");
        sold.put("title", "Gaming desk " + word + " " + word + "s");
        var soldItem = shop.post(sold);
        shop.listing(word + "s");
        var hostile = Shop.chair(word + "h");
        hostile.put("title", "<i>\u202E" + "t".repeat(80));
        hostile.put("description", word + " " + word + "h " + "y".repeat(3000));
        shop.list(hostile, word + "h");

        try (var visit = browsing.visit(screen, theme, true)) {
            visit.logIn(sarah);
            shown(visit, "/alerts/new", "alert-new");
            shown(visit, "/alerts", "alerts");
            visit.page.navigate("/deals");
            assertThat(visit.page.locator(".deal"))
                    .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
            shop.seller.post("/api/my-items/" + soldItem + "/sold", Map.of()).expect(200);
            assertThat(visit.page.locator(".deal .is-sold"))
                    .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
            visit.picture("deals");
            visit.isAccessible();
        }
    }

    private static void shown(Visit visit, String path, String picture) {
        visit.page.navigate(path);
        visit.picture(picture);
        visit.isAccessible();
    }

    private static String rule(Api.Caller owner, String name, Map<String, Object> wants) {
        var rule = new HashMap<>(wants);
        rule.put("name", name);
        return RulesTests.rule(owner, rule);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator link(Locator within, String name) {
        return within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
