package com.dealscout.alerts;

import com.dealscout.listings.ListingId;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to listings and is still to be worked through. */
@Repository
class AlertWork {

    enum Task {
        PUBLISHED,
        CHANGED,
        SOLD,
        WITHDRAWN;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Piece(UUID id, ListingId listing, Task task, int attempts) {}

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    AlertWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(ListingId listing, Task task) {
        var now = clock.instant();
        jdbc.sql("insert into alert_work (id, listing_id, task, not_before) values (:id, :listing, :task, :now)")
                .param("id", Ids.next(now))
                .param("listing", listing.value())
                .param("task", task.word())
                .param("now", Sql.at(now))
                .update();
    }

    /** Takes the next piece away: for good if the caller's transaction commits, and nobody else sees it meanwhile. */
    Optional<Piece> take() {
        return jdbc.sql("""
                        delete from alert_work where id = (
                            select id from alert_work where not_before <= :now
                            order by not_before, id limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new Piece(
                        Sql.uuid(row, "id"),
                        new ListingId(Sql.uuid(row, "listing_id")),
                        Task.valueOf(row.getString("task").toUpperCase(Locale.ROOT)),
                        row.getInt("attempts")))
                .optional();
    }

    /** It failed, and the others come first. */
    void postpone(Piece piece) {
        var pause = Duration.ofSeconds(1L << Math.min(piece.attempts(), 10));
        var notBefore = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        jdbc.sql("update alert_work set attempts = attempts + 1, not_before = :notBefore where id = :id")
                .param("notBefore", Sql.at(notBefore))
                .param("id", piece.id())
                .update();
    }
}
