package com.dealscout.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Talk as both sides see it: over the API, in the marketplaces' threads and in the mailbox. */
@RunningApp
class InboxTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration QUIET = Duration.ofSeconds(3);

    @Autowired
    private Api api;

    private final String word = Shop.word();
    private Shop shop;
    private String item;
    private String listing;

    @BeforeEach
    void aChairOnTwoMarketplaces() {
        shop = Shop.open(api, "facebook", "offerup");
        item = shop.post(Shop.chair(word));
        listing = shop.listing(word).get("id").asString();
        await("both live")
                .atMost(PATIENCE)
                .until(() -> crossPosts().stream()
                        .allMatch(p -> p.get("status").asString().equals("live")));
    }

    @AfterEach
    void noFaults() {
        api.sandbox("DELETE", "/control/offerup/faults", null);
    }

    @Test
    void buyersOfAllMarketplacesStandInOneInboxAndTheSellerIsMailedAboutEach() {
        buyerWrites("facebook", "Sarah", "I can meet at Starbucks on Main St this evening around 6pm?");
        buyerWrites("offerup", "Mike", "Is this still available?");

        var sarahs = conversationWith("Sarah", 1);
        var mikes = conversationWith("Mike", 1);

        assertThat(sarahs.get("marketplace").asString()).isEqualTo("facebook");
        assertThat(mikes.get("marketplace").asString()).isEqualTo("offerup");
        assertThat(mikes.get("item_id").asString()).isEqualTo(item);
        assertThat(mikes.get("unread").asInt()).isEqualTo(1);
        assertThat(mikes.get("messages").get(0).get("from").asString()).isEqualTo("buyer");
        var mail = api.mailTo(shop.seller.email, "Mike");
        assertThat(mail.get("text").asString())
                .contains("OfferUp", word, "Is this still available?", "/conversations/" + id(mikes));
        api.mailTo(shop.seller.email, "Sarah");
    }

    @Test
    void aReplyArrivesOnTheMarketplaceOnce() {
        buyerWrites("offerup", "Mike", "Is this still available?");
        var mikes = id(conversationWith("Mike", 1));

        var said = shop.seller
                .post("/api/conversations/" + mikes + "/messages", Map.of("text", "Yes! When suits you?"))
                .expect(201);

        assertThat(said.propertyNames()).containsExactlyInAnyOrder("from", "text", "at");
        assertThat(said.get("from").asString()).isEqualTo("seller");
        awaitSellersWords("offerup", "Yes! When suits you?");
        staysSo(() -> assertThat(sellersWords("offerup")).hasSize(1));
    }

    @Test
    void aReplyThatTheMarketplaceCouldNotTakeIsSentAgainAndOnlyOnce() {
        buyerWrites("offerup", "Mike", "Is this still available?");
        var mikes = id(conversationWith("Mike", 1));
        fault("offerup", Map.of("kind", "status", "status", 503, "count", 2));

        shop.seller
                .post("/api/conversations/" + mikes + "/messages", Map.of("text", "Yes!"))
                .expect(201);
        shop.seller
                .post("/api/conversations/" + mikes + "/messages", Map.of("text", "When suits you?"))
                .expect(201);

        await("both in order")
                .atMost(PATIENCE)
                .until(() -> sellersWords("offerup"), List.of("Yes!", "When suits you?")::equals);
    }

    @Test
    void textOfMessagesHasBounds() {
        buyerWrites("offerup", "Mike", "Is this still available?");
        var path = "/api/conversations/" + id(conversationWith("Mike", 1)) + "/messages";

        for (var text : List.of("", "   ", "x".repeat(2001), "bell\u0007")) {
            var refused = shop.seller.post(path, Map.of("text", text)).expect(400);
            assertThat(refused.get("errors").get(0).get("field").asString()).isEqualTo("text");
        }
        shop.seller.post(path, Map.of("words", "Hi")).expect(400);

        assertThat(conversationWith("Mike", 1).get("messages")).hasSize(1);
    }

    @Test
    void aConversationIsFoundByItsTwoPeopleOnly() {
        var ines = api.person();
        var conversation = id(ines.post("/api/listings/" + listing + "/interest", Map.of("text", "Does it recline?"))
                .expect(201));
        var stranger = api.person();

        stranger.get("/api/conversations/" + conversation).expect(404);
        stranger.post("/api/conversations/" + conversation + "/messages", Map.of("text", "Hi"))
                .expect(404);
        stranger.get("/api/conversations?item_id=" + item).expect(404);
        shop.seller.get("/api/conversations/" + UUID.randomUUID()).expect(404);
        shop.seller.get("/api/conversations/nonsense").expect(404);
        api.anonymous("/api/conversations/" + conversation).expect(401);
        ines.get("/api/conversations/" + conversation).expect(200);
        shop.seller.get("/api/conversations/" + conversation).expect(200);
    }

    @Test
    void twoPeopleOfDealScoutTalkThereAndEachIsToldOfTheOthersWords() {
        var ines = api.person();
        var path = "/api/listings/" + listing + "/interest";

        var first = ines.post(path, Map.of("text", "Does it recline?")).expect(201);
        var second = ines.post(path, Map.of("text", "And is it heavy?")).expect(201);
        var conversation = id(first);
        api.mailTo(shop.seller.email, "wrote about");
        shop.seller
                .post("/api/conversations/" + conversation + "/messages", Map.of("text", "Yes, and no."))
                .expect(201);

        assertThat(first.get("marketplace").asString()).isEqualTo("dealscout");
        assertThat(id(second)).as("one conversation for a buyer and an item").isEqualTo(conversation);
        assertThat(conversationWith("Pat", 3).get("unread").asInt()).isEqualTo(2);
        var mail = api.mailTo(ines.email, "wrote about");
        assertThat(mail.get("text").asString()).contains("Yes, and no.", "/conversations/" + conversation);
        var seen = ines.get("/api/conversations").expect(200).get("items").get(0);
        assertThat(seen.get("unread").asInt()).isEqualTo(1);
        ines.get("/api/conversations/" + conversation).expect(200);
        assertThat(ines.get("/api/conversations")
                        .expect(200)
                        .get("items")
                        .get(0)
                        .get("unread")
                        .asInt())
                .isZero();
    }

    @Test
    void nobodyIsInterestedInTheirOwnListingNorInOneThatIsGone() {
        var path = "/api/listings/" + listing + "/interest";
        shop.seller.post(path, Map.of("text", "Mine!")).expect(409);

        shop.seller.post("/api/my-items/" + item + "/sold").expect(200);

        var tooLate = api.person();
        await("gone")
                .atMost(PATIENCE)
                .until(
                        () -> tooLate.get("/api/listings/" + listing)
                                .expect(200)
                                .get("available")
                                .asBoolean(),
                        available -> !available);
        var refused = tooLate.post(path, Map.of("text", "Still there?")).expect(409);
        assertThat(refused.get("detail").asString()).contains(word, "no longer available");
        tooLate.post("/api/listings/" + UUID.randomUUID() + "/interest", Map.of("text", "Hi"))
                .expect(404);
    }

    @Test
    void onASaleTheOtherBuyersAreToldOnceInTheirThreadsAndTheChosenOneIsNot() {
        var ines = api.person();
        buyerWrites("facebook", "Sarah", "6pm at Starbucks?");
        buyerWrites("offerup", "Mike", "I am in the area.");
        ines.post("/api/listings/" + listing + "/interest", Map.of("text", "Does it recline?"))
                .expect(201);
        conversationWith("Sarah", 1);
        var mikes = id(conversationWith("Mike", 1));

        var sale = Map.of("price", 280, "conversation_id", mikes);
        shop.seller.post("/api/my-items/" + item + "/sold", sale).expect(200);
        shop.seller.post("/api/my-items/" + item + "/sold", sale).expect(200);

        await("Sarah is told")
                .atMost(PATIENCE)
                .until(() -> !sellersWords("facebook").isEmpty());
        api.mailTo(ines.email, "Sold: ");
        staysSo(() -> {
            assertThat(sellersWords("facebook")).singleElement().asString().contains("Thanks", word, "has been sold");
            assertThat(sellersWords("offerup")).isEmpty();
            assertThat(api.mailsTo(ines.email))
                    .filteredOn(m -> m.get("subject").asString().startsWith("Sold: "))
                    .hasSize(1);
        });
    }

    @Test
    void somebodyWhoAskedAndWatchesHearsOnceThatItIsGone() {
        var ines = api.person();
        ines.post("/api/listings/" + listing + "/interest", Map.of("text", "Does it recline?"))
                .expect(201);
        api.send(ines.request("/api/listings/" + listing + "/watch").PUT(HttpRequest.BodyPublishers.noBody()))
                .expect(204);

        shop.seller.post("/api/my-items/" + item + "/sold").expect(200);

        api.mailTo(ines.email, "Sold: ");
        staysSo(() -> assertThat(api.mailsTo(ines.email))
                .filteredOn(m -> m.get("subject").asString().startsWith("Sold: "))
                .hasSize(1));
    }

    @Test
    void aConversationOfAnotherItemCannotBeChosenAsTheBuyer() {
        var other = Shop.open(api, "offerup");
        var otherWord = Shop.word();
        other.list(Shop.chair(otherWord), otherWord);
        var foreign = id(shop.seller
                .post(
                        "/api/listings/" + other.listing(otherWord).get("id").asString() + "/interest",
                        Map.of("text", "Hi"))
                .expect(201));

        shop.seller
                .post("/api/my-items/" + item + "/sold", Map.of("conversation_id", foreign))
                .expect(400);
    }

    private void buyerWrites(String marketplace, String name, String text) {
        api.sandbox(
                        "POST",
                        "/control/" + marketplace + "/listings/" + externalId(marketplace) + "/messages",
                        Map.of("from", name, "text", text))
                .expect(201);
    }

    private JsonNode conversationWith(String buyer, int messages) {
        return await("talk with " + buyer)
                .atMost(PATIENCE)
                .until(
                        () -> shop.seller
                                .get("/api/conversations?item_id=" + item)
                                .expect(200)
                                .get("items")
                                .valueStream()
                                .filter(c -> c.get("buyer_name").asString().equals(buyer)
                                        && c.get("messages").size() >= messages)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private List<JsonNode> crossPosts() {
        return shop.seller
                .get("/api/my-items/" + item + "/cross-posts")
                .expect(200)
                .get("items")
                .valueStream()
                .toList();
    }

    private String externalId(String marketplace) {
        return crossPosts().stream()
                .filter(p -> p.get("marketplace").asString().equals(marketplace))
                .findFirst()
                .orElseThrow()
                .get("external_id")
                .asString();
    }

    private List<String> sellersWords(String marketplace) {
        return api.sandbox(
                        "GET", "/control/" + marketplace + "/listings/" + externalId(marketplace) + "/messages", null)
                .expect(200)
                .valueStream()
                .filter(m -> m.get("from").asString().equals("seller"))
                .map(m -> m.get("text").asString())
                .toList();
    }

    private void awaitSellersWords(String marketplace, String text) {
        await("“" + text + "” on " + marketplace)
                .atMost(PATIENCE)
                .until(() -> sellersWords(marketplace).contains(text));
    }

    private void fault(String marketplace, Map<String, Object> fault) {
        assertThat(api.sandbox("POST", "/control/" + marketplace + "/faults", fault)
                        .status())
                .isBetween(200, 299);
    }

    /** What holds now must still hold when a repeat would have had time to arrive. */
    private static void staysSo(org.awaitility.core.ThrowingRunnable holds) {
        await().during(QUIET).atMost(PATIENCE).untilAsserted(holds);
    }

    private static String id(JsonNode conversation) {
        return conversation.get("id").asString();
    }
}
