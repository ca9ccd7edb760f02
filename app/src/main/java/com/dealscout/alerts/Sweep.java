package com.dealscout.alerts;

import com.dealscout.listings.Listing;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.Listings;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Sql;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code check_all_deal_alerts}: every available listing against every rule, which finds whatever an outage missed.
 *
 * <p>It writes through the same unique keys as matching at once does, so it tells nobody twice. One runs at a time,
 * whichever node it is on: who runs it holds a lock of the database, which goes when its connection does.
 */
@Service
class Sweep {

    /** What was done; {@code rules} are those that are enabled. A session may carry it to the next page. */
    record Report(int listingsChecked, int rules, int newMatches, long durationMs) implements Serializable {}

    private static final int LISTINGS_AT_ONCE = 500;
    private static final int CANDIDATES_AT_ONCE = 50_000;

    /** Nodes that have not read the rules for that long have no index any more. */
    private static final Duration REMOVALS_KEPT = Duration.ofDays(7);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final LiveIndex index;
    private final Listings listings;
    private final Alerts alerts;
    private final Matching matching;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Sweep(
            LiveIndex index,
            Listings listings,
            Alerts alerts,
            Matching matching,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.index = index;
        this.listings = listings;
        this.alerts = alerts;
        this.matching = matching;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Nothing if one is running already. */
    Optional<Report> runUnlessRunning() {
        index.ensureBuilt();
        return alone(this::run);
    }

    /**
     * Waits for one that is running.
     *
     * @throws Problem.Conflict if that takes minutes
     */
    Report runAfterOthers() throws InterruptedException {
        var giveUp = clock.instant().plus(PATIENCE);
        var report = runUnlessRunning();
        while (report.isEmpty()) {
            if (clock.instant().isAfter(giveUp)) {
                throw new Problem.Conflict(
                        "A check of all deal alerts is running already, for minutes now. Try again when it has ended.");
            }
            // Without a connection in hand, which the one that runs may need.
            Thread.sleep(LOOK_AGAIN);
            report = runUnlessRunning();
        }
        return report.get();
    }

    private <T> Optional<T> alone(Supplier<T> work) {
        return Optional.ofNullable(transaction.execute(status -> {
            var ours = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('check-all-deal-alerts', 0))")
                    .query(Boolean.class)
                    .single();
            return ours ? work.get() : null;
        }));
    }

    private Report run() {
        var started = System.nanoTime();
        forgetRemovals();
        var rules = index.size();
        var checked = 0;
        var newMatches = 0;
        @Nullable ListingId after = null;
        while (true) {
            var some = listings.available(after, LISTINGS_AT_ONCE);
            if (some.isEmpty()) {
                break;
            }
            for (var listing : withNewMatches(some)) {
                newMatches += inTransaction(() -> matching.meet(listing));
            }
            checked += some.size();
            after = some.getLast().id();
        }
        return new Report(checked, rules, newMatches, (System.nanoTime() - started) / 1_000_000);
    }

    /** Asks the database once for many listings; almost always the answer is that all is known. */
    private List<ListingId> withNewMatches(List<Listing> some) {
        var found = new ArrayList<ListingId>();
        var candidates = new Candidates();
        for (var listing : some) {
            candidates.add(listing, index.match(listing));
            if (candidates.rules.size() >= CANDIDATES_AT_ONCE) {
                found.addAll(candidates.ask());
            }
        }
        found.addAll(candidates.ask());
        return found;
    }

    private int inTransaction(Supplier<Integer> work) {
        var answer = transaction.execute(status -> work.get());
        return answer == null ? 0 : answer;
    }

    /**
     * In a transaction of its own: the one that holds the lock must write nothing. While one that has written is open,
     * every node reads again and again what changed since it began.
     */
    private void forgetRemovals() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from deal_alert_rule_removals where removed_at < :before")
                        .param("before", Sql.at(clock.instant().minus(REMOVALS_KEPT)))
                        .update());
    }

    /** Columns rather than rows: that is how they travel. */
    private final class Candidates {

        private final List<ListingId> listings = new ArrayList<>();
        private final List<UUID> rules = new ArrayList<>();
        private final List<Instant> changedAt = new ArrayList<>();

        void add(Listing listing, List<UUID> met) {
            for (var rule : met) {
                listings.add(listing.id());
                rules.add(rule);
                changedAt.add(listing.changedAt());
            }
        }

        List<ListingId> ask() {
            if (rules.isEmpty()) {
                return List.of();
            }
            var found = alerts.withNewMatches(listings, rules, changedAt);
            listings.clear();
            rules.clear();
            changedAt.clear();
            return found;
        }
    }
}
