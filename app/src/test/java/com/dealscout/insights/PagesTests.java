package com.dealscout.insights;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The line of life and the operations page by clicking. */
@RunningApp
class PagesTests {

    /** Milliseconds for what a marketplace has a part in. */
    private static final double PATIENCE = 40_000;

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @EachScreen
    void theLineOfLifeGrowsWhileItIsLookedAt(Screen screen, ColorScheme theme) {
        var shop = Shop.open(api, "facebook", "offerup");
        var word = Shop.word();
        var buyer = api.person();
        buyer.post("/api/deal-alert-rules", Map.of("name", "Chairs", "keywords", List.of(word)))
                .expect(201);
        var item = shop.draft(Shop.chair(word));
        try (var visit = browsing.visit(screen, theme, true).logIn(shop.seller)) {
            var page = visit.page;
            page.navigate("/items/" + item + "/timeline");
            assertThat(page.locator("#life-line li.reached")).hasCount(0);

            shop.seller
                    .post("/api/my-items/" + item + "/post", Map.of("marketplaces", List.of("facebook", "offerup")))
                    .expect(202);

            assertThat(page.locator("#life-line"))
                    .containsText("Live on 2", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            // rules of other tests may take it too
            assertThat(page.locator("#life-line"))
                    .containsText(
                            Pattern.compile("[1-9]\\d* told"),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            var listing = shop.listing(word).get("id").asString();
            buyer.post("/api/listings/" + listing + "/interest", Map.of("text", "Is it there?"))
                    .expect(201);
            assertThat(page.locator("#life-line li.reached")).hasCount(4);
            page.getByText("Everything that happened").click();
            assertThat(page.locator("#life-events")).containsText("Live on");
            visit.picture("timeline");
            visit.isAccessible();

            shop.seller
                    .post("/api/my-items/" + item + "/sold", Map.of("price", 280))
                    .expect(200);

            assertThat(page.locator("#life-line li.end")).containsText("Sold");
            assertThat(page.locator("#life-figures")).containsText("$280.00");
            assertThat(page.locator("#life-events")).isVisible();
            visit.picture("timeline-sold");
            page.navigate("/figures");
            assertThat(page.locator("main")).containsText("93%");
            visit.picture("figures");
            visit.isAccessible();
        }
        buyer.get("/items/" + item + "/timeline").expect(404);
    }

    @ParameterizedTest
    @EachScreen
    void anAdministratorSeesQueuesRetriesWhatIsDeadAndRunsTheSweep(Screen screen, ColorScheme theme) {
        var unreachable = api.person();
        var delivery = db.sql("""
                update deliveries d set status = 'dead', sent_at = null, last_error = '550 5.1.1 There is no such mailbox'
                from notifications n
                where n.id = d.notification_id and n.person_id = :person and d.status = 'sent'
                returning d.id
                """)
                .param("person", UUID.fromString(unreachable.id))
                .query(UUID.class)
                .list()
                .getFirst();
        try (var visit = browsing.visit(screen, theme, true).logIn(api.admin())) {
            var page = visit.page;
            page.navigate("/operations");
            assertThat(page.locator("#op-deliveries")).containsText("There is no such mailbox");
            button(page, "Run the sweep now").click();
            assertThat(page.locator("#sweep-said")).containsText("checked against");
            visit.picture("operations");
            visit.isAccessible();

            page.locator("#retry-" + delivery).click();

            assertThat(page.locator("#retry-" + delivery)).hasCount(0);
        }
        await("sent again")
                .until(() -> db.sql("select status from deliveries where id = :id")
                        .param("id", delivery)
                        .query(String.class)
                        .single()
                        .equals("sent"));
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void operationsAreForAdministratorsOnlyAndWorkWithoutScript() {
        try (var visit = browsing.visit(Screen.PHONE).logIn(api.person())) {
            for (var path : List.of("", "/deliveries", "/cross-posts", "/events", "/sweep")) {
                assertThat(visit.page.navigate("/operations" + path).status()).isEqualTo(403);
            }
            visit.isAccessible();
        }
        try (var visit = browsing.visit(Screen.PHONE, ColorScheme.LIGHT, false).logIn(api.admin())) {
            visit.page.navigate("/operations/sweep");
            button(visit.page, "Run the sweep now").click();
            assertThat(visit.page.locator("#sweep-said")).containsText("checked against");
            for (var path : List.of("", "/deliveries", "/cross-posts", "/events")) {
                assertThat(visit.page.navigate("/operations" + path).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void timesAndSharesAreWrittenAsPeopleSayThem() {
        assertThat(InsightsPages.length(null)).isNull();
        assertThat(InsightsPages.length(new BigDecimal("0.812"))).isEqualTo("0.8 s");
        assertThat(InsightsPages.length(new BigDecimal("59.9"))).isEqualTo("59 s");
        assertThat(InsightsPages.length(new BigDecimal("2100"))).isEqualTo("35 min");
        assertThat(InsightsPages.length(new BigDecimal("14400"))).isEqualTo("4 h");
        assertThat(InsightsPages.length(new BigDecimal("259200"))).isEqualTo("3 days");
        assertThat(InsightsPages.percent(new BigDecimal("280.00"), new BigDecimal("299.99")))
                .isEqualTo(93);
        assertThat(InsightsPages.percent(BigDecimal.ONE, BigDecimal.ZERO)).isNull();
    }
}
