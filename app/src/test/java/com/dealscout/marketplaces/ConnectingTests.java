package com.dealscout.marketplaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.Answer;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningApp
class ConnectingTests {

    @Autowired
    Api api;

    @Autowired
    Tokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    Marketplaces marketplaces;

    @Autowired
    JdbcClient db;

    @AfterEach
    void healTheMarketplaces() {
        Trader.noFaults(api);
    }

    @Test
    void theListSaysWhatIsConnectedAndThatItIsAStandIn() {
        var seller = Trader.unconnected(api);

        var before = seller.marketplace("offerup");
        seller.connectAs("offerup", "chairs-of-pat");
        var after = seller.marketplace("offerup");

        assertThat(before.get("connected").asBoolean()).isFalse();
        assertThat(before.get("account_name").isNull()).isTrue();
        assertThat(after.get("name").asString()).isEqualTo("OfferUp");
        assertThat(after.get("mode").asString()).isEqualTo("partner");
        assertThat(after.get("stand_in").asBoolean()).isTrue();
        assertThat(after.get("connected").asBoolean()).isTrue();
        assertThat(after.get("account_name").asString()).isEqualTo("chairs-of-pat");
        assertThat(after.get("expires_at").isNull()).isFalse();
    }

    @Test
    void aConsentIsTakenOnce() {
        var seller = Trader.unconnected(api);
        var back = seller.agree("facebook", "&auto_approve=true");

        var first = seller.comeBack(back);
        var second = seller.comeBack(back);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).contains("Connected");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text()).contains("once").contains("ten minutes");
    }

    @Test
    void aConsentForOneMarketplaceIsNoneForAnotherAndAnExpiredOneIsNone() {
        var seller = Trader.unconnected(api);
        var other = seller.agree("facebook", "&auto_approve=true");
        var late = seller.agree("facebook", "&auto_approve=true");
        db.sql("update oauth_states set expires_at = created.at from (select now() - interval '1 s' as at) created "
                        + "where person_id = :person")
                .param("person", UUID.fromString(seller.me.id))
                .update();

        assertThat(seller.comeBack(URI.create(other.toString().replace("/facebook/callback", "/offerup/callback")))
                        .status())
                .isEqualTo(400);
        assertThat(seller.comeBack(late).status()).isEqualTo(400);
        assertThat(seller.marketplace("facebook").get("connected").asBoolean()).isFalse();
    }

    @Test
    void whatFailsIsSaidInWords() {
        var seller = Trader.unconnected(api);
        var back = seller.agree("facebook", "&auto_approve=true").toString();
        var state = back.substring(back.indexOf("state="));
        var callback = back.substring(0, back.indexOf('?'));

        var declined = seller.comeBack(URI.create(callback + "?error=access_denied&" + state));
        var unknown = seller.comeBack(URI.create(callback + "?code=abc&state=nobodys"));
        var again = seller.agree("facebook", "&auto_approve=true").toString();
        var wrongCode = seller.comeBack(URI.create(again.replaceFirst("code=[^&]+", "code=wrong")));

        assertThat(declined.text()).contains("You did not agree");
        assertThat(unknown.text()).contains("not connected");
        assertThat(wrongCode.status()).isEqualTo(502);
        assertThat(wrongCode.text()).contains("connect again");
    }

    @Test
    void tokensAreNotReadableInTheDatabase() {
        var seller = Trader.connectedTo(api, "facebook");

        var stored = db.sql("""
                select encode(access_token, 'escape') || encode(refresh_token, 'escape') || encode(webhook_secret, 'escape')
                from marketplace_accounts where person_id = :person
                """)
                .param("person", UUID.fromString(seller.me.id))
                .query(String.class)
                .single();

        var token = tokens.call(account(seller, "facebook"), t -> new Answer.Done<>(t));
        assertThat(token).isInstanceOf(Answer.Done.class);
        assertThat(stored).doesNotContain(((Answer.Done<String>) token).value());
    }

    @Test
    void manyWhoNeedAFreshTokenAtOnceRefreshItOnce() throws Exception {
        var seller = Trader.connectedTo(api, "offerup");
        var account = account(seller, "offerup");
        var connector = marketplaces.named("offerup").connector();
        seller.expireTokens("offerup");
        seller.fault("offerup", Map.of("kind", "slow", "delay_ms", 500, "operation", "token", "count", 1));

        // A second refresh with the same token would end the authorisation: the stand-in sees to that.
        Callable<Answer<?>> call = () -> tokens.call(account, connector::seller);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> call).toList());

            for (var answer : answers) {
                assertThat(answer.get()).isInstanceOf(Answer.Done.class);
            }
        }
        assertThat(tokens.call(account, connector::seller)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whenTheMarketplaceTakesNoTokenAnyMoreTheSellerIsToldAndPostsWaitAndGoOn() {
        var seller = Trader.unconnected(api);
        var account = "pat-" + UUID.randomUUID();
        seller.connectAs("facebook", account);
        var item = seller.postedItem("facebook");
        breakTheRefreshToken(seller);
        seller.expireTokens("facebook");

        seller.me.patch("/api/my-items/" + item, Map.of("price", 199)).expect(200);
        var letter = api.mailTo(seller.me.email, "Connect Facebook again");
        var waiting = seller.awaitStatus(item, "facebook", "live");
        var another = seller.draft();
        var refused = seller.post(another, "facebook");
        seller.connectAs("facebook", account);
        var listing = seller.awaitOnShelf(item, "facebook", "price", listingPrice(seller, item));

        assertThat(letter.get("text").asString()).contains("/marketplaces");
        assertThat(waiting.get("status").asString()).isEqualTo("live");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("connect again");
        assertThat(listing.get("status").asString()).isEqualTo("live");
        assertThat(seller.onShelf(item, "facebook")).hasSize(1);
    }

    private String listingPrice(Trader seller, String item) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> seller.onShelf(item, "facebook")
                        .getFirst()
                        .get("price")
                        .toString()
                        .contains("199"));
        return seller.onShelf(item, "facebook").getFirst().get("price").asString();
    }

    @Test
    void disconnectingRevokesThereAndForgetsHere() {
        var seller = Trader.connectedTo(api, "facebook");
        var account = account(seller, "facebook");
        var connector = marketplaces.named("facebook").connector();
        var token = ((Answer.Done<String>) tokens.call(account, t -> new Answer.Done<>(t))).value();

        var answer = seller.me.delete("/api/marketplace-accounts/facebook");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(connector.seller(token)).isInstanceOf(Answer.TokenRefused.class);
        assertThat(seller.marketplace("facebook").get("connected").asBoolean()).isFalse();
        assertThat(tokens.call(account, connector::seller)).isInstanceOf(Answer.TokenRefused.class);
        assertThat(accounts.webhookSecrets(account.id())).isEmpty();
        assertThat(seller.me.delete("/api/marketplace-accounts/facebook").status())
                .isEqualTo(204);
    }

    @Test
    void whatIsSoldWhileItsMarketplaceIsDisconnectedWaitsAndTheSellerIsTold() {
        var seller = Trader.unconnected(api);
        var account = "pat-" + UUID.randomUUID();
        seller.connectAs("facebook", account);
        var item = seller.postedItem("facebook");
        seller.me.delete("/api/marketplace-accounts/facebook");

        seller.me.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);
        var letter = api.mailTo(seller.me.email, "Still on Facebook");
        var waiting = seller.crossPost(item, "facebook");
        seller.connectAs("facebook", account);
        seller.awaitStatus(item, "facebook", "closed");

        assertThat(letter.get("text").asString()).contains("Connect it again");
        assertThat(waiting.get("status").asString()).isEqualTo("closing");
        assertThat(waiting.get("error").get("code").asString()).isEqualTo("reconnect");
        assertThat(seller.onShelf(item, "facebook").getFirst().get("status").asString())
                .isEqualTo("ended");
    }

    @Test
    void anotherAccountTakesNewPostsAndTheFormerKeepsItsOwn() {
        var seller = Trader.unconnected(api);
        seller.connectAs("facebook", "first-" + seller.me.id);
        var item = seller.postedItem("facebook");

        seller.connectAs("facebook", "second-" + seller.me.id);
        seller.me.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);
        seller.awaitStatus(item, "facebook", "closed");
        var next = seller.postedItem("facebook");

        assertThat(seller.onShelf(item, "facebook").getFirst().get("status").asString())
                .isEqualTo("ended");
        assertThat(seller.accountName("facebook")).isEqualTo("second-" + seller.me.id);
        assertThat(seller.onShelf(next, "facebook").getFirst().get("status").asString())
                .isEqualTo("live");
    }

    @Test
    void whatFailedForGoodIsTriedAgainWithTheAccountThatTookOver() {
        var seller = Trader.unconnected(api);
        seller.connectAs("facebook", "first-" + seller.me.id);
        var former = account(seller, "facebook");
        seller.fault("facebook", Map.of("kind", "status", "status", 403, "operation", "post", "count", 2));
        var retried = failedItem(seller);
        var postedAgain = failedItem(seller);

        seller.connectAs("facebook", "second-" + seller.me.id);
        var failed = seller.crossPost(retried, "facebook");
        seller.me
                .post("/api/cross-posts/" + failed.get("id").asString() + "/retry")
                .expect(200);
        seller.post(postedAgain, "facebook").expect(202);
        seller.awaitStatus(retried, "facebook", "live");
        seller.awaitStatus(postedAgain, "facebook", "live");

        assertThat(failed.get("status").asString()).isEqualTo("failed");
        assertThat(failed.get("error").get("retryable").asBoolean()).isFalse();
        assertThat(accounts.find(former.id()).orElseThrow().isConnected()).isFalse();
        assertThat(seller.onShelf(retried, "facebook")).hasSize(1);
        assertThat(seller.onShelf(postedAgain, "facebook")).hasSize(1);
    }

    private static String failedItem(Trader seller) {
        var item = seller.draft();
        seller.post(item, "facebook").expect(202);
        await().until(
                        () -> seller.awaitStatus(item, "facebook", "failed"),
                        p -> !p.get("error").get("retryable").asBoolean());
        return item;
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var seller = Trader.unconnected(api);

        assertThat(seller.me
                        .post("/api/marketplace-accounts/craigslist/connect")
                        .status())
                .isEqualTo(404);
        assertThat(seller.me.delete("/api/marketplace-accounts/facebook").status())
                .isEqualTo(404);
        assertThat(api.anonymous("/api/marketplaces").status()).isEqualTo(401);
        assertThat(api.anonymous("/marketplaces/craigslist/callback?code=1&state=2")
                        .status())
                .isEqualTo(404);
    }

    /** As if somebody else had used it. */
    private void breakTheRefreshToken(Trader seller) {
        db.sql("""
                update marketplace_accounts set refresh_token = null where person_id = :person
                """).param("person", UUID.fromString(seller.me.id)).update();
    }

    private Account account(Trader seller, String marketplace) {
        return accounts.current(PersonId.parse(seller.me.id), marketplace).orElseThrow();
    }
}
