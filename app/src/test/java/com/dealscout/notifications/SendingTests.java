package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The life of deliveries, against a mail server and a Discord that refuse what the real ones would. */
@RunningApp
class SendingTests {

    private static final String PREFERENCES = "/api/notification-preferences";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Api api;

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient db;

    @Value("${dealscout.sandbox-url}")
    private String sandbox;

    @AfterEach
    void noFaultIsLeftForTheNext() {
        api.sandbox("DELETE", "/control/mail/faults", null);
        api.sandbox("DELETE", "/control/discord/faults", null);
    }

    @Test
    void sarahsMailArrivesCharacterForCharacter() {
        var sarah = api.person();
        var rule = rule("Gaming Furniture Under $350");

        tell(sarah, chair(), Set.of(Channel.EMAIL), rule);

        var mail = api.mailTo(sarah.email, "Deal Alert");
        assertThat(mail.get("from").asString()).isEqualTo("Deal Scout <alerts@dealscout.local>");
        assertThat(mail.get("subject").asString()).isEqualTo("Deal Alert: Gaming Furniture Under $350");
        assertThat(lines(mail.get("text"))).startsWith("""
                        🎯 New Deal Matching Your Alert:
                           Gaming Furniture Under $350

                        VINTAGE LEATHER GAMING CHAIR

                        Price: $299.99
                        Category: Furniture - Gaming
                        Condition: Excellent
                        Location: San Jose, CA

                        [View Listing on Facebook]
                        http://localhost:8090/facebook/listings/1
                        [View Listing on Offerup]
                        http://localhost:8090/offerup/listings/2

                        You're receiving this because you created an alert
                        for "Gaming Furniture Under $350"

                        """);
        assertThat(mail.get("html").asString())
                .contains(
                        "🎯 New Deal Matching Your Alert:",
                        "VINTAGE LEATHER GAMING CHAIR",
                        "$299.99",
                        "href=\"http://localhost:8090/facebook/listings/1\"",
                        "You&#39;re receiving this because you created an alert",
                        "for &quot;Gaming Furniture Under $350&quot;")
                .doesNotContain("<script", " th:", "${");
    }

    @Test
    void aMailCanBeUnsubscribedFromWithOneClick() {
        var me = api.person();
        tell(me, chair(), Set.of(Channel.EMAIL), rule("Chairs"));

        var headers = api.mailTo(me.email, "Deal Alert").get("headers");
        var link = headers.get("List-Unsubscribe").asString().replaceAll("[<>\\s]", "");
        assertThat(headers.get("List-Unsubscribe-Post").asString()).isEqualTo("List-Unsubscribe=One-Click");
        api.send(HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")))
                .expect(200);

        tell(me, chair(), Set.of(Channel.EMAIL), rule("Chairs"));

        var delivery = settled(me, 0, "email");
        assertThat(delivery.get("status").asString()).isEqualTo("skipped");
        assertThat(delivery.get("last_error").asString()).isEqualTo(Unreachable.EMAIL_OFF);
    }

    @Test
    void hostileWordsStayWords() {
        var me = api.person();
        var hostile = new Content.Deal(
                "<script>alert(1)</script> & Bcc: x@example.org",
                null,
                "USD",
                "\"><img src=x>",
                null,
                null,
                null,
                "http://localhost/listings/1",
                List.of());

        tell(me, hostile, Set.of(Channel.EMAIL), rule("Chairs\r\nBcc: everybody@example.org"));

        var mail = api.mailTo(me.email, "Deal Alert");
        assertThat(mail.get("subject").asString()).isEqualTo("Deal Alert: Chairs Bcc: everybody@example.org");
        assertThat(mail.get("headers").propertyNames()).doesNotContain("Bcc");
        assertThat(mail.get("html").asString())
                .contains("&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt; &amp; BCC")
                .doesNotContainIgnoringCase("<script")
                .doesNotContainIgnoringCase("<img");
    }

    @Test
    void mailsAboutTheAccountGoOutWhateverThePreferencesAreAndHoldOneLink() {
        var me = api.person();
        me.put(PREFERENCES, Map.of("channels", Map.of("email", Map.of("enabled", false))))
                .expect(200);

        api.anonymous("POST", "/api/auth/password-reset", Map.of("email", me.email))
                .expect(202);

        assertOneLink(api.mailTo(me.email, "Reset"), "/reset-password?token=");
        assertOneLink(api.mailTo(me.email, "Confirm"), "/verify-email?token=");
    }

    private static void assertOneLink(JsonNode mail, String path) {
        var links = Pattern.compile("https?://\\S+")
                .matcher(mail.get("text").asString())
                .results()
                .toList();
        assertThat(links).hasSize(1);
        assertThat(links.getFirst().group()).contains(path);
        assertThat(mail.get("headers").propertyNames()).doesNotContain("List-Unsubscribe");
    }

    @Test
    void nothingButAccountMailsGoesToAnAddressThatIsNotConfirmed() {
        var me = api.unconfirmedPerson();

        tell(me, chair(), Set.of(Channel.EMAIL), rule("Chairs"));

        var delivery = settled(me, 0, "email");
        assertThat(delivery.get("status").asString()).isEqualTo("skipped");
        assertThat(delivery.get("last_error").asString()).isEqualTo(Unreachable.EMAIL_UNCONFIRMED);
    }

    @Test
    void aMailboxThatIsUnknownIsDeadAtOnceAndAnAdministratorCanTryAgain() {
        var me = api.person();
        mailFault(me, "reject");

        var trial = me.post(PREFERENCES + "/channels/email/test").expect(200);

        assertThat(trial.get("status").asString()).isEqualTo("dead");
        assertThat(trial.get("detail").asString()).contains("550");
        var admin = api.admin();
        var dead = admin.get("/api/admin/deliveries?status=dead&limit=200")
                .expect(200)
                .get("items")
                .valueStream()
                .filter(d -> d.get("user_id").asString().equals(me.id))
                .findFirst()
                .orElseThrow();
        assertThat(dead.get("attempts").asInt()).isEqualTo(1);

        var path = "/api/admin/deliveries/" + dead.get("id").asString() + "/retry";
        assertThat(admin.post(path).expect(200).get("status").asString()).isEqualTo("due");

        var mail = api.mailTo(me.email, "Test message");
        assertThat(mail.at("/headers/Message-ID").asString())
                .isEqualTo("<" + dead.get("notification_id").asString() + "@dealscout.local>");
        await().until(() -> admin.post(path).status() == 409);
    }

    @Test
    void whatTheMailServerPutsOffIsTriedAgain() {
        var me = api.person();
        mailFault(me, "defer");

        var trial = me.post(PREFERENCES + "/channels/email/test").expect(200);

        assertThat(trial.get("status").asString()).isEqualTo("sent");
        assertThat(attempts(me)).isEqualTo(2);
        assertThat(testMails(me)).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksOffIsTriedAgain() {
        var me = api.person();
        mailFault(me, "drop_connection");

        var trial = me.post(PREFERENCES + "/channels/email/test").expect(200);

        assertThat(trial.get("status").asString()).isEqualTo("sent");
        assertThat(testMails(me)).hasSize(1);
    }

    @Test
    void aMailThatMayHaveArrivedIsSentAgainWithTheSameMessageId() {
        var me = api.person();
        mailFault(me, "drop_after_accept");

        var trial = me.post(PREFERENCES + "/channels/email/test").expect(200);

        assertThat(trial.get("status").asString()).isEqualTo("sent");
        var mails = testMails(me);
        assertThat(mails).hasSize(2);
        assertThat(mails.stream()
                        .map(m -> m.at("/headers/Message-ID").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void oneRecipientsFaultDoesNotKeepAnotherWaiting() {
        var first = api.person();
        var second = api.person();
        mailFault(first, "defer");
        tell(first, chair(), Set.of(Channel.EMAIL), rule("Chairs"));
        await().until(() ->
                "failed".equals(delivery(first, 0, "email").get("status").asString()));

        tell(second, chair(), Set.of(Channel.EMAIL), rule("Chairs"));

        await().atMost(PATIENCE)
                .until(() ->
                        "sent".equals(delivery(second, 0, "email").get("status").asString()));
        assertThat(settled(first, 0, "email").get("status").asString()).isEqualTo("sent");
    }

    @Test
    void discordShowsTheSameFactsInOneEmbedAndMentionsNobody() {
        var sarah = api.person();
        var webhook = discord(sarah);

        tell(sarah, chair(), EnumSet.of(Channel.DISCORD), rule("Gaming Furniture Under $350"));

        var message = discordMessages(webhook, 1).getFirst();
        assertThat(message.get("embeds").size()).isEqualTo(1);
        var embed = message.at("/embeds/0");
        assertThat(embed.get("title").asString()).isEqualTo("🎯 Deal Alert: Gaming Furniture Under $350");
        assertThat(embed.get("description").asString()).isEqualTo("""
                        **Vintage Leather Gaming Chair**

                        [View Listing on Facebook](http://localhost:8090/facebook/listings/1)
                        [View Listing on Offerup](http://localhost:8090/offerup/listings/2)
                        [See it on Deal Scout](http://localhost:8080/listings/3)

                        💚 This matches your alert "Gaming Furniture Under $350\"""");
        assertThat(embed.get("fields")
                        .valueStream()
                        .map(f ->
                                f.get("name").asString() + ": " + f.get("value").asString()))
                .containsExactly(
                        "Price: $299.99",
                        "Category: Furniture - Gaming",
                        "Condition: Excellent",
                        "Location: San Jose, CA");
        assertThat(embed.at("/image/url").asString()).isEqualTo("http://localhost:8080/photos/1");
        assertThat(settled(sarah, 0, "discord").get("status").asString()).isEqualTo("sent");
    }

    @Test
    void discordsPauseIsObeyed() {
        var me = api.person();
        var webhook = discord(me);
        api.sandbox(
                        "POST",
                        "/control/discord/faults",
                        Map.of("kind", "status", "status", 429, "retry_after_s", 4, "count", 1))
                .expect(204);
        var asked = Instant.now();

        tell(me, chair(), Set.of(Channel.DISCORD), rule("Chairs"));

        assertThat(discordMessages(webhook, 1)).hasSize(1);
        var delivery = settled(me, 0, "discord");
        assertThat(Instant.parse(delivery.get("sent_at").asString())).isAfter(asked.plusSeconds(4));
        assertThat(delivery.get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void moreThanDiscordTakesAtOnceArrivesAllTheSame() {
        var me = api.person();
        var webhook = discord(me);

        for (var i = 0; i < 12; i++) {
            tell(me, chair(), Set.of(Channel.DISCORD), rule("Chairs"));
        }

        assertThat(discordMessages(webhook, 12)).hasSize(12);
    }

    @Test
    void aWebhookThatIsGoneIsDeadAtOnce() {
        var me = api.person();
        discord(me);
        api.sandbox("POST", "/control/discord/faults", Map.of("kind", "status", "status", 404, "count", 1))
                .expect(204);

        var trial = me.post(PREFERENCES + "/channels/discord/test").expect(200);

        assertThat(trial.get("status").asString()).isEqualTo("dead");
        assertThat(trial.get("detail").asString()).contains("404");
    }

    @Test
    void whatTheDeadSenderLeftBehindIsSentWithTheSameMessageId() {
        var me = api.person();
        var key = tell(me, chair(), Set.of(Channel.EMAIL), rule("Chairs"));
        settled(me, 0, "email");
        // As a process leaves it that dies between the mail server's yes and its own commit.
        db.sql("""
                        update deliveries set status = 'sending', sent_at = null, claim = gen_random_uuid(),
                               lease_until = '2026-01-01T00:00:00Z'
                        where notification_id in (select id from notifications where once_key = :key)
                        """).param("key", key).update();

        assertThat(settled(me, 0, "email").get("status").asString()).isEqualTo("sent");

        var mails = api.mailsTo(me.email).stream()
                .filter(m -> m.get("subject").asString().startsWith("Deal Alert"))
                .toList();
        assertThat(mails).hasSize(2);
        assertThat(mails.stream()
                        .map(m -> m.at("/headers/Message-ID").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whatIsStillBeingSentIsNotSentAgainHoweverLongAgoItsLeaseRanOut() {
        var me = api.person();
        var webhook = discord(me);
        api.sandbox("POST", "/control/discord/faults", Map.of("kind", "slow", "delay_ms", 4000, "count", 1))
                .expect(204);
        tell(me, chair(), Set.of(Channel.DISCORD), rule("Chairs"));
        await().atMost(PATIENCE)
                .until(() -> delivery(me, 0, "discord").get("status").asString(), "sending"::equals);

        // As it is after a time without the database, in which no lease could be renewed.
        db.sql("""
                        update deliveries set lease_until = '2026-01-01T00:00:00Z'
                        where status = 'sending' and notification_id in
                            (select id from notifications where person_id = :person::uuid)
                        """).param("person", me.id).update();

        var delivery = settled(me, 0, "discord");
        assertThat(delivery.get("status").asString()).isEqualTo("sent");
        assertThat(delivery.get("attempts").asInt()).isEqualTo(1);
        assertThat(discordMessages(webhook, 1)).hasSize(1);
    }

    private void mailFault(Api.Caller person, String kind) {
        api.sandbox("POST", "/control/mail/faults", Map.of("kind", kind, "to", person.email, "count", 1))
                .expect(204);
    }

    private String discord(Api.Caller person) {
        var id = "w" + UUID.randomUUID();
        var url = sandbox + "/discord/api/webhooks/" + id + "/token";
        person.put(PREFERENCES, Map.of("channels", Map.of("discord", Map.of("enabled", true, "webhook_url", url))))
                .expect(200);
        return id;
    }

    private List<JsonNode> discordMessages(String webhook, int atLeast) {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.sandbox("GET", "/control/discord/messages", null)
                                .expect(200)
                                .valueStream()
                                .filter(m -> m.get("webhook_id").asString().equals(webhook))
                                .toList(),
                        messages -> messages.size() >= atLeast);
    }

    private List<JsonNode> testMails(Api.Caller person) {
        return api.mailsTo(person.email).stream()
                .filter(m -> m.get("subject").asString().startsWith("Test message"))
                .toList();
    }

    private int attempts(Api.Caller person) {
        return db.sql("""
                        select max(d.attempts) from deliveries d join notifications n on n.id = d.notification_id
                        where n.person_id = :person::uuid and n.once_key like 'trial:%'
                        """).param("person", person.id).query(Integer.class).single();
    }

    private JsonNode settled(Api.Caller person, int index, String channel) {
        return await().atMost(PATIENCE)
                .until(
                        () -> delivery(person, index, channel),
                        d -> List.of("sent", "dead", "skipped", "cancelled")
                                .contains(d.get("status").asString()));
    }

    private static JsonNode delivery(Api.Caller person, int index, String channel) {
        return person.get("/api/notifications")
                .expect(200)
                .get("items")
                .get(index)
                .get("deliveries")
                .valueStream()
                .filter(d -> d.get("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private String tell(Api.Caller person, Content.Deal deal, Set<Channel> channels, Reason... rules) {
        var listing = UUID.randomUUID();
        var key = "deal:" + listing;
        var now = Instant.parse("2026-01-01T00:00:00Z");
        notifications.tell(
                new Announcement(Kind.DEAL_ALERT, key, deal.title(), listing, UUID.randomUUID(), deal, now, now),
                List.of(new Recipient(new PersonId(UUID.fromString(person.id)), channels, List.of(rules))));
        return key;
    }

    private static Content.Deal chair() {
        return MailTextTests.chair();
    }

    private static Reason rule(String name) {
        return new Reason(UUID.randomUUID(), name, "/deal-alert-rules/1/pause?token=t");
    }

    private static String lines(JsonNode text) {
        return text.asString().replace("\r\n", "\n");
    }
}
