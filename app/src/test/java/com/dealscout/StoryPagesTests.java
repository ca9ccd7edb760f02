package com.dealscout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Browsing.Screen;
import com.dealscout.Browsing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole story, from the photo to the sale, by three people with a window each. */
@RunningApp
class StoryPagesTests {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final String SARAHS_RULE = "Gaming Furniture Under $350";
    private static final String MIKES_RULE = "Any Furniture Under $500";

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    private final List<Person> waiting = new ArrayList<>();

    /** Who waits for any furniture would be told of what other tests sell. */
    @AfterEach
    void nobodyWaitsForFurnitureAnyMore() {
        for (var person : waiting) {
            var proof = "Bearer " + api.logIn(person.email, Api.PASSWORD);
            var rules = api.send(api.request("/api/deal-alert-rules").header("Authorization", proof))
                    .expect(200)
                    .get("items");
            for (var rule : rules) {
                var path = "/api/deal-alert-rules/" + rule.get("id").asString();
                api.send(api.request(path).header("Authorization", proof).DELETE())
                        .expect(204);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE,LIGHT", "DESK,DARK"})
    void aChairIsSoldFromItsPhotoOn(Screen screen, ColorScheme theme) {
        play(screen, theme, true, _ -> new Hand.Pointer());
    }

    @Test
    void aChairIsSoldWithoutScript() {
        play(Screen.PHONE, ColorScheme.LIGHT, false, _ -> new Hand.Pointer());
    }

    @Test
    void aChairIsSoldByKeyboardAlone() {
        play(Screen.DESK, ColorScheme.LIGHT, true, Hand.Keys::new);
    }

    private void play(Screen screen, ColorScheme theme, boolean script, Function<Page, Hand> hand) {
        try (var alex = browsing.visit(screen, theme, script);
                var sarah = browsing.visit(screen, theme, script);
                var mike = browsing.visit(screen, theme, script)) {
            play(
                    new Person("Alex", alex, hand.apply(alex.page), script),
                    new Person("Sarah", sarah, hand.apply(sarah.page), script),
                    new Person("Mike", mike, hand.apply(mike.page), script));
        }
    }

    private void play(Person alex, Person sarah, Person mike) {
        join(alex, "I’m selling");
        connect(alex, "Facebook");
        connect(alex, "OfferUp");
        alex.station("marketplaces");
        sarahWaitsForAChair(sarah);
        mikeWaitsForFurniture(mike);
        sarah.opens("/deals");
        mike.opens("/deals");
        sarah.station("deals-none");
        sarah.waits();
        mike.waits();

        var title = "Vintage Leather Gaming Chair " + Shop.word();
        describe(alex, title);
        var item = post(alex);
        isPosted(alex);

        var deal = sarah.page.locator(".deal", with(title));
        sarah.hearsOf(deal);
        assertThat(deal).containsText(SARAHS_RULE);
        assertThat(deal).containsText("$299.99");
        sarah.station("deals");
        var mikesDeal = mike.page.locator(".deal", with(title));
        mike.hearsOf(mikesDeal);
        assertThat(mikesDeal).containsText(MIKES_RULE);
        isMailed(sarah, SARAHS_RULE, title);
        isMailed(mike, MIKES_RULE, title);

        alex.page.navigate("/items/" + item);
        alex.waits();
        mike.waits();
        ask(sarah, title);
        answer(alex);
        sarah.hearsOf(sarah.page.locator(".bubble", with("Yes, come at six.")));
        sarah.station("answer");

        sell(alex);
        mike.hearsOf(mike.page.locator(".deal.gone", with(title)));
        assertThat(mikesDeal).containsText("Sold");
        mike.station("deals-sold");
        mike.press(mikesDeal.getByRole(AriaRole.HEADING).getByRole(AriaRole.LINK));
        assertThat(mike.page.locator("main > .note")).hasText("This has been sold.");
        assertThat(mike.page.getByText("View Listing on")).hasCount(0);
        mike.station("listing-sold");
        sarah.hearsOf(sarah.page.locator("#about", with("Sold to you")));
        sarah.station("thread-sold");
        isTakenDown(alex);
    }

    private void join(Person person, String door) {
        var page = person.page;
        page.navigate("/");
        person.press(page.locator("a.door", with(door)));
        person.write(page.getByLabel("Email address"), person.email);
        person.write(page.getByLabel("Password"), Api.PASSWORD);
        person.write(page.getByLabel("Name"), person.name);
        person.write(page.getByLabel("ZIP code (optional)"), "95112");
        person.press(page.locator("main button", with("Join")));
        assertThat(heading(page)).hasText("Check your email");
        var link = LINK.matcher(api.mailTo(person.email, "Confirm").get("text").asString());
        assertThat(link.find()).isTrue();
        page.navigate(link.group());
        person.write(page.getByLabel("Password"), Api.PASSWORD);
        person.press(page.locator("main button", with("Log in")));
        page.waitForURL(Pattern.compile("/new$"));
    }

    private static void connect(Person seller, String marketplace) {
        var page = seller.page;
        seller.opens("/settings");
        seller.press(page.locator("main a", with("Marketplaces")));
        seller.press(page.getByRole(AriaRole.BUTTON, named("Connect " + marketplace)));
        seller.press(page.getByRole(AriaRole.BUTTON, named("Agree")));
        assertThat(page.locator("main")).containsText(marketplace + " is connected.");
    }

    private void sarahWaitsForAChair(Person sarah) {
        var page = sarah.page;
        join(sarah, "I’m looking");
        sarah.write(page.getByLabel("Any of these words"), "gaming, chair");
        sarah.write(page.getByLabel("From $"), "100");
        sarah.write(page.getByLabel("Up to $"), "350");
        sarah.write(page.getByLabel("Name", exactly()), SARAHS_RULE);
        sarah.tick(page.getByLabel("Furniture", exactly()));
        sarah.tick(page.getByLabel("Email"));
        sarah.tick(page.getByLabel("Discord"));
        sarah.station("rule");
        sarah.press(page.getByRole(AriaRole.BUTTON, named("Start this alert")));
        waiting.add(sarah);
        assertThat(page.locator(".rule")).containsText("Gaming or chair, $100–$350, in Furniture");
        sarah.station("rules");
    }

    private void mikeWaitsForFurniture(Person mike) {
        var page = mike.page;
        join(mike, "I’m looking");
        mike.write(page.getByLabel("None of these"), "damaged, broken");
        mike.write(page.getByLabel("Up to $"), "500");
        mike.choose(page.getByLabel("At least"), "Good");
        mike.write(page.getByLabel("Name", exactly()), MIKES_RULE);
        mike.tick(page.getByLabel("Furniture", exactly()));
        mike.tick(page.getByLabel("Email"));
        mike.press(page.getByRole(AriaRole.BUTTON, named("Start this alert")));
        waiting.add(mike);
        assertThat(page.locator(".rule")).containsText("Not damaged or broken, up to $500, in Furniture");
    }

    private static void describe(Person seller, String title) {
        var page = seller.page;
        seller.opens("/sell");
        seller.press(page.getByRole(AriaRole.LINK, named("List New Item")));
        seller.station("new-item");
        seller.hand.give(page.locator("#f-photos"), photo("chair-front"), photo("chair-detail"));
        if (!seller.script) {
            seller.press(page.getByRole(AriaRole.BUTTON, named("Upload")));
        }
        assertThat(page.locator("#photos li")).hasCount(2);
        seller.write(page.getByLabel("Title"), title);
        seller.write(page.getByLabel("Category"), "Furniture - Gaming");
        seller.choose(page.getByLabel("Condition"), "Excellent");
        seller.write(page.getByLabel("Description"), "Excellent condition, barely used. Perfect for gaming or office.");
        seller.write(page.getByLabel("Price"), "299.99");
        seller.write(page.getByLabel("ZIP code"), "95112");
        if (seller.script) {
            assertThat(page.locator("#post-missing")).hasCount(0);
        }
        seller.station("described");
    }

    /** Which item it is. */
    private static String post(Person seller) {
        var page = seller.page;
        var post = page.locator("button:visible", with("Post to Marketplaces"));
        if (!seller.script) {
            seller.press(post);
            page.waitForURL(Pattern.compile("/post$"));
        }
        assertThat(page.getByLabel("Facebook")).isChecked();
        assertThat(page.getByLabel("OfferUp")).isChecked();
        assertThat(page.locator("#post-missing")).hasCount(0);
        seller.press(post);
        page.waitForURL(Pattern.compile("/items/[0-9a-f-]+$"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private static void isPosted(Person seller) {
        var page = seller.page;
        if (seller.script) {
            seller.waits();
        } else {
            seller.press(page.getByRole(AriaRole.LINK, named("Where it is")));
        }
        var places = page.locator("#where-rows .row", with("Posted successfully"));
        seller.hearsOf(places.nth(1));
        assertThat(places).hasCount(2);
        seller.station("posted");
        for (var marketplace : new String[] {"facebook", "offerup"}) {
            var there = page.locator("#view-" + marketplace).getAttribute("href");
            assertThat(page.request().get(there).text()).contains("Vintage Leather Gaming Chair");
        }
    }

    private void isMailed(Person buyer, String rule, String title) {
        var mail = api.mailTo(buyer.email, "Deal Alert: " + rule).get("text").asString();
        assertThat(mail)
                .containsIgnoringCase(title)
                .contains("$299.99", "View Listing on Facebook", "View Listing on Offerup");
    }

    private static void ask(Person buyer, String title) {
        var page = buyer.page;
        buyer.press(
                page.locator(".deal", with(title)).getByRole(AriaRole.HEADING).getByRole(AriaRole.LINK));
        assertThat(heading(page)).hasText(title);
        buyer.station("listing");
        buyer.write(page.getByLabel("Write to the seller"), "I’d love it. Can I come today?");
        buyer.press(page.getByRole(AriaRole.BUTTON, named("I’m interested")));
        page.waitForURL(Pattern.compile("/conversations/"));
        assertThat(page.locator(".mine .bubble")).containsText("Can I come today?");
        buyer.waits();
    }

    private static void answer(Person seller) {
        var page = seller.page;
        if (seller.script) {
            seller.hearsOf(page.locator("a[href='/conversations'] .n:visible", with("1 unread")));
            seller.hearsOf(page.locator(".bell .n", with("1 unread")));
            assertThat(page.locator(".people")).containsText("Can I come today?");
            seller.station("asked");
        }
        seller.opens("/conversations");
        assertThat(page.locator(".list a", with("Sarah"))).containsText("Can I come today?");
        seller.station("inbox");
        seller.press(page.locator(".list a", with("Sarah")));
        assertThat(page.locator(".bubble")).containsText("Can I come today?");
        seller.write(page.locator("#f-text"), "Yes, come at six.");
        seller.press(page.getByRole(AriaRole.BUTTON, named("Send")));
        assertThat(page.locator(".mine .bubble")).containsText("Yes, come at six.");
        seller.station("answered");
    }

    private static void sell(Person seller) {
        var page = seller.page;
        seller.press(page.getByRole(AriaRole.LINK, named("Sold to Sarah")));
        assertThat(page.getByLabel("Sarah")).isChecked();
        seller.write(page.getByLabel("For how much"), "280");
        seller.station("sale");
        seller.press(page.getByRole(AriaRole.BUTTON, named("Mark as sold")));
        assertThat(page.getByText("Item sold successfully")).isVisible();
        assertThat(page.locator("#item-facts")).containsText("Sold for $280.00 to Sarah");
        seller.waits();
    }

    private static void isTakenDown(Person seller) {
        var page = seller.page;
        if (!seller.script) {
            seller.press(page.getByRole(AriaRole.LINK, named("Where it is")));
        }
        var places = page.locator("#where-rows .row", with("closed, as it is sold"));
        seller.hearsOf(places.nth(1));
        assertThat(places).hasCount(2);
        seller.station("sold");
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static Page.LocatorOptions with(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static FilePayload photo(String drawing) {
        var name = drawing + ".jpg";
        try {
            return new FilePayload(
                    name,
                    "image/jpeg",
                    Files.readAllBytes(Path.of("../demo/src/main/resources/com/dealscout/demo", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody at a window, and how they work it. */
    private static final class Person {

        final String name;
        final String email;
        final Visit visit;
        final Page page;
        final Hand hand;
        final boolean script;

        Person(String name, Visit visit, Hand hand, boolean script) {
            this.name = name;
            this.email = "p" + UUID.randomUUID().toString().substring(0, 12) + "@example.org";
            this.visit = visit;
            this.page = visit.page;
            this.hand = hand;
            this.script = script;
        }

        void press(Locator what) {
            hand.press(what);
        }

        void write(Locator field, String words) {
            hand.write(field, words);
        }

        void choose(Locator select, String option) {
            hand.choose(select, option);
        }

        void tick(Locator box) {
            hand.tick(box);
        }

        /** By the bar at the top or, on a phone, at the bottom. */
        void opens(String path) {
            press(page.locator("nav a[href='" + path + "']:visible"));
            page.waitForURL("**" + path);
        }

        /** From here on the page is not to be loaded anew. */
        void waits() {
            if (script) {
                page.evaluate("window.waiting = true");
            }
        }

        /** It turns up by itself; without script, when one looks again. */
        void hearsOf(Locator what) {
            if (script) {
                assertThat(what).isVisible();
                assertThat(page.evaluate("window.waiting"))
                        .as("the page stayed")
                        .isEqualTo(true);
                return;
            }
            await().pollInSameThread().until(() -> {
                page.reload();
                return what.count() > 0;
            });
        }

        /** A picture of it, and a look whether it keeps anybody out: once in each look is enough. */
        void station(String called) {
            visit.picture("story-" + called);
            if (script && hand instanceof Hand.Pointer) {
                visit.isAccessible();
            }
        }
    }
}
