package com.dealscout.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.dealscout.alerts.DealAlertRule.Frequency;
import com.dealscout.alerts.DealAlertRule.Terms;
import com.dealscout.identity.PersonId;
import com.dealscout.listings.Listing;
import com.dealscout.listings.ListingId;
import com.dealscout.notifications.Channel;
import com.dealscout.platform.Ids;
import com.dealscout.selling.ItemId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** That a node's index is as exact as the database, whoever changed a rule and however long the change took. */
@RunningApp
class LiveIndexTests {

    @Autowired
    LiveIndex index;

    @Autowired
    Rules rules;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private final String word = Shop.word();
    private final Set<UUID> mine = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void build() {
        index.ensureBuilt();
    }

    @Test
    void aRuleThatCommittedBeforeTheMatchIsInIt() {
        var rule = insert(wanting(word));

        assertThat(matching(index)).containsExactly(rule.id().value());
    }

    @Test
    void aChangeAPauseAndADeletionAreInItToo() {
        var changed = insert(wanting(word));
        var paused = insert(wanting(word));
        var deleted = insert(wanting(word));
        assertThat(matching(index)).hasSize(3);

        update(changed.with(terms(wanting("other" + word), true), clock.instant()));
        update(paused.with(terms(wanting(word), false), clock.instant()));
        inTransaction(() -> rules.delete(deleted.id(), clock.instant()));

        assertThat(matching(index)).isEmpty();

        update(paused.with(terms(wanting(word), true), clock.instant()));
        assertThat(matching(index)).containsExactly(paused.id().value());
    }

    /** By time or by a sequence it would be missed: it is older than what was read meanwhile. */
    @Test
    void aRuleWhoseTransactionWasOpenWhileOthersWereReadIsNotMissed() throws Exception {
        var inserted = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = rule(wanting(word));
        var thread = Thread.ofVirtual()
                .start(() -> inTransaction(() -> {
                    rules.insert(slow);
                    inserted.countDown();
                    awaitQuietly(mayCommit);
                }));
        inserted.await();

        for (var i = 0; i < 3; i++) {
            insert(wanting("other" + word));
            assertThat(matching(index)).isEmpty();
        }
        mayCommit.countDown();
        thread.join();

        assertThat(matching(index)).containsExactly(slow.id().value());
    }

    @Test
    void aDeletionWhoseTransactionWasOpenForLongIsNotMissed() throws Exception {
        var rule = insert(wanting(word));
        var deleted = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var thread = Thread.ofVirtual()
                .start(() -> inTransaction(() -> {
                    rules.delete(rule.id(), clock.instant());
                    deleted.countDown();
                    awaitQuietly(mayCommit);
                }));
        deleted.await();

        insert(wanting("other" + word));
        assertThat(matching(index)).hasSize(1);
        mayCommit.countDown();
        thread.join();

        assertThat(matching(index)).isEmpty();
    }

    @Test
    void aChangeThatIsRolledBackNeverWas() {
        var rule = insert(wanting(word));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            rules.delete(rule.id(), clock.instant());
            status.setRollbackOnly();
        });

        assertThat(matching(index)).containsExactly(rule.id().value());
    }

    @Test
    void aNodeThatStartsLaterReadsThemAll() {
        var enabled = insert(wanting(word));
        update(insert(wanting(word)).with(terms(wanting(word), false), clock.instant()));
        var another = new LiveIndex(jdbc, transactions);

        another.ensureBuilt();

        assertThat(matching(another)).containsExactly(enabled.id().value());
    }

    private DealAlertRule insert(Wants wants) {
        var rule = rule(wants);
        inTransaction(() -> rules.insert(rule));
        return rule;
    }

    private void update(DealAlertRule rule) {
        inTransaction(() -> rules.update(rule));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** Of this test's own rules: those of others that want anything meet its listing as well. */
    private List<UUID> matching(LiveIndex index) {
        return index.match(listing()).stream().filter(mine::contains).toList();
    }

    private DealAlertRule rule(Wants wants) {
        var now = clock.instant();
        var id = new RuleId(Ids.next(now));
        mine.add(id.value());
        return new DealAlertRule(id, new PersonId(UUID.randomUUID()), terms(wants, true), now, now, null);
    }

    private static Terms terms(Wants wants, boolean enabled) {
        return new Terms("A rule", wants, List.of(Channel.EMAIL), Frequency.IMMEDIATE, enabled);
    }

    private static Wants wanting(String keyword) {
        return new Wants(List.of(keyword), List.of(), null, null, "USD", List.of(), null, null);
    }

    private Listing listing() {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        return new Listing(
                new ListingId(UUID.randomUUID()),
                new ItemId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                "Chair " + word,
                "",
                new BigDecimal("10.00"),
                "USD",
                null,
                null,
                null,
                null,
                "US",
                null,
                null,
                List.of(),
                List.of(),
                true,
                now,
                now,
                1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
