package com.dealscout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Browsing.Screen;
import com.dealscout.Browsing.Visit;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every form, filled in wrongly: what was typed is still there, and the error stands at its field and is said. */
@RunningApp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedFormsTests {

    private static final Pattern RESET = Pattern.compile("http\\S+/reset-password\\S+");

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    private final Map<String, Visit> visits = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private Api.Caller seller;
    private Api.Caller buyer;

    private enum Who {
        STRANGER,
        SELLER,
        BUYER
    }

    /**
     * One form.
     *
     * @param typed by field
     * @param send the button's selector; empty where the form sends itself
     * @param wrong the fields that are refused; none where the form is refused as a whole
     */
    private record Filled(
            String name,
            Who who,
            boolean script,
            String path,
            Map<String, String> typed,
            String send,
            List<String> wrong) {

        @Override
        public String toString() {
            return name + (script ? "" : ", without script");
        }
    }

    private static final String SUBMIT = "main form button[type=submit]";

    static List<Filled> forms() {
        return List.of(
                new Filled(
                        "register",
                        Who.STRANGER,
                        true,
                        "/register",
                        Map.of("email", "no address", "password", "x", "display_name", "Sarah", "postal_code", "00000"),
                        SUBMIT,
                        List.of("email", "password", "postal_code")),
                new Filled(
                        "log in",
                        Who.STRANGER,
                        true,
                        "/login",
                        Map.of("email", "nobody@example.org", "password", "wrong"),
                        SUBMIT,
                        List.of()),
                new Filled(
                        "forgotten password",
                        Who.STRANGER,
                        true,
                        "/forgot-password",
                        Map.of("email", "no address"),
                        SUBMIT,
                        List.of("email")),
                new Filled(
                        "new password",
                        Who.STRANGER,
                        true,
                        "{reset}",
                        Map.of("password", "x"),
                        SUBMIT,
                        List.of("password")),
                new Filled(
                        "draft",
                        Who.SELLER,
                        true,
                        "/items/{draft}/edit",
                        Map.of("title", "t".repeat(101), "price", "about 20", "postal_code", "95112-"),
                        "",
                        List.of("title", "price", "postal_code")),
                new Filled(
                        "draft",
                        Who.SELLER,
                        false,
                        "/items/{draft}/edit",
                        Map.of("title", "t".repeat(101), "price", "about 20", "description", "d".repeat(4_001)),
                        "#bar button:text-is('Save')",
                        List.of("title", "price", "description")),
                new Filled(
                        "posted item",
                        Who.SELLER,
                        true,
                        "/items/{item}/edit",
                        Map.of("title", "t".repeat(101), "price", "-3", "postal_code", "nowhere"),
                        "#bar button[type=submit]",
                        List.of("title", "price")),
                new Filled(
                        "sale",
                        Who.SELLER,
                        true,
                        "/items/{item}/sold",
                        Map.of("price", "a little"),
                        SUBMIT,
                        List.of("price")),
                new Filled(
                        "post, nowhere chosen",
                        Who.SELLER,
                        true,
                        "/items/{draft}/post",
                        Map.of(),
                        ".bar button[type=submit]",
                        List.of()),
                new Filled(
                        "alert",
                        Who.BUYER,
                        true,
                        "/alerts/new",
                        Map.of(
                                "keywords",
                                "k".repeat(61),
                                "exclude_keywords",
                                "e".repeat(61),
                                "min_price",
                                "400",
                                "max_price",
                                "cheap",
                                "location.postal_code",
                                "00000",
                                "location.radius_mi",
                                "far",
                                "name",
                                "n".repeat(81),
                                "category",
                                "c".repeat(201)),
                        ".bar button[type=submit]",
                        List.of("keywords", "exclude_keywords", "max_price", "location.postal_code", "name")),
                new Filled(
                        "alert upside down",
                        Who.BUYER,
                        true,
                        "/alerts/new",
                        Map.of(
                                "keywords",
                                "chair",
                                "min_price",
                                "400",
                                "max_price",
                                "350",
                                "location.radius_mi",
                                "501"),
                        ".bar button[type=submit]",
                        List.of("min_price")),
                new Filled(
                        "me",
                        Who.BUYER,
                        true,
                        "/settings",
                        Map.of("postal_code", "00000", "display_name", "n".repeat(81)),
                        "",
                        List.of("postal_code", "display_name")),
                new Filled(
                        "me",
                        Who.BUYER,
                        false,
                        "/settings",
                        Map.of("postal_code", "00000", "display_name", ""),
                        "#me button[type=submit]",
                        List.of("postal_code", "display_name")),
                new Filled(
                        "how to reach me",
                        Who.BUYER,
                        true,
                        "/settings/notifications",
                        Map.of("channels.discord.webhook_url", "https://example.org/hook"),
                        "",
                        List.of("channels.discord.webhook_url")),
                new Filled(
                        "how to reach me",
                        Who.BUYER,
                        false,
                        "/settings/notifications",
                        Map.of("channels.discord.webhook_url", "https://example.org/hook"),
                        "#notifications form button[type=submit] >> nth=0",
                        List.of("channels.discord.webhook_url")),
                new Filled(
                        "another password",
                        Who.BUYER,
                        true,
                        "/settings",
                        Map.of("current", "wrong", "password", "another password"),
                        "#password button[type=submit]",
                        List.of("current")),
                new Filled(
                        "message",
                        Who.BUYER,
                        true,
                        "/conversations/{talk}",
                        Map.of("text", "w".repeat(2_001)),
                        "#write button[type=submit]",
                        List.of("text")),
                new Filled(
                        "I’m interested",
                        Who.BUYER,
                        true,
                        "/listings/{listing}",
                        Map.of("text", "   "),
                        "#interest button[type=submit]",
                        List.of("text")),
                new Filled(
                        "search",
                        Who.STRANGER,
                        true,
                        "/listings?min_price=1",
                        Map.of("q", "chair", "min_price", "cheap", "max_price", "dear", "near", "Nowhereville"),
                        ".filters button[type=submit]",
                        List.of("min_price", "max_price", "near")),
                new Filled(
                        "search",
                        Who.STRANGER,
                        false,
                        "/listings?min_price=1",
                        Map.of("q", "chair", "min_price", "400", "max_price", "350"),
                        ".filters button[type=submit]",
                        List.of("min_price")));
    }

    @BeforeAll
    void somethingIsForSale() {
        var word = Shop.word();
        var shop = Shop.open(api, "facebook");
        seller = shop.seller;
        buyer = api.person();
        places.put("draft", shop.draft(Map.of("title", "Chair")));
        places.put("item", shop.post(Shop.chair(word)));
        places.put("listing", shop.listing(word).get("id").asString());
        places.put(
                "talk",
                buyer.post("/api/listings/" + places.get("listing") + "/interest", Map.of("text", "Still there?"))
                        .expect(201)
                        .get("id")
                        .asString());
        api.anonymous("POST", "/api/auth/password-reset", Map.of("email", buyer.email));
        var link = RESET.matcher(api.mailTo(buyer.email, "Reset").get("text").asString());
        assertThat(link.find()).isTrue();
        places.put("reset", link.group());
    }

    @AfterAll
    void goHome() {
        visits.values().forEach(Visit::close);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatWasTypedStaysAndTheErrorStandsAtItsField(Filled form) {
        var page = visit(form).page;
        page.navigate(path(form.path()));
        form.typed().forEach((field, text) -> field(page, field).fill(text));
        if (form.send().isEmpty()) {
            page.locator("main h1").click();
        } else {
            page.locator(form.send()).first().click();
        }

        for (var name : form.wrong()) {
            var error = page.locator("[id='e-" + name + "']");
            assertThat(error).containsText(Pattern.compile("\\w+"));
            assertThat(field(page, name)).hasAttribute("aria-invalid", "true");
            assertThat(field(page, name)).hasAttribute("aria-describedby", Pattern.compile("\\be-" + name));
            assertThat(error.evaluate("e => e.closest('[role=alert], [aria-live]') !== null"))
                    .as("%s: the error is said", name)
                    .isEqualTo(true);
        }
        if (form.wrong().isEmpty()) {
            assertThat(page.locator("main [role=alert]").first()).containsText(Pattern.compile("\\w+"));
        }
        form.typed().forEach((field, text) -> {
            if (!"password".equals(field(page, field).getAttribute("type"))) {
                assertThat(field(page, field)).hasValue(text);
            }
        });
        assertThat((List<?>) page.evaluate("""
                () => [...document.querySelectorAll("main [aria-invalid=true]")]
                  .filter((field) => !(field.getAttribute("aria-describedby") ?? "").split(" ")
                    .some((id) => document.getElementById(id)?.matches(".err") && document.getElementById(id).textContent.trim()))
                  .map((field) => field.outerHTML)
                """)).isEmpty();
    }

    private static com.microsoft.playwright.Locator field(Page page, String name) {
        return page.locator("[id='f-" + name + "']");
    }

    private String path(String path) {
        var filled = path;
        for (var place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }

    /** One window for all forms of one person. */
    private Visit visit(Filled form) {
        return visits.computeIfAbsent(form.who() + " " + form.script(), _ -> {
            var visit = browsing.visit(Screen.PHONE, ColorScheme.LIGHT, form.script());
            return switch (form.who()) {
                case STRANGER -> visit;
                case SELLER -> visit.logIn(seller);
                case BUYER -> visit.logIn(buyer);
            };
        });
    }
}
