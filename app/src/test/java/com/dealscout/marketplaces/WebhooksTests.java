package com.dealscout.marketplaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningApp
class WebhooksTests {

    @Autowired
    Api api;

    @Autowired
    Accounts accounts;

    @Autowired
    Replies replies;

    @Autowired
    JdbcClient db;

    @AfterEach
    void healTheMarketplaces() {
        Trader.noFaults(api);
    }

    @Test
    void whatIsSoldOnOneMarketplaceIsSoldAndEndsOnTheOthers() {
        var seller = Trader.connectedTo(api, "facebook", "offerup");
        var item = seller.postedItem("facebook", "offerup");
        var there =
                seller.onShelf(item, "offerup").getFirst().get("external_id").asString();

        api.sandbox("POST", "/control/offerup/listings/" + there + "/sold", null);

        seller.awaitStatus(item, "offerup", "closed");
        seller.awaitStatus(item, "facebook", "closed");
        assertThat(seller.me
                        .get("/api/my-items/" + item)
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("sold");
        assertThat(seller.onShelf(item, "facebook").getFirst().get("status").asString())
                .isEqualTo("ended");
    }

    @Test
    void whatTheMarketplaceTookDownIsClosedAndTheSellerIsTold() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        var reference = "ds-" + seller.crossPost(item, "facebook").get("id").asString();

        var answer = send(seller, ended(reference, "removed", UUID.randomUUID(), Long.MAX_VALUE));
        var closed = seller.awaitStatus(item, "facebook", "closed");

        assertThat(answer).isEqualTo(204);
        assertThat(closed.get("error").get("code").asString()).isEqualTo("removed");
        assertThat(api.mailTo(seller.me.email, "No longer on Facebook")
                        .get("text")
                        .asString())
                .contains("taken down on Facebook");
    }

    @Test
    void anEventThatIsNotProvenToBeFromTheMarketplaceIsRefusedWithoutAWord() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        var reference = "ds-" + seller.crossPost(item, "facebook").get("id").asString();
        var event = ended(reference, "sold_here", UUID.randomUUID(), Long.MAX_VALUE);
        var secret = accounts.webhookSecrets(account(seller).id()).getFirst();
        var now = Instant.now();

        var forged = send(path(seller), event, signature("x".repeat(43), now, event));
        var old = send(path(seller), event, signature(secret, now.minusSeconds(301), event));
        var changed = send(path(seller), event + " ", signature(secret, now, event));
        var unsigned = send(path(seller), event, "");
        var otherMarketplace =
                send(path(seller).replace("/facebook/", "/offerup/"), event, signature(secret, now, event));
        var nobodys = send("/webhooks/facebook/" + UUID.randomUUID(), event, signature(secret, now, event));
        var nonsense = send(path(seller), "{", signature(secret, now, "{"));
        var huge = "x".repeat(300_000);

        assertThat(List.of(forged, old, changed, unsigned, otherMarketplace, nobodys, nonsense))
                .containsOnly(401);
        assertThat(send(path(seller), huge, signature(secret, now, huge))).isEqualTo(413);
        assertThat(seller.crossPost(item, "facebook").get("status").asString()).isEqualTo("live");
    }

    @Test
    void aRepeatedEventAndAnOlderStateChangeNothing() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        var reference = "ds-" + seller.crossPost(item, "facebook").get("id").asString();
        var sequence = Instant.now().getEpochSecond() + 1000;
        var id = UUID.randomUUID();

        send(seller, ended(reference, "expired", id, sequence));
        seller.awaitStatus(item, "facebook", "closed");
        var again = send(seller, ended(reference, "expired", id, sequence));
        var older = send(seller, stateWithoutListing(reference, sequence - 1));

        assertThat(again).isEqualTo(204);
        assertThat(older).isEqualTo(204);
        assertThat(db.sql("select count(*) from webhook_events where event_id = :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(seller.crossPost(item, "facebook").get("status").asString()).isEqualTo("closed");
    }

    @Test
    void theMarketplaceMayMakeSureThatTheAddressIsOurs() {
        var seller = Trader.connectedTo(api, "facebook");

        var echo = api.anonymous(path(seller) + "?challenge=x-42");

        assertThat(echo.status()).isEqualTo(200);
        assertThat(echo.text()).isEqualTo("x-42");
        assertThat(echo.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(api.anonymous("/webhooks/facebook/" + UUID.randomUUID() + "?challenge=x-42")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aMessageReachesTheInboxOnceWithItsBuyersName() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        var there =
                seller.onShelf(item, "facebook").getFirst().get("external_id").asString();

        buyerWrites(there, "Mike", "Is it still there?");
        buyerWrites(there, "Mike", "I can come today.");
        await().atMost(Duration.ofSeconds(20)).until(() -> handedOn(seller) == 2);
        pollNow(seller);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);

        assertThat(handedOn(seller)).isEqualTo(2);
        assertThat(db.sql(
                                "select count(*) from marketplace_messages m join marketplace_accounts a on a.id = m.account_id "
                                        + "where a.person_id = :person and body is not null")
                        .param("person", UUID.fromString(seller.me.id))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(conversations(seller)).containsOnly("Mike");
    }

    @Test
    void whatWebhooksMissedIsFoundByLooking() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        var there =
                seller.onShelf(item, "facebook").getFirst().get("external_id").asString();
        deafen(seller);

        buyerWrites(there, "Sarah", "Hello?");
        api.sandbox("POST", "/control/facebook/listings/" + there + "/sold", null);
        pollNow(seller);

        await().atMost(Duration.ofSeconds(20)).until(() -> handedOn(seller) == 1);
        seller.awaitStatus(item, "facebook", "closed");
        assertThat(conversations(seller)).containsOnly("Sarah");
    }

    @Test
    void aReplyReachesTheBuyerOnceThoughItIsSentTwice() {
        var seller = Trader.connectedTo(api, "facebook");
        var item = seller.postedItem("facebook");
        var there =
                seller.onShelf(item, "facebook").getFirst().get("external_id").asString();
        buyerWrites(there, "Mike", "Is it still there?");
        await().atMost(Duration.ofSeconds(20)).until(() -> handedOn(seller) == 1);
        var conversation = db.sql("select conversation_id from marketplace_messages where account_id = :account")
                .param("account", account(seller).id())
                .query(String.class)
                .single();
        var me = PersonId.parse(seller.me.id);
        var key = UUID.randomUUID().toString();

        var first = replies.send(me, "facebook", conversation, "Yes, it is.", key);
        var second = replies.send(me, "facebook", conversation, "Yes, it is.", key);
        var tooLong = replies.send(me, "facebook", conversation, "x".repeat(2001), key);
        var unknown = replies.send(
                me, "facebook", "nobody", "Hello", UUID.randomUUID().toString());
        var unconnected = replies.send(me, "offerup", conversation, "Hello", key);

        assertThat(first).isInstanceOf(Replies.Outcome.Sent.class).isEqualTo(second);
        assertThat(List.of(tooLong, unknown, unconnected)).allMatch(Replies.Outcome.Refused.class::isInstance);
        var thread = api.sandbox("GET", "/control/facebook/listings/" + there + "/messages", null)
                .expect(200);
        assertThat(thread.valueStream()
                        .map(m ->
                                m.get("from").asString() + ": " + m.get("text").asString()))
                .containsExactly("Mike: Is it still there?", "seller: Yes, it is.");
    }

    private void buyerWrites(String externalId, String name, String text) {
        api.sandbox(
                        "POST",
                        "/control/facebook/listings/" + externalId + "/messages",
                        Map.of("from", name, "text", text))
                .expect(201);
    }

    private int handedOn(Trader seller) {
        return db.sql("""
                select count(*) from marketplace_messages m join marketplace_accounts a on a.id = m.account_id
                where a.person_id = :person and m.next_attempt_at is null
                """)
                .param("person", UUID.fromString(seller.me.id))
                .query(Integer.class)
                .single();
    }

    private List<String> conversations(Trader seller) {
        return db.sql("select buyer_name from marketplace_conversations where account_id = :account")
                .param("account", account(seller).id())
                .query(String.class)
                .list();
    }

    /** Webhooks still come, and are refused. */
    private void deafen(Trader seller) {
        db.sql("update marketplace_accounts set webhook_secret = null, former_webhook_secret = null where id = :id")
                .param("id", account(seller).id())
                .update();
    }

    private void pollNow(Trader seller) {
        db.sql("update marketplace_accounts set next_poll_at = connected_at where id = :id")
                .param("id", account(seller).id())
                .update();
    }

    private Account account(Trader seller) {
        return accounts.current(PersonId.parse(seller.me.id), "facebook").orElseThrow();
    }

    private String path(Trader seller) {
        return "/webhooks/facebook/" + account(seller).id();
    }

    private int send(Trader seller, String event) {
        var secret = accounts.webhookSecrets(account(seller).id()).getFirst();
        return send(path(seller), event, signature(secret, Instant.now(), event));
    }

    private int send(String path, String event, String signature) {
        return api.send(api.request(path)
                        .header("Content-Type", "application/json")
                        .header("Partner-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(event)))
                .status();
    }

    private static String signature(String secret, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var tag = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(tag);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String ended(String reference, String reason, UUID id, long sequence) {
        var now = Instant.now();
        return """
                {"id":"%s","type":"listing.ended","reference":"%s","sequence":%d,"createdAt":"%s",
                 "listing":{"reference":"%s","revision":1,"state":"ended","endReason":"%s","updatedAt":"%s"}}""".formatted(id, reference, sequence, now, reference, reason, now);
    }

    private static String stateWithoutListing(String reference, long sequence) {
        return """
                {"id":"%s","type":"listing.live","reference":"%s","sequence":%d,"createdAt":"%s"}""".formatted(UUID.randomUUID(), reference, sequence, Instant.now());
    }
}
