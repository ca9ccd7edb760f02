package com.dealscout.platform;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was announced and not yet handled by whoever listens, for whoever runs this installation. */
@Component
public class OutstandingEvents {

    private static final int MOST = 50;

    private static final Pattern OURS = Pattern.compile("^com\\.dealscout\\.|\\(.*$");
    private static final Pattern PACKAGES = Pattern.compile("^.*\\.");

    private final JdbcClient db;

    OutstandingEvents(JdbcClient db) {
        this.db = db;
    }

    /**
     * What one listener has still to handle.
     *
     * @param listener such as {@code insights.Observations.on}
     * @param event such as {@code ItemSold}
     * @param oldest when the first of them was announced
     */
    public record Outstanding(String listener, String event, int events, Instant oldest) {}

    /** The longest waiting first; reads the whole registry, which is short unless something is wrong. */
    public List<Outstanding> byListener() {
        return db.sql("""
                select listener_id, event_type, count(*)::int as events, min(publication_date) as oldest
                from event_publication
                where completion_date is null
                group by listener_id, event_type
                order by oldest
                limit :most
                """)
                .param("most", MOST)
                .query((row, _) -> new Outstanding(
                        OURS.matcher(row.getString("listener_id")).replaceAll(""),
                        PACKAGES.matcher(row.getString("event_type")).replaceFirst(""),
                        row.getInt("events"),
                        Sql.instant(row, "oldest")))
                .list();
    }
}
