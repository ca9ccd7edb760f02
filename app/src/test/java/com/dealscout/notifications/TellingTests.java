package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What telling writes, before anything is sent; the recipients here are ids that nobody has. */
@RunningApp
class TellingTests {

    private static final int CROWD = 10_001;

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient db;

    @Test
    void whoWasToldAKeyIsNotToldItAgain() {
        var key = "deal:" + UUID.randomUUID();
        var first = somebody();
        var second = somebody();

        notifications.tell(deal(key, UUID.randomUUID()), List.of(first));
        notifications.tell(deal(key, UUID.randomUUID()), List.of(first, second));

        assertThat(told(key))
                .containsExactlyInAnyOrder(
                        first.person().value(), second.person().value());
    }

    @Test
    void tellingAgainThoseWhoKnowLeavesNothingBehind() {
        var key = "deal:" + UUID.randomUUID();
        var again = UUID.randomUUID();
        var somebody = somebody();
        notifications.tell(deal(key, UUID.randomUUID()), List.of(somebody));

        notifications.tell(deal(key, again), List.of(somebody));

        assertThat(db.sql("select count(*) from contents where listing_id = :again")
                        .param("again", again)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void manyTellersAtOnceTellOnce() throws Exception {
        var key = "deal:" + UUID.randomUUID();
        var people = Stream.generate(TellingTests::somebody).limit(300).toList();
        var tellers = 8;
        var start = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var telling = IntStream.range(0, tellers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        // Each in another order, which must not make them wait for each other in a circle.
                        var order = i % 2 == 0 ? people : people.reversed();
                        notifications.tell(deal(key, UUID.randomUUID()), order);
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (var one : telling) {
                one.get();
            }
        }

        assertThat(told(key)).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void everybodyOfACrowdIsTold() {
        var key = "deal:" + UUID.randomUUID();
        // More than one statement takes. On a channel that nobody of them has, so that no queue is busy with them.
        var people =
                Stream.generate(() -> somebodyOn(Channel.DISCORD)).limit(CROWD).toList();

        notifications.tell(deal(key, UUID.randomUUID()), people);

        assertThat(told(key)).hasSize(CROWD).doesNotHaveDuplicates();
        assertThat(db.sql("""
                        select count(*) from deliveries d join notifications n on n.id = d.notification_id
                        where n.once_key = :key and d.crowd and d.status = 'skipped'
                        """).param("key", key).query(Integer.class).single()).isEqualTo(CROWD);
    }

    @Test
    void aChannelThatIsNotSetUpIsSkippedWithTheReason() {
        var key = "deal:" + UUID.randomUUID();
        var everything = EnumSet.of(Channel.DISCORD, Channel.SMS, Channel.PUSH, Channel.IN_APP);

        notifications.tell(
                deal(key, UUID.randomUUID()), List.of(new Recipient(somebody().person(), everything, List.of())));

        assertThat(deliveries(key))
                .containsExactlyInAnyOrder(
                        "discord skipped " + Unreachable.DISCORD_NOT_SET_UP,
                        "sms skipped " + Unreachable.SMS_NOT_OFFERED,
                        "push skipped " + Unreachable.PUSH_NOT_OFFERED);
    }

    @Test
    void whatIsWithdrawnIsNotSentAnyMore() {
        var listing = UUID.randomUUID();
        var key = "deal:" + listing;
        notifications.tell(deal(key, listing), List.of(somebody()));
        // As if the mail server had been down so far.
        db.sql("""
                        update deliveries set status = 'failed', not_before = :later, claim = null, lease_until = null,
                               last_error = null
                        where notification_id in (select id from notifications where once_key = :key)
                        """)
                .param("later", java.time.OffsetDateTime.now().plusHours(1))
                .param("key", key)
                .update();

        notifications.withdraw(listing, "It is sold.");

        assertThat(deliveries(key)).containsExactly("email cancelled It is sold.");
    }

    private List<String> deliveries(String key) {
        return db.sql("""
                        select d.channel || ' ' || d.status || ' ' || coalesce(d.last_error, '')
                        from deliveries d join notifications n on n.id = d.notification_id
                        where n.once_key = :key
                        """).param("key", key).query(String.class).list();
    }

    private List<UUID> told(String key) {
        return db.sql("select person_id from notifications where once_key = :key")
                .param("key", key)
                .query(UUID.class)
                .list();
    }

    private static Recipient somebody() {
        return somebodyOn(Channel.EMAIL);
    }

    private static Recipient somebodyOn(Channel channel) {
        var rule = new Reason(UUID.randomUUID(), "Chairs", "/deal-alert-rules/x/pause");
        return new Recipient(new PersonId(UUID.randomUUID()), Set.of(channel), List.of(rule));
    }

    private static Announcement deal(String key, UUID listing) {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        return new Announcement(
                Kind.DEAL_ALERT,
                key,
                "Vintage Leather Gaming Chair",
                listing,
                UUID.randomUUID(),
                MailTextTests.chair(),
                now,
                now);
    }
}
