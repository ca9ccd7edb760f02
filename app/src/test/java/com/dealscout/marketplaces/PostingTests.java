package com.dealscout.marketplaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RunningApp
class PostingTests {

    @Autowired
    Api api;

    @AfterEach
    void healTheMarketplaces() {
        Trader.noFaults(api);
    }

    @Test
    void postsToAllChosenMarketplacesWithTextPriceAndPhotos() throws Exception {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft();

        var answer = seller.post(item, "facebook", "offerup").expect(202);
        var facebook = seller.awaitStatus(item, "facebook", "live");
        var offerup = seller.awaitStatus(item, "offerup", "live");

        assertThat(answer.get("item").get("status").asString()).isEqualTo("posted");
        assertThat(answer.get("cross_posts")
                        .valueStream()
                        .map(p -> p.get("marketplace").asString()))
                .containsExactly("facebook", "offerup");
        for (var post : List.of(facebook, offerup)) {
            assertThat(post.get("mode").asString()).isEqualTo("partner");
            assertThat(post.get("url").asString())
                    .contains(post.get("external_id").asString());
            assertThat(post.get("error").isNull()).isTrue();
            assertThat(post.get("attempts").asInt()).isEqualTo(1);
            assertThat(Instant.parse(post.get("live_at").asString()))
                    .isAfterOrEqualTo(Instant.parse(post.get("created_at").asString()));
        }
        var listing = seller.onShelf(item, "offerup").getFirst();
        assertThat(listing.get("title").asString()).isEqualTo("Vintage Leather Gaming Chair");
        assertThat(listing.get("price").toString()).contains("299.99");
        assertThat(listing.get("category").toString()).contains("furniture-gaming");
        assertThat(listing.get("images").valueStream().map(i -> i.get("sha256").asString()))
                .containsExactlyElementsOf(hashesOfPhotos(seller, item));
        assertThat(seller.me
                        .get("/api/my-items/" + item)
                        .expect(200)
                        .get("marketplaces_posted")
                        .toString())
                .isEqualTo("[\"facebook\",\"offerup\"]");
    }

    private List<String> hashesOfPhotos(Trader seller, String item) {
        return seller.me
                .get("/api/my-items/" + item)
                .expect(200)
                .get("images")
                .valueStream()
                .map(i -> sha256(i.get("url").asString()))
                .toList();
    }

    private static String sha256(String url) {
        try (var photo = java.net.URI.create(url).toURL().openStream()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo.readAllBytes()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void postsOnceWhenTheMarketplaceFailsAndThenDoesTheWorkWithoutAnswering() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft();
        seller.fault("offerup", Map.of("kind", "status", "status", 500, "operation", "post", "count", 1));
        seller.fault("offerup", Map.of("kind", "timeout_after", "operation", "post", "count", 1));

        seller.post(item, "facebook", "offerup").expect(202);
        seller.awaitStatus(item, "facebook", "live");
        var failed = seller.awaitStatus(item, "offerup", "failed");
        var offerup = seller.awaitStatus(item, "offerup", "live");

        assertThat(failed.get("error").get("retryable").asBoolean()).isTrue();
        assertThat(failed.get("error").get("detail").asString())
                .contains("OfferUp")
                .contains("Trying again");
        assertThat(seller.onShelf(item, "offerup")).hasSize(1);
        assertThat(offerup.get("attempts").asInt()).isEqualTo(2);
        assertThat(offerup.get("error").isNull()).isTrue();
        assertThat(seller.onShelf(item, "facebook")).hasSize(1);
    }

    @Test
    void aSlowMarketplaceDoesNotHoldUpTheOther() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft();
        seller.fault("offerup", Map.of("kind", "slow", "delay_ms", 2500, "operation", "post", "count", 1));

        seller.post(item, "offerup", "facebook").expect(202);
        var facebook = seller.awaitStatus(item, "facebook", "live");
        var offerup = seller.awaitStatus(item, "offerup", "live");

        assertThat(facebook.get("live_at").asString())
                .isLessThan(offerup.get("live_at").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout_before", "timeout_after", "reset", "garbage"})
    void postsOnceWhateverTheMarketplaceAnswers(String kind) {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft();
        seller.fault("facebook", Map.of("kind", kind, "operation", "post", "count", 1));
        seller.fault("facebook", Map.of("kind", "status", "status", 503, "operation", "read", "count", 1));

        seller.post(item, "facebook").expect(202);
        seller.awaitStatus(item, "facebook", "live");

        assertThat(seller.onShelf(item, "facebook")).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheMarketplaceAsks() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft();
        seller.fault(
                "facebook",
                Map.of("kind", "status", "status", 429, "retry_after_s", 3, "operation", "post", "count", 1));

        var start = Instant.now();
        seller.post(item, "facebook").expect(202);
        seller.awaitStatus(item, "facebook", "live");

        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void renewsAnExpiredTokenAndPostsOnce() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft();
        seller.expireTokens("facebook");
        seller.expireTokens("offerup");
        seller.fault("offerup", Map.of("kind", "status", "status", 500, "operation", "token", "count", 1));

        seller.post(item, "facebook", "offerup").expect(202);
        seller.awaitStatus(item, "facebook", "live");
        seller.awaitStatus(item, "offerup", "live");

        assertThat(seller.onShelf(item, "facebook")).hasSize(1);
        assertThat(seller.onShelf(item, "offerup")).hasSize(1);
    }

    @Test
    void failsForGoodWhatIsRefusedAndTriesAgainWhenTheSellerSays() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft();
        seller.fault("facebook", Map.of("kind", "status", "status", 403, "operation", "post", "count", 1));

        seller.post(item, "facebook").expect(202);
        var failed = await().until(
                        () -> seller.awaitStatus(item, "facebook", "failed"),
                        p -> !p.get("error").get("retryable").asBoolean());
        var letter = api.mailTo(seller.me.email, "Not posted to Facebook");
        var retried = seller.me
                .post("/api/cross-posts/" + failed.get("id").asString() + "/retry")
                .expect(200);
        seller.awaitStatus(item, "facebook", "live");

        assertThat(letter.get("text").asString()).contains("Facebook refuses it");
        assertThat(retried.get("status").asString()).isEqualTo("pending");
        assertThat(seller.onShelf(item, "facebook")).hasSize(1);
    }

    @Test
    void carriesAChangeOfPriceAndTextToAllMarketplaces() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.postedItem("facebook", "offerup");

        seller.me
                .patch("/api/my-items/" + item, Map.of("price", 249.5, "title", "Gaming Chair, reduced"))
                .expect(200);

        for (var marketplace : List.of("facebook", "offerup")) {
            var listing = seller.awaitOnShelf(item, marketplace, "title", "Gaming Chair, reduced");
            assertThat(listing.get("price").toString()).contains("249.5");
            assertThat(seller.onShelf(item, marketplace)).hasSize(1);
        }
    }

    @Test
    void losesNoChangeThatIsMadeWhileAnotherIsBeingSent() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        seller.fault("facebook", Map.of("kind", "slow", "delay_ms", 700, "operation", "update", "count", 1));
        seller.fault("facebook", Map.of("kind", "timeout_after", "operation", "update", "count", 1));

        seller.me
                .patch("/api/my-items/" + item, Map.of("title", "First change"))
                .expect(200);
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        seller.me
                .patch("/api/my-items/" + item, Map.of("title", "Second change"))
                .expect(200);
        seller.me
                .patch("/api/my-items/" + item, Map.of("title", "Third change"))
                .expect(200);

        seller.awaitOnShelf(item, "facebook", "title", "Third change");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seller.crossPost(item, "facebook").get("error").isNull());
        assertThat(seller.crossPost(item, "facebook").get("status").asString()).isEqualTo("live");
    }

    @Test
    void endsAllListingsWhenTheItemIsSoldThoughOneMarketplaceIsDown() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.postedItem("facebook", "offerup");
        seller.fault("offerup", Map.of("kind", "status", "status", 500, "operation", "close", "count", 2));
        seller.fault("offerup", Map.of("kind", "timeout_after", "operation", "close", "count", 1));

        seller.me.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);
        seller.awaitStatus(item, "facebook", "closed");
        var closing = seller.awaitStatus(item, "offerup", "closing");
        var closed = seller.awaitStatus(item, "offerup", "closed");

        assertThat(closing.get("closed_at").isNull()).isTrue();
        assertThat(closed.get("closed_at").isNull()).isFalse();
        assertThat(seller.onShelf(item, "facebook").getFirst().get("status").asString())
                .isEqualTo("ended");
        assertThat(seller.onShelf(item, "offerup").getFirst().get("status").asString())
                .isEqualTo("ended");
        assertThat(seller.me
                        .get("/api/my-items/" + item)
                        .expect(200)
                        .get("marketplaces_posted")
                        .size())
                .isZero();
    }

    @Test
    void endsTheListingOfAnItemThatIsSoldWhileItIsBeingPosted() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft();
        seller.fault("facebook", Map.of("kind", "slow", "delay_ms", 1500, "operation", "post", "count", 1));

        seller.post(item, "facebook").expect(202);
        seller.awaitStatus(item, "facebook", "posting");
        seller.me.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);
        seller.awaitStatus(item, "facebook", "closed");

        assertThat(seller.onShelf(item, "facebook"))
                .extracting(l -> l.get("status").asString())
                .containsExactly("ended");
    }

    @Test
    void endsTheListingOfAWithdrawnItem() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");

        assertThat(seller.me.delete("/api/my-items/" + item).status()).isBetween(200, 204);

        seller.awaitStatus(item, "facebook", "closed");
        assertThat(seller.onShelf(item, "facebook").getFirst().get("status").asString())
                .isEqualTo("ended");
    }

    @Test
    void anOpenCrossPostIsReturnedNotMadeAgain() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.postedItem("facebook");

        var again = seller.post(item, "offerup", "facebook").expect(202).get("cross_posts");
        seller.awaitStatus(item, "offerup", "live");

        assertThat(again.get(1).get("id"))
                .isEqualTo(seller.crossPost(item, "facebook").get("id"));
        assertThat(seller.crossPosts(item)).hasSize(2);
    }

    @Test
    void theSameKeyPostsOnceAndAnotherBodyUnderItIsRefused() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft();
        var key = UUID.randomUUID().toString();

        var first = seller.postWithKey(key, item, "facebook").expect(202);
        seller.awaitStatus(item, "facebook", "live");
        seller.me.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);
        var second = seller.postWithKey(key, item, "facebook").expect(202);
        var other = seller.postWithKey(key, item, "offerup");
        var stranger = Trader.connectedTo(api, "facebook");

        assertThat(ids(second)).isEqualTo(ids(first));
        assertThat(other.status()).isEqualTo(422);
        assertThat(stranger.postWithKey(key, stranger.draft(), "facebook").status())
                .isEqualTo(202);
    }

    private static List<String> ids(JsonNode posted) {
        return posted.get("cross_posts")
                .valueStream()
                .map(p -> p.get("id").asString())
                .toList();
    }

    @Test
    void nothingIsPostedUnlessEveryMarketplaceIsConnectedAndReady() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft();

        var answer = seller.post(item, "facebook", "offerup", "craigslist");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").asString()))
                .containsExactly("marketplaces[1]", "marketplaces[2]");
        assertThat(answer.body().get("detail").asString()).contains("OfferUp is not connected");
        assertThat(seller.crossPosts(item)).isEmpty();
        assertThat(seller.me
                        .get("/api/my-items/" + item)
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("draft");
    }

    @Test
    void anIncompleteItemIsRefusedWithAllThatItLacks() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft(Map.of("price", "", "category", ""));

        var answer = seller.post(item, "facebook", "offerup");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").asString()))
                .containsExactly("price", "category", "marketplaces[1]");
    }

    @Test
    void aMarketplaceThatBarsLinksRefusesThemBeforePosting() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.draft(Map.of("description", "Call me on 408-555-1212"));

        var refused = seller.post(item, "facebook", "offerup");
        var accepted = seller.post(item, "facebook");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("phone number").contains("OfferUp");
        assertThat(accepted.status()).isEqualTo(202);
        seller.awaitStatus(item, "facebook", "live");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"marketplaces\":[]}",
                "{\"marketplaces\":[\"\"]}",
                "{\"marketplaces\":[\"facebook\",\"facebook\"]}",
                "{\"marketplaces\":\"facebook\"}",
                "{\"marketplace\":[\"facebook\"]}",
                "{"
            })
    void aRequestThatIsNoneIsRefused(String body) {
        var seller = Trader.unconnected(api);
        var item = seller.draft();

        assertThat(seller.me.post("/api/my-items/" + item + "/post", body).status())
                .isEqualTo(400);
    }

    @Test
    void anItemWithoutDescriptionIsPostedUnderItsTitleAndAnUnknownCategoryAsOther() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.draft(Map.of("description", "", "category", "Meteorites"));

        seller.post(item, "facebook").expect(202);
        seller.awaitStatus(item, "facebook", "live");

        var listing = seller.onShelf(item, "facebook").getFirst();
        assertThat(listing.get("description").asString()).isEqualTo("Vintage Leather Gaming Chair");
        assertThat(listing.get("category").toString()).contains("other");
    }

    @Test
    void somebodyElsesItemAndCrossPostAreNotFound() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        var stranger = Trader.connectedTo(api, "facebook");
        var post = seller.crossPost(item, "facebook").get("id").asString();

        assertThat(stranger.post(item, "facebook").status()).isEqualTo(404);
        assertThat(stranger.me.get("/api/my-items/" + item + "/cross-posts").status())
                .isEqualTo(404);
        assertThat(stranger.me.post("/api/cross-posts/" + post + "/retry").status())
                .isEqualTo(404);
        assertThat(stranger.me.post("/api/cross-posts/nonsense/retry").status()).isEqualTo(404);
    }
}
