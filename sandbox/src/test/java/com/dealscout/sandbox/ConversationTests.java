package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Buyers write, by the control call or on the page of a listing; the seller's program reads and answers. */
class ConversationTests {

    private final Program seller = Program.connectedTo("facebook");
    private final Visitor visitor = seller.visitor();
    private final String reference = Program.newReference();
    private final String externalId = seller.list(reference);

    @Test
    void eachBuyerHasOneConversationAboutAListing() {
        write("Sarah", "Is it still there?");
        write("Mike", "I'm in the area");
        write("Sarah", "  At 6pm?  ");

        var conversations = seller.get("/conversations").json().get("items");

        assertThat(conversations
                        .valueStream()
                        .map(one -> one.get("buyer").get("name").stringValue()))
                .containsExactly("Mike", "Sarah");
        assertThat(conversations.get(1).get("unread").intValue()).isEqualTo(2);
        assertThat(conversations.get(1).get("reference").stringValue()).isEqualTo(reference);
        assertThat(messages(conversations.get(1))
                        .valueStream()
                        .map(one -> one.get("text").stringValue()))
                .containsExactly("Is it still there?", "At 6pm?");
    }

    @Test
    void theSellersAnswerIsSentOncePerKey() {
        write("Sarah", "Is it still there?");
        var conversation = conversation();

        var first = seller.say(conversation, "key-00001", "Yes");
        var again = seller.say(conversation, "key-00001", "Yes");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(thread())
                .extracting(one ->
                        one.get("from").stringValue() + ": " + one.get("text").stringValue())
                .containsExactly("Sarah: Is it still there?", "seller: Yes");
        assertThat(ListingTests.code(seller.say(conversation, "key-00001", "No")))
                .isEqualTo("400 invalid");
    }

    @Test
    void anAnswerNeedsAKeyAndAText() {
        write("Sarah", "Is it still there?");
        var conversation = conversation();

        assertThat(ListingTests.code(seller.say(conversation, "short", "Yes"))).isEqualTo("400 invalid");
        assertThat(ListingTests.code(seller.say(conversation, "key-00002", ""))).isEqualTo("400 invalid");
        assertThat(ListingTests.code(seller.say(conversation, "key-00002", "x".repeat(2_001))))
                .isEqualTo("400 invalid");
        assertThat(thread()).hasSize(1);
    }

    @Test
    void anotherSellersConversationIsUnknown() {
        write("Sarah", "Is it still there?");

        assertThat(ListingTests.code(Program.connectedTo("facebook").say(conversation(), "key-00003", "Hello")))
                .isEqualTo("404 not_found");
    }

    @Test
    void whoHasSeenItAllGetsAnEmptyPage() {
        write("Sarah", "Is it still there?");

        assertThat(seller.get("/conversations?updated_since=2999-01-01T00:00:00Z")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(ListingTests.code(seller.get("/conversations?updated_since=yesterday")))
                .isEqualTo("400 invalid");
    }

    @Test
    void aBuyerCanStillWriteAboutWhatHasEnded() {
        seller.end(reference, "sold_elsewhere");

        assertThat(write("Sarah", "Did you sell it?").status()).isEqualTo(201);
    }

    @Test
    void theFormOnThePageWorksWithoutScript() {
        var page = visitor.get("/facebook/listings/" + externalId);
        assertThat(page.body())
                .contains("action=\"/facebook/listings/" + externalId + "/messages\"", "Message seller")
                .doesNotContain("<script");

        var sent = visitor.submit(
                "/facebook/listings/" + externalId + "/messages", "name", "Mike", "text", "Hi\r\nthere <b>");
        seller.say(conversation(), "key-00004", "Hi Mike");

        assertThat(sent.status()).isEqualTo(303);
        assertThat(thread().getFirst().get("text").stringValue()).isEqualTo("Hi\nthere <b>");
        assertThat(visitor.get(sent.header("Location").replace("#written", "")).body())
                .contains("there &lt;b&gt;", "Hi Mike");
    }

    @Test
    void theFormSaysWhatIsMissingAndKeepsWhatWasTyped() {
        var answer = visitor.submit(
                "/facebook/listings/" + externalId + "/messages", "name", " ", "text", "Do not lose this");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", "Do not lose this");
        assertThat(thread()).isEmpty();
    }

    @Test
    void anEndedListingHasNoForm() {
        seller.end(reference, "withdrawn");

        assertThat(visitor.get("/facebook/listings/" + externalId).body())
                .contains("This listing has ended")
                .doesNotContain("<form");
        assertThat(visitor.submit("/facebook/listings/" + externalId + "/messages", "name", "Mike", "text", "Hi")
                        .status())
                .isEqualTo(409);
    }

    private Visitor.Answer write(String from, String text) {
        var body = Visitor.JSON.createObjectNode().put("from", from).put("text", text);
        return visitor.post("/control/facebook/listings/" + externalId + "/messages", body.toString());
    }

    private List<JsonNode> thread() {
        return visitor.get("/control/facebook/listings/" + externalId + "/messages")
                .json()
                .valueStream()
                .toList();
    }

    private String conversation() {
        return seller.get("/conversations").json().get("items").get(0).get("id").stringValue();
    }

    private JsonNode messages(JsonNode conversation) {
        return seller.get("/conversations/" + conversation.get("id").stringValue() + "/messages")
                .json()
                .get("items");
    }
}
