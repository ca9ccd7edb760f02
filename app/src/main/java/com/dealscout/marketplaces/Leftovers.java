package com.dealscout.marketplaces;

import com.dealscout.platform.Sql;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that have served. */
@Component
class Leftovers {

    private static final Duration KEYS = Duration.ofDays(2);

    /** Marketplaces repeat an event for a day. */
    private static final Duration EVENTS = Duration.ofDays(7);

    /** The inbox knows messages too; this only spares it work. */
    private static final Duration MESSAGES = Duration.ofDays(180);

    private final JdbcClient db;
    private final Clock clock;

    Leftovers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void forget() {
        olderThan(Duration.ZERO, "delete from oauth_states where expires_at < :before");
        olderThan(KEYS, "delete from idempotency_keys where created_at < :before");
        olderThan(EVENTS, "delete from webhook_events where received_at < :before");
        olderThan(MESSAGES, "delete from marketplace_messages where received_at < :before and next_attempt_at is null");
    }

    private void olderThan(Duration age, String delete) {
        db.sql(delete).param("before", Sql.at(clock.instant().minus(age))).update();
    }
}
