package com.dealscout.marketplaces;

import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.PostedOn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers selling's questions on which marketplaces items are, and how they fare there. */
@Component
class LiveOn implements PostedOn {

    private final JdbcClient db;

    LiveOn(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<ItemId, List<String>> marketplacesOf(Collection<ItemId> items) {
        var live = new HashMap<ItemId, List<String>>();
        db.sql("""
                select item_id, marketplace from cross_posts
                where item_id = any (:items) and status = 'live'
                order by created_at, position
                """)
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query(row -> {
                    live.computeIfAbsent(new ItemId(Sql.uuid(row, "item_id")), _ -> new ArrayList<>())
                            .add(row.getString("marketplace"));
                });
        return live;
    }

    @Override
    public Map<ItemId, List<Posting>> postingsOf(Collection<ItemId> items) {
        var postings = new HashMap<ItemId, List<Posting>>();
        db.sql("""
                select item_id, marketplace, status from (
                    select distinct on (item_id, marketplace) item_id, marketplace, status, created_at, position
                    from cross_posts where item_id = any (:items)
                    order by item_id, marketplace, created_at desc, id desc
                ) last order by created_at, position
                """)
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query(row -> {
                    postings.computeIfAbsent(new ItemId(Sql.uuid(row, "item_id")), _ -> new ArrayList<>())
                            .add(new Posting(
                                    Marketplaces.name(row.getString("marketplace")), state(row.getString("status"))));
                });
        return postings;
    }

    private static State state(String status) {
        return switch (status) {
            case "live" -> State.LIVE;
            case "failed" -> State.FAILED;
            case "needs_action" -> State.TURN;
            case "closing", "closed" -> State.CLOSED;
            default -> State.PENDING;
        };
    }
}
