package com.dealscout.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RunningApp
class ListingsTests {

    @Autowired
    Api api;

    private final String word = Shop.word();

    @Test
    void aPostedItemIsShownWithPublicFactsOnly() {
        var shop = Shop.open(api, "facebook", "offerup");
        shop.post(Shop.chair(word));

        await().until(() -> shop.listing(word).get("links").size() == 2);
        var listing = shop.listing(word);

        assertThat(listing.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "title",
                        "description",
                        "price",
                        "currency",
                        "condition",
                        "category",
                        "city",
                        "state",
                        "country",
                        "images",
                        "links",
                        "url",
                        "available",
                        "published_at");
        assertThat(listing.get("price").toString()).isEqualTo("299.99");
        assertThat(listing.get("condition").asString()).isEqualTo("excellent");
        assertThat(listing.get("city").asString()).isEqualTo("San Jose");
        assertThat(listing.get("state").asString()).isEqualTo("CA");
        assertThat(listing.get("available").asBoolean()).isTrue();
        assertThat(listing.get("links")
                        .valueStream()
                        .map(l -> l.get("marketplace").asString()))
                .containsExactly("facebook", "offerup");
        assertThat(listing.get("url").asString())
                .endsWith("/listings/" + listing.get("id").asString());
        assertThat(listing.get("images").get(0).get("thumbnail_url").asString())
                .startsWith("http")
                .contains("-thumb");
        assertThat(shop.seller
                        .get("/api/listings/" + listing.get("id").asString())
                        .expect(200))
                .isEqualTo(listing);
    }

    @Test
    void aDraftIsNoListing() {
        var shop = Shop.open(api, "facebook");
        var draft = shop.draft(Shop.chair(word));

        assertThat(found(shop.seller, "q=" + word)).isZero();
        shop.seller.get("/api/listings/" + draft).expect(404);
        shop.seller.get("/api/listings/" + UUID.randomUUID()).expect(404);
        shop.seller.get("/api/listings/no-id").expect(404);
    }

    @ParameterizedTest(name = "{0} finds it: {1}")
    @CsvSource({
        "q=leather chairs,              true",
        "q=LEATHER   chair,             true",
        "q=office chair,                true",
        "q=leather sofa,                false",
        "q=wheelchair,                  false",
        "q=hai,                         false",
        "category=furniture,            true",
        "category=Furniture > Gaming,   true",
        "category=Furnit,               false",
        "min_price=299.99,              true",
        "max_price=299.99,              true",
        "min_price=300,                 false",
        "max_price=299.98,              false",
        "max_price=500&currency=EUR,    false",
        "condition=good,                true",
        "condition=excellent,           true",
        "condition=new,                 false",
        "near=95112&radius_mi=1,        true",
        "near=San Francisco,            false",
        "'near=San Francisco, CA&radius_mi=60', true",
        "near=10001&radius_mi=500,      false",
    })
    void findsByWhatWasAskedFor(String query, boolean found) {
        var shop = chairShop();

        // Every row asks for the chair's own word as well, but for those that ask for words.
        var asked = query.startsWith("q=") ? query.replace("q=", "q=" + shop.word + " ") : query + "&q=" + shop.word;

        assertThat(found(shop.shop.seller, asked)).isEqualTo(found ? 1 : 0);
    }

    /** One chair for all rows of the table above. */
    private record ChairShop(Shop shop, String word) {}

    private static ChairShop chairShop;

    private synchronized ChairShop chairShop() {
        if (chairShop == null) {
            var shop = Shop.open(api, "facebook");
            shop.list(Shop.chair(word), word);
            chairShop = new ChairShop(shop, word);
        }
        return chairShop;
    }

    @Test
    void aQueryOfMarksFindsNothing() {
        assertThat(found(chairShop().shop.seller, "q=, !")).isZero();
    }

    @Test
    void badParametersAreNamed() {
        var refused = api.person().get("/api/listings?min_price=x&condition=shiny&near=Qqqq%20Zzzz");

        assertThat(refused.expect(400)
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").asString()))
                .containsExactly("min_price", "condition", "near");
    }

    @Test
    void pagesLeadThroughAllNewestFirst() {
        var shop = Shop.open(api, "facebook");
        for (var i = 0; i < 3; i++) {
            var own = Shop.word();
            var chair = Shop.chair(own);
            chair.put("title", "Chair " + i + " " + word + " " + own);
            shop.list(chair, own);
        }

        var first = shop.seller.get("/api/listings?limit=2&q=" + word).expect(200);
        var cursor = first.get("next_cursor").asString();
        var rest = shop.seller
                .get("/api/listings?limit=2&q=" + word + "&cursor=" + cursor)
                .expect(200);

        assertThat(titles(first)).containsExactly("Chair 2", "Chair 1");
        assertThat(titles(rest)).containsExactly("Chair 0");
        assertThat(rest.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void aChangedItemIsShownChanged() {
        var shop = Shop.open(api, "facebook");
        var item = shop.post(Shop.chair(word));
        shop.listing(word);

        shop.seller.patch("/api/my-items/" + item, Map.of("price", 250)).expect(200);

        await().until(() -> shop.listing(word).get("price").asDouble() == 250.00);
    }

    @Test
    void aSoldItemIsFoundNoMoreButStillShown() {
        var shop = Shop.open(api, "facebook");
        var item = shop.post(Shop.chair(word));
        var id = shop.listing(word).get("id").asString();

        shop.seller.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);

        await().until(() -> found(shop.seller, "q=" + word) == 0);
        var gone = shop.seller.get("/api/listings/" + id).expect(200);
        assertThat(gone.get("available").asBoolean()).isFalse();
        assertThat(api.anonymous("/listings/" + id).text()).contains("has been sold");
    }

    @Test
    void thePublicPageNeedsNoLogInAndEscapesWhatPeopleTyped() {
        var shop = Shop.open(api, "facebook");
        var chair = Shop.chair(word);
        chair.put("title", "<b>Chair</b> & \"more\" " + word);
        chair.put("description", "<script>alert(1)</script>");
        var id = shop.list(chair, word).get("id").asString();

        var page = api.anonymous("/listings/" + id);

        page.expect(200);
        assertThat(page.text())
                .contains("&lt;b&gt;Chair&lt;/b&gt; &amp; ", "&lt;script&gt;", "San Jose, CA", "$299.99")
                .contains("View Listing on Facebook")
                .doesNotContain("<script>alert", "95112");
        assertThat(api.anonymous("/listings/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.anonymous("/listings/no-id").status()).isEqualTo(404);
    }

    @Test
    void watchingIsAskedForAndTakenBackAsOftenAsOneLikes() {
        var shop = Shop.open(api, "facebook");
        var id = shop.list(Shop.chair(word), word).get("id").asString();
        var buyer = api.person();

        for (var i = 0; i < 2; i++) {
            put(buyer, "/api/listings/" + id + "/watch").expect(204);
        }
        for (var i = 0; i < 2; i++) {
            buyer.delete("/api/listings/" + id + "/watch").expect(204);
        }

        put(buyer, "/api/listings/" + UUID.randomUUID() + "/watch").expect(404);
        buyer.delete("/api/listings/" + UUID.randomUUID() + "/watch").expect(404);
    }

    private Api.Answer put(Api.Caller caller, String path) {
        return api.send(caller.request(path).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    private static int found(Api.Caller caller, String query) {
        return caller.get("/api/listings?" + query.replace(" ", "%20").replace(">", "%3E"))
                .expect(200)
                .get("items")
                .size();
    }

    /** Without the words that find them. */
    private static Stream<String> titles(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(l -> l.get("title").asString().substring(0, 7));
    }
}
