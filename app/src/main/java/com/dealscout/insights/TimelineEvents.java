package com.dealscout.insights;

import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to items. Whatever is noted twice under one key is there once. */
@Repository
class TimelineEvents {

    private final JdbcClient jdbc;

    TimelineEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it is new */
    boolean note(ItemId item, String key, Instant at, Kind kind, String text) {
        return jdbc.sql("""
                        insert into timeline_events (item_id, key, at, kind, text)
                        values (:item, :key, :at, :kind, :text)
                        on conflict do nothing
                        """)
                        .param("item", item.value())
                        .param("key", key)
                        .param("at", Sql.at(at))
                        .param("kind", kind.word())
                        .param("text", text)
                        .update()
                > 0;
    }

    /**
     * Of what can be said of many moments, the earliest stays, in whatever order they are told.
     *
     * @return whether it is new, or earlier than what was known
     */
    boolean noteEarliest(ItemId item, String key, Instant at, Kind kind, String text) {
        return jdbc.sql("""
                        insert into timeline_events (item_id, key, at, kind, text)
                        values (:item, :key, :at, :kind, :text)
                        on conflict (item_id, key) do update set at = excluded.at where excluded.at < timeline_events.at
                        """)
                        .param("item", item.value())
                        .param("key", key)
                        .param("at", Sql.at(at))
                        .param("kind", kind.word())
                        .param("text", text)
                        .update()
                > 0;
    }

    /** @return whether it is new */
    boolean noteAlerted(ItemId item, String key, Instant at, int people) {
        return jdbc.sql("""
                        insert into timeline_events (item_id, key, at, kind, text, people)
                        values (:item, :key, :at, 'alerted', :text, :people)
                        on conflict do nothing
                        """)
                        .param("item", item.value())
                        .param("key", key)
                        .param("at", Sql.at(at))
                        .param("text", people == 1 ? "1 person alerted" : "%,d people alerted".formatted(people))
                        .param("people", people)
                        .update()
                > 0;
    }

    /** One event, with how many people it went to. */
    record Noted(Timeline.Event event, int people) {}

    List<Noted> of(ItemId item) {
        return jdbc.sql("""
                        select at, kind, text, coalesce(people, 0) as people from timeline_events
                        where item_id = :item
                        order by at, position
                        """)
                .param("item", item.value())
                .query((row, n) -> new Noted(
                        new Timeline.Event(
                                Sql.instant(row, "at"), Kind.of(row.getString("kind")), row.getString("text")),
                        row.getInt("people")))
                .list();
    }
}
