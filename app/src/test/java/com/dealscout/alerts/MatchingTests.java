package com.dealscout.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.dealscout.listings.ListingId;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From listing to mail, with everything in between real. Each test has a word of its own in its listings and rules. */
@RunningApp
class MatchingTests {

    @Autowired
    Api api;

    @Autowired
    AlertWork work;

    private final String word = Shop.word();

    @Test
    void everybodyWhoseRuleMatchesGetsOneMailWithEveryLink() {
        var shop = Shop.open(api, "facebook", "offerup");
        var buyer = api.person();
        RulesTests.rule(buyer, wanting("Gaming Furniture Under $350"));

        shop.post(Shop.chair(word));

        var mail = api.mailTo(buyer.email, "Deal Alert");
        assertThat(mail.get("subject").asString()).isEqualTo("Deal Alert: Gaming Furniture Under $350");
        assertThat(mail.get("text").asString())
                .contains("Price: $299.99\nCategory: Furniture - Gaming\nCondition: Excellent\nLocation: San Jose, CA")
                .contains("[View Listing on Facebook]", "[View Listing on Offerup]")
                .contains("/listings/");
    }

    @Test
    void threeRulesOfOneBuyerMakeOneMailThatNamesAll() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        for (var name : List.of("First", "Second", "Third")) {
            RulesTests.rule(buyer, wanting(name));
        }

        shop.post(Shop.chair(word));

        var mail = api.mailTo(buyer.email, "Deal Alert: First");
        assertThat(mail.get("text").asString()).containsSubsequence("First", "Second", "Third");
        var alert = alert(buyer);
        assertThat(alert.get("rules").valueStream().map(rule -> rule.get("name").asString()))
                .containsExactly("First", "Second", "Third");
        assertThat(alert.get("title").asString()).contains(word);
        assertThat(alert.get("listed_at").asString())
                .isLessThanOrEqualTo(alert.get("matched_at").asString());
        settle();
        assertThat(alertMails(buyer)).isEqualTo(1);
    }

    @Test
    void aMarketplaceThatIsTriedAgainIsWaitedFor() {
        var shop = Shop.open(api, "facebook", "offerup");
        var buyer = api.person();
        RulesTests.rule(buyer, wanting("Patient"));
        failures("offerup", 2);

        shop.post(Shop.chair(word));

        assertThat(api.mailTo(buyer.email, "Deal Alert").get("text").asString())
                .contains("[View Listing on Facebook]", "[View Listing on Offerup]");
    }

    @Test
    void tenSecondsAfterTheFirstIsLiveTheOthersAreWaitedForNoLonger() {
        var shop = Shop.open(api, "facebook", "offerup");
        var buyer = api.person();
        RulesTests.rule(buyer, wanting("Impatient"));
        failures("offerup", 10);

        shop.post(Shop.chair(word));

        // It can be seen meanwhile.
        assertThat(shop.listing(word).get("links").size()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> alertMails(buyer) == 1);
        var mail = api.mailTo(buyer.email, "Deal Alert");
        assertThat(mail.get("text").asString())
                .contains("[View Listing on Facebook]")
                .doesNotContain("Offerup");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> shop.listing(word).get("links").size() == 2);
        settle();
        assertThat(alertMails(buyer)).isEqualTo(1);
    }

    private void failures(String marketplace, int count) {
        var answer = api.sandbox(
                "POST",
                "/control/" + marketplace + "/faults",
                Map.of("kind", "status", "operation", "post", "status", 500, "count", count));
        assertThat(answer.status()).isLessThan(300);
    }

    @Test
    void onesOwnListingNothing() {
        var shop = Shop.open(api, "facebook");
        RulesTests.rule(shop.seller, wanting("Mine"));

        shop.list(Shop.chair(word), word);

        settle();
        assertThat(alertMails(shop.seller)).isZero();
    }

    @Test
    void furnitureCoversAreNoFurniture() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        RulesTests.rule(
                buyer, Map.of("name", "Furniture", "keywords", List.of(word), "categories", List.of("Furniture")));
        var cover = Shop.chair(word);
        cover.put("category", "Furniture Covers");

        shop.list(cover, word);

        settle();
        assertThat(alertMails(buyer)).isZero();
    }

    @Test
    void aPausedOrDeletedRuleMeetsNothingAndNothingIsMadeUpFor() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        var paused = "/api/deal-alert-rules/" + RulesTests.rule(buyer, wanting("Paused"));
        var deleted = "/api/deal-alert-rules/" + RulesTests.rule(buyer, wanting("Deleted"));
        buyer.post(paused + "/pause").expect(200);
        buyer.delete(deleted).expect(204);

        shop.list(Shop.chair(word), word);
        settle();
        buyer.post(paused + "/resume").expect(200);

        sweep();
        settle();
        assertThat(alertMails(buyer)).isZero();
    }

    @Test
    void aRuleMeetsOnlyWhatIsPublishedOrChangedAfterIt() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        var item = shop.post(Shop.chair(word));
        shop.listing(word);
        var rule = RulesTests.rule(buyer, wanting("Later"));

        sweep();
        settle();
        assertThat(alertMails(buyer)).isZero();

        shop.seller
                .patch("/api/my-items/" + item, Map.of("description", "Now with wheels"))
                .expect(200);
        api.mailTo(buyer.email, "Deal Alert: Later");
        assertThat(buyer.get("/api/deal-alert-rules/" + rule)
                        .expect(200)
                        .get("last_triggered_at")
                        .isString())
                .isTrue();
    }

    @Test
    void aChangeOfWishStartsOverAndAChangeOfNameDoesNot() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        var other = api.person();
        var wish = "/api/deal-alert-rules/"
                + RulesTests.rule(buyer, Map.of("name", "Sofa", "keywords", List.of("x" + word)));
        RulesTests.rule(other, wanting("Chair"));
        shop.list(Shop.chair(word), word);
        api.mailTo(other.email, "Deal Alert: Chair");

        buyer.patch(wish, Map.of("keywords", List.of(word))).expect(200);

        sweep();
        settle();
        assertThat(alertMails(buyer)).isZero();
    }

    @Test
    void theSweepTellsNobodyTwice() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        RulesTests.rule(buyer, wanting("Once"));
        shop.post(Shop.chair(word));
        api.mailTo(buyer.email, "Deal Alert: Once");

        var first = sweep();
        var second = sweep();

        assertThat(first.propertyNames())
                .containsExactlyInAnyOrder("listings_checked", "rules", "new_matches", "duration_ms");
        assertThat(second.get("new_matches").asInt()).isZero();
        assertThat(second.get("listings_checked").asInt()).isPositive();
        settle();
        assertThat(alertMails(buyer)).isEqualTo(1);
    }

    @Test
    void onlyAnAdministratorSweeps() {
        api.person().post("/api/admin/tasks/check-all-deal-alerts").expect(403);
    }

    @Test
    void aCutBelowTheMaximumIsANewMatchAndNoPriceDrop() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        RulesTests.rule(buyer, Map.of("name", "Cheap", "keywords", List.of(word), "max_price", 200));
        var item = shop.post(Shop.chair(word));
        shop.listing(word);

        shop.seller.patch("/api/my-items/" + item, Map.of("price", 200)).expect(200);

        var mail = api.mailTo(buyer.email, "Deal Alert: Cheap");
        assertThat(mail.get("text").asString()).contains("Price: $200.00");
        settle();
        assertThat(api.mailsTo(buyer.email).stream()
                        .filter(m -> m.get("html").asString().contains(word))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aSecondRuleOfWhoWasAlertedTellsNothing() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        RulesTests.rule(buyer, wanting("First"));
        RulesTests.rule(buyer, Map.of("name", "Second", "keywords", List.of(word), "max_price", 295));
        var item = shop.post(Shop.chair(word));
        api.mailTo(buyer.email, "Deal Alert: First");

        // A cut of less than five per cent, so that nothing else is told of it.
        shop.seller.patch("/api/my-items/" + item, Map.of("price", 290)).expect(200);
        await().until(() -> shop.listing(word).get("price").asDouble() == 290.00);

        settle();
        assertThat(alertMails(buyer)).isEqualTo(1);
    }

    @Test
    void aDropOfFivePerCentIsToldOnceToWhoWasAlertedAndWhoWatches() {
        var shop = Shop.open(api, "facebook");
        var alerted = api.person();
        var watcher = api.person();
        var paused = api.person();
        RulesTests.rule(alerted, wanting("Alerted"));
        var pausedRule = RulesTests.rule(paused, wanting("Paused"));
        var chair = Shop.chair(word);
        chair.put("price", 100);
        var item = shop.post(chair);
        var id = shop.listing(word).get("id").asString();
        api.mailTo(alerted.email, "Deal Alert");
        api.mailTo(paused.email, "Deal Alert");
        paused.post("/api/deal-alert-rules/" + pausedRule + "/pause").expect(200);
        watch(watcher, id);

        shop.seller.patch("/api/my-items/" + item, Map.of("price", 95.01)).expect(200);
        await().until(() -> shop.listing(word).get("price").asDouble() == 95.01);
        settle();
        assertThat(notifications(alerted, "price_drop")).isZero();
        assertThat(notifications(watcher, "price_drop")).isZero();

        shop.seller.patch("/api/my-items/" + item, Map.of("price", 95)).expect(200);
        await().until(() -> notifications(alerted, "price_drop") == 1);
        await().until(() -> notifications(watcher, "price_drop") == 1);
        api.mailTo(watcher.email, "");

        // Up, and down again to what they were told: no news.
        for (var price : List.of(100, 95, 91)) {
            shop.seller.patch("/api/my-items/" + item, Map.of("price", price)).expect(200);
            await().until(() -> shop.listing(word).get("price").asDouble() == price);
            settle();
        }
        assertThat(notifications(alerted, "price_drop")).isEqualTo(1);
        assertThat(notifications(watcher, "price_drop")).isEqualTo(1);
        assertThat(notifications(paused, "price_drop")).isZero();
    }

    @Test
    void whoAsksAnewIsToldOfTheSamePriceAgainAndOfOneChangeOnce() {
        var shop = Shop.open(api, "facebook");
        var watcher = api.person();
        var chair = Shop.chair(word);
        chair.put("price", 300);
        var item = shop.post(chair);
        var id = shop.listing(word).get("id").asString();
        watch(watcher, id);
        reprice(shop, item, 250);
        await().until(() -> notifications(watcher, "price_drop") == 1);

        work.add(ListingId.parse(id), AlertWork.Task.CHANGED);
        settle();
        assertThat(notifications(watcher, "price_drop")).isEqualTo(1);

        watcher.delete("/api/listings/" + id + "/watch").expect(204);
        reprice(shop, item, 300);
        watch(watcher, id);
        reprice(shop, item, 250);
        await().until(() -> notifications(watcher, "price_drop") == 2);
    }

    @Test
    void whenItIsGoneWatchersAreMailedAndTheAlertedSeeItInApp() {
        var shop = Shop.open(api, "facebook");
        var alerted = api.person();
        var watcher = api.person();
        RulesTests.rule(alerted, wanting("Alerted"));
        var item = shop.post(Shop.chair(word));
        var id = shop.listing(word).get("id").asString();
        api.mailTo(alerted.email, "Deal Alert");
        watch(watcher, id);

        shop.seller.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);

        assertThat(api.mailTo(watcher.email, "Sold: ").get("text").asString()).contains(word, "/listings/" + id);
        await().until(() -> notifications(alerted, "sold") == 1);
        settle();
        assertThat(notifications(watcher, "sold")).isEqualTo(1);
        assertThat(api.mailsTo(alerted.email).stream()
                        .filter(m -> m.get("subject").asString().contains("Sold")))
                .isEmpty();
    }

    @Test
    void whoWroteToTheSellerHereIsMailedThatItIsGoneThoughAlsoAlerted() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        RulesTests.rule(buyer, wanting("Alerted"));
        var item = shop.post(Shop.chair(word));
        var id = shop.listing(word).get("id").asString();
        api.mailTo(buyer.email, "Deal Alert");
        buyer.post("/api/listings/" + id + "/interest", Map.of("text", "Still there?"))
                .expect(201);

        shop.seller.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);

        api.mailTo(buyer.email, "Sold: ");
        settle();
        assertThat(notifications(buyer, "sold")).isEqualTo(1);
    }

    @Test
    void aWithdrawnListingIsTakenBack() {
        var shop = Shop.open(api, "facebook");
        var watcher = api.person();
        var item = shop.post(Shop.chair(word));
        var id = shop.listing(word).get("id").asString();
        watch(watcher, id);

        shop.seller.delete("/api/my-items/" + item).expect(204);

        api.mailTo(watcher.email, "No longer for sale");
        await().until(() ->
                !watcher.get("/api/listings/" + id).expect(200).get("available").asBoolean());
    }

    @Test
    void aTestOfARuleShowsWhatArrivesAndCountsNowhere() {
        var buyer = api.person();
        var rule = RulesTests.rule(
                buyer,
                Map.of(
                        "name",
                        "Chairs " + word,
                        "max_price",
                        350,
                        "notification_channels",
                        List.of("email", "discord")));

        var deliveries = buyer.post("/api/deal-alert-rules/" + rule + "/test")
                .expect(200)
                .get("deliveries");

        assertThat(deliveries
                        .valueStream()
                        .map(d -> d.get("channel").asString() + " "
                                + d.get("status").asString()))
                .containsExactly("email sent", "discord skipped", "in_app sent");
        assertThat(api.mailTo(buyer.email, "Test of Chairs " + word).get("text").asString())
                .containsIgnoringCase("this is a test");
        assertThat(buyer.get("/api/deal-alert-rules/" + rule)
                        .expect(200)
                        .get("last_triggered_at")
                        .isNull())
                .isTrue();
        assertThat(notifications(buyer, "deal_alert")).isZero();
        api.person().post("/api/deal-alert-rules/" + rule + "/test").expect(404);
    }

    @Test
    void theLinkInAMailPausesTheRuleWithoutLogIn() {
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        var rule = "/api/deal-alert-rules/" + RulesTests.rule(buyer, wanting("Stop <me>"));
        shop.post(Shop.chair(word));
        var text = api.mailTo(buyer.email, "Deal Alert").get("text").asString();
        var link = Pattern.compile("/deal-alert-rules/\\S+").matcher(text);
        assertThat(link.find()).isTrue();

        // Looking changes nothing.
        var page = api.anonymous(link.group());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Stop &lt;me&gt;", "Pause it");
        assertThat(enabled(buyer, rule)).isTrue();

        var paused = submit(page, link.group(), "");
        assertThat(paused.text()).contains("is paused", "Turn it on again");
        assertThat(enabled(buyer, rule)).isFalse();

        var resumed = submit(page, link.group(), "&resume=true");
        assertThat(resumed.text()).contains("on again");
        assertThat(enabled(buyer, rule)).isTrue();
    }

    @Test
    void aForgedPauseLinkIsRefusedInWords() {
        var buyer = api.person();
        var rule = RulesTests.rule(buyer, wanting("Mine"));

        var forged = api.anonymous("/deal-alert-rules/" + rule + "/pause?token=AAAA");

        assertThat(forged.status()).isEqualTo(404);
        assertThat(forged.text()).contains("does not work");
    }

    /** As a browser does: with the session and the token of the form. */
    private Api.Answer submit(Api.Answer page, String path, String more) {
        var csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.text());
        assertThat(csrf.find()).isTrue();
        var cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .toList();
        var token = path.substring(path.indexOf("token="));
        return api.send(api.request(path.substring(0, path.indexOf('?')))
                .header("Cookie", String.join("; ", cookies))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(token + "&_csrf=" + csrf.group(1) + more)));
    }

    private static boolean enabled(Api.Caller owner, String rule) {
        return owner.get(rule).expect(200).get("enabled").asBoolean();
    }

    private Map<String, Object> wanting(String name) {
        return Map.of("name", name, "keywords", List.of(word));
    }

    private void watch(Api.Caller person, String listing) {
        api.send(person.request("/api/listings/" + listing + "/watch").PUT(HttpRequest.BodyPublishers.noBody()))
                .expect(204);
    }

    private void reprice(Shop shop, String item, int price) {
        shop.seller.patch("/api/my-items/" + item, Map.of("price", price)).expect(200);
        await().until(() -> shop.listing(word).get("price").asDouble() == price);
    }

    private JsonNode sweep() {
        return api.admin().post("/api/admin/tasks/check-all-deal-alerts").expect(200);
    }

    /**
     * Until what comes after this would have been told: somebody else is alerted about something newer. Nothing else can
     * show that nothing comes.
     */
    private void settle() {
        var canary = Shop.word();
        var buyer = api.person();
        RulesTests.rule(buyer, Map.of("name", "Canary", "keywords", List.of(canary)));
        canaries().post(Shop.chair(canary));
        api.mailTo(buyer.email, "Deal Alert: Canary");
    }

    private static Shop canaryShop;

    private Shop canaries() {
        if (canaryShop == null) {
            canaryShop = Shop.open(api, "facebook");
        }
        return canaryShop;
    }

    private JsonNode alert(Api.Caller person) {
        return person.get("/api/notifications")
                .expect(200)
                .get("items")
                .valueStream()
                .filter(n -> n.get("kind").asString().equals("deal_alert"))
                .findFirst()
                .orElseThrow();
    }

    private static long notifications(Api.Caller person, String kind) {
        return person.get("/api/notifications")
                .expect(200)
                .get("items")
                .valueStream()
                .filter(n -> n.get("kind").asString().equals(kind))
                .count();
    }

    private long alertMails(Api.Caller person) {
        return api.mailsTo(person.email).stream()
                .filter(mail -> mail.get("subject").asString().startsWith("Deal Alert"))
                .count();
    }
}
