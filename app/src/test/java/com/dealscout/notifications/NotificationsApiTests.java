package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApp
class NotificationsApiTests {

    @Autowired
    private Api api;

    @Autowired
    private Notifications notifications;

    @Test
    void anAlertIsListedWithItsRulesTimesAndDeliveries() {
        var me = api.unconfirmedPerson();
        var rule = new Reason(UUID.randomUUID(), "Chairs", "/deal-alert-rules/x/pause?token=secret");
        var listing = UUID.randomUUID();

        tell(me, listing, "Leather Chair", rule);

        var shown = me.get("/api/notifications").expect(200);
        assertThat(shown.get("next_cursor").isNull()).isTrue();
        assertThat(shown.get("items").size()).isEqualTo(1);
        var one = shown.get("items").get(0);
        assertThat(one.propertyNames())
                .containsExactly(
                        "id",
                        "kind",
                        "title",
                        "listing_id",
                        "item_id",
                        "rules",
                        "read",
                        "created_at",
                        "listed_at",
                        "matched_at",
                        "deliveries");
        assertThat(one.get("kind").asString()).isEqualTo("deal_alert");
        assertThat(one.get("title").asString()).isEqualTo("Leather Chair");
        assertThat(one.get("listing_id").asString()).isEqualTo(listing.toString());
        assertThat(one.get("rules").toString()).isEqualTo("[{\"id\":\"" + rule.id() + "\",\"name\":\"Chairs\"}]");
        assertThat(one.get("read").asBoolean()).isFalse();
        assertThat(one.get("listed_at").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(one.get("matched_at").asString()).isEqualTo("2026-01-01T00:00:01Z");
        assertThat(one.get("deliveries").valueStream().map(d -> d.get("channel").asString()))
                .containsExactly("email", "discord", "in_app");
        var discord = one.get("deliveries").get(1);
        assertThat(discord.propertyNames())
                .containsExactly("channel", "status", "not_before", "attempts", "sent_at", "last_error");
        assertThat(discord.get("status").asString()).isEqualTo("skipped");
        assertThat(one.get("deliveries").get(2).get("status").asString()).isEqualTo("sent");
    }

    @Test
    void theListComesInPagesNewestFirst() {
        var me = api.unconfirmedPerson();
        IntStream.range(0, 5).forEach(i -> tell(me, UUID.randomUUID(), "Chair " + i));

        var first = me.get("/api/notifications?limit=3").expect(200);
        var second = me.get("/api/notifications?limit=3&cursor="
                        + first.get("next_cursor").asString())
                .expect(200);

        assertThat(first.get("items").valueStream().map(n -> n.get("title").asString()))
                .containsExactly("Chair 4", "Chair 3", "Chair 2");
        assertThat(second.get("items").valueStream().map(n -> n.get("title").asString()))
                .containsExactly("Chair 1", "Chair 0");
        assertThat(second.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void whatWasReadIsNotUnread() {
        var me = api.unconfirmedPerson();
        tell(me, UUID.randomUUID(), "Chair");
        var id = me.get("/api/notifications?unread=true")
                .expect(200)
                .at("/items/0/id")
                .asString();

        assertThat(me.post("/api/notifications/" + id + "/read")
                        .expect(200)
                        .get("read")
                        .asBoolean())
                .isTrue();
        me.post("/api/notifications/" + id + "/read").expect(200);

        assertThat(me.get("/api/notifications?unread=true")
                        .expect(200)
                        .get("items")
                        .isEmpty())
                .isTrue();
        assertThat(me.get("/api/notifications").expect(200).get("items").size()).isEqualTo(1);
        me.get("/api/notifications?unread=perhaps").expect(400);
    }

    @Test
    void anothersNotificationIsNotThere() {
        var me = api.unconfirmedPerson();
        var another = api.unconfirmedPerson();
        tell(me, UUID.randomUUID(), "Chair");
        var id = me.get("/api/notifications").expect(200).at("/items/0/id").asString();

        another.post("/api/notifications/" + id + "/read").expect(404);
        another.post("/api/notifications/nonsense/read").expect(404);
        assertThat(another.get("/api/notifications").expect(200).get("items").isEmpty())
                .isTrue();
        api.anonymous("/api/notifications").expect(401);
        assertThat(me.get("/api/notifications?unread=true")
                        .expect(200)
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void mailsAboutTheAccountAreNotListed() {
        var me = api.unconfirmedPerson();

        assertThat(me.get("/api/notifications").expect(200).get("items").isEmpty())
                .isTrue();
    }

    @Test
    void deliveriesAreForAdministrators() {
        var me = api.unconfirmedPerson();

        me.get("/api/admin/deliveries?status=dead").expect(403);
        me.post("/api/admin/deliveries/" + UUID.randomUUID() + "/retry").expect(403);
        var admin = api.admin();
        admin.get("/api/admin/deliveries?status=dead").expect(200);
        admin.get("/api/admin/deliveries?status=lost").expect(400);
        admin.post("/api/admin/deliveries/" + UUID.randomUUID() + "/retry").expect(404);
    }

    private void tell(Api.Caller person, UUID listing, String title, Reason... rules) {
        notifications.tell(
                new Announcement(
                        Kind.DEAL_ALERT,
                        "deal:" + listing,
                        title,
                        listing,
                        UUID.randomUUID(),
                        MailTextTests.chair(),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:01Z")),
                List.of(new Recipient(
                        new PersonId(UUID.fromString(person.id)),
                        Set.of(Channel.EMAIL, Channel.DISCORD),
                        List.of(rules))));
    }
}
