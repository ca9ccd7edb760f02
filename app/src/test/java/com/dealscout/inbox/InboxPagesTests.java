package com.dealscout.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.MessageReceived;
import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemId;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox by clicking, and within what a phone can bear. */
@RunningApp
class InboxPagesTests {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202Eesrever " + "w".repeat(1500);

    @Autowired
    private Api api;

    @Autowired
    private Browsing browsing;

    @Autowired
    private Talk talk;

    @Autowired
    private JdbcClient db;

    private Shop shop;
    private ItemId chair;

    @BeforeEach
    void aChairForSale() {
        shop = Shop.open(api);
        chair = ItemId.parse(shop.draft(Shop.chair("")));
        db.sql("update items set status = 'posted', posted_at = created_at where id = :id")
                .param("id", chair.value())
                .update();
    }

    @ParameterizedTest
    @EachScreen
    void theSellerReadsAnswersAndSells(Screen screen, ColorScheme theme) {
        write("Priya", "ebay", "Would you ship it to 94110?");
        write("Sarah", "facebook", "I can meet at Starbucks on Main St. at six.");
        write("Mike", "offerup", "Is this still available? I can pick up today.");
        try (var visit = browsing.visit(screen, theme, true)) {
            var page = visit.logIn(shop.seller).page;
            page.navigate("/conversations");
            assertThat(page.locator(".list li")).hasCount(3);
            assertThat(page.locator(".list li").first()).containsText("Mike");
            assertThat(page.locator("a[href='/conversations'] .n:visible")).hasText("3 unread");
            visit.picture("inbox");
            visit.isAccessible();

            page.locator(".list li").first().locator("a").click();
            assertThat(page.locator(".bubble")).containsText("I can pick up today.");
            assertThat(page.locator("a[href='/conversations'] .n:visible")).hasText("2 unread");
            assertThat(page.locator("#about")).containsText("3rd of 3 waiting");
            assertThat(page.locator("#about a.btn"))
                    .hasAttribute("href", Pattern.compile("/items/" + chair + "/sold\\?conversation=.*"));

            write("Mike", "offerup", "I’m in the area now, available anytime today");
            assertThat(page.locator(".bubble")).hasCount(2);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .click();
            assertThat(page.locator("#e-text")).containsText("is empty");
            page.locator("#f-text").fill("Yes! When suits you?");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .click();
            assertThat(page.locator(".mine .bubble")).containsText("When suits you?");
            assertThat(page.locator("#f-text")).hasValue("");
            assertThat(page.locator("#e-text")).hasCount(0);
            assertThat(page.locator(".mine")).containsText("not sent on OfferUp");
            visit.picture("thread");
            visit.isAccessible();
        }
    }

    @Test
    void hostileWordsBreakNothing() {
        write(HOSTILE, "offerup", HOSTILE);
        try (var visit = browsing.visit(Screen.PHONE)) {
            var page = visit.logIn(shop.seller).page;
            page.navigate("/conversations");
            visit.picture("inbox-hostile");
            visit.isAccessible();
            page.locator(".list a").click();
            visit.picture("thread-hostile");
            visit.isAccessible();
            page.navigate("/items/" + chair + "/conversations");
            visit.picture("item-conversations-hostile");
            visit.isAccessible();
        }
    }

    @Test
    void withoutScriptAReplyIsWrittenAndARefusedOneKept() {
        write("Mike", "offerup", "Is this still available?");
        try (var visit = browsing.visit(Screen.DESK, ColorScheme.LIGHT, false)) {
            var page = visit.logIn(shop.seller).page;
            page.navigate("/conversations");
            page.locator(".list a").click();
            page.locator("#f-text").fill("w".repeat(2001));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .click();
            assertThat(page.locator("#e-text")).containsText("2001 characters");
            assertThat(page.locator("#f-text")).hasValue("w".repeat(2001));
            page.getByText("When can you come?").click();
            assertThat(page.locator("#f-text")).hasValue("When could you come by to pick it up?");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .click();
            assertThat(page.locator(".mine .bubble")).containsText("When could you come by");
        }
    }

    @Test
    void fiveHundredThreadsStayLight() {
        db.sql("""
                        insert into conversations (id, item_id, seller_id, marketplace, external_id, buyer_name, created_at, last_message_at)
                        select gen_random_uuid(), :item, :seller, 'offerup', 'many-' || gen_random_uuid(), 'Buyer ' || n, :now, :now
                        from generate_series(1, 500) n
                        """)
                .param("item", chair.value())
                .param("seller", UUID.fromString(shop.seller.id))
                .param("now", Sql.at(Instant.parse("2026-11-22T10:00:00Z")))
                .update();
        db.sql("""
                        insert into messages (id, conversation_id, sender, text, at)
                        select gen_random_uuid(), id, 'buyer', repeat('Is this still available? ', 40), last_message_at
                        from conversations where item_id = :item
                        """).param("item", chair.value()).update();

        var page = shop.seller.get("/conversations").text();
        var widest = shop.seller.get("/conversations?limit=200").text();

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
        assertThat(widest.getBytes(StandardCharsets.UTF_8).length).isLessThan(300_000);
        assertThat(page).contains("limit=100");
        assertThat(shop.seller.get("/conversations/count").text()).contains("99+");
    }

    @Test
    void nobodyElseSeesWhoWrote() {
        write("Mike", "offerup", "Is this still available?");
        write("Sarah", "facebook", "And on Sunday?");

        assertThat(shop.seller.get("/items/" + chair + "/conversations").text())
                .containsSubsequence("Mike", "Is this still available?", "Sarah");
        assertThat(api.person().get("/items/" + chair + "/conversations").status())
                .isEqualTo(404);
    }

    private void write(String name, String marketplace, String words) {
        talk.receive(new MessageReceived(
                PersonId.parse(shop.seller.id),
                chair,
                marketplace,
                "c-" + name.hashCode() + chair,
                "m-" + UUID.randomUUID(),
                name,
                words,
                Instant.now()));
    }
}
