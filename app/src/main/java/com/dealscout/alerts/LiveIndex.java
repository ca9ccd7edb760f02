package com.dealscout.alerts;

import com.dealscout.listings.Listing;
import com.dealscout.matcher.Point;
import com.dealscout.matcher.Price;
import com.dealscout.matcher.Rule;
import com.dealscout.matcher.RuleIndex;
import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This node's index of the enabled rules, as exact at each match as the database.
 *
 * <p>Every rule's row carries the number of the transaction that changed it last, and a rule that is deleted leaves one
 * behind. Before each match the rows are read whose number is not below a mark: the oldest transaction that was still
 * open when it was read the time before. A transaction below the mark had ended by then, so what it changed was read; all
 * others are read again, which changes nothing when they were. So whatever had committed before the match is in it, on
 * every node, whatever the clocks say and however long a transaction took; and nothing has to be told from node to node.
 * What it finds is still only a candidate: the statement that writes the matches looks at the rules once more.
 *
 * <p>A catch-up with nothing new is two look-ups in an index. The first one reads all rules, in batches.
 */
@Component
class LiveIndex {

    private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);

    private static final int FETCH = 5_000;
    private static final String EVERYTHING = "0";

    private final RuleIndex index = RuleIndex.empty();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final ReentrantLock catchingUp = new ReentrantLock();

    /** Guarded by {@link #catchingUp}; null until it is built. */
    private volatile @Nullable String mark;

    /** By which transaction the rules that were read last had been changed; guarded by {@link #catchingUp}. */
    private Map<UUID, String> readLast = Map.of();

    LiveIndex(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Reads all rules, unless that was done; takes about a second for 100,000. Call it outside of transactions, so that
     * nobody waits for it with a connection in hand.
     */
    void ensureBuilt() {
        if (mark != null) {
            return;
        }
        catchingUp.lock();
        try {
            if (mark == null) {
                var started = System.nanoTime();
                reading.executeWithoutResult(status -> read(EVERYTHING));
                LOG.info(
                        "Deal alert rules in the index: {}, read in {} ms",
                        index.size(),
                        (System.nanoTime() - started) / 1_000_000);
            }
        } finally {
            catchingUp.unlock();
        }
    }

    /** The rules that the listing meets, those among them that committed before this was called. */
    List<UUID> match(Listing listing) {
        catchUp();
        return index.match(offer(listing));
    }

    /** How many rules are enabled. */
    int size() {
        return index.size();
    }

    /** On the caller's connection, if it has one. */
    private void catchUp() {
        catchingUp.lock();
        try {
            var since = mark;
            if (since == null) {
                throw new IllegalStateException("The index was asked before it was built");
            }
            read(since);
        } finally {
            catchingUp.unlock();
        }
    }

    /** The mark is taken first: what ends while the rows are being read is read now or the next time, or both. */
    private void read(String since) {
        var next = jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class);
        var read = new HashMap<UUID, String>();
        var put = new ArrayList<Rule>();
        var removed = new HashSet<UUID>();
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("""
                            select *, changed_xid::text as changed_by from deal_alert_rules
                            where changed_xid >= cast(? as xid8)
                            """);
                    statement.setString(1, since);
                    statement.setFetchSize(FETCH);
                    return statement;
                },
                row -> {
                    var id = Sql.uuid(row, "id");
                    var changedBy = row.getString("changed_by");
                    if (!since.equals(EVERYTHING)) {
                        read.put(id, changedBy);
                        if (changedBy.equals(readLast.get(id))) {
                            return;
                        }
                    }
                    take(row, id, put, removed);
                    if (put.size() >= FETCH) {
                        index.update(put, removed);
                        put.clear();
                        removed.clear();
                    }
                });
        // After the rules: one that is deleted in between is in the first answer and must not stay.
        removed.addAll(jdbc.queryForList(
                "select rule_id from deal_alert_rule_removals where changed_xid >= cast(? as xid8)",
                UUID.class,
                since));
        put.removeIf(rule -> removed.contains(rule.id()));
        if (!put.isEmpty() || !removed.isEmpty()) {
            index.update(put, removed);
        }
        readLast = read;
        mark = next;
    }

    private static void take(ResultSet row, UUID id, List<Rule> put, Set<UUID> removed) throws SQLException {
        if (!row.getBoolean("enabled")) {
            removed.add(id);
            return;
        }
        try {
            put.add(Rules.wants(row).rule(id, Sql.uuid(row, "person_id")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // One rule that should not exist must not keep the others from matching.
            LOG.warn("Deal alert rule {} is left out of the index", id, e);
            removed.add(id);
        }
    }

    private static com.dealscout.matcher.Listing offer(Listing listing) {
        var price = listing.price();
        var latitude = listing.latitude();
        var longitude = listing.longitude();
        return new com.dealscout.matcher.Listing(
                listing.title(),
                listing.description(),
                price == null ? null : new Price(price.movePointRight(2).longValueExact(), listing.currency()),
                listing.category(),
                listing.condition(),
                latitude == null || longitude == null ? null : new Point(latitude, longitude),
                listing.seller().value(),
                listing.available());
    }
}
