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

/** Answers selling's question on which marketplaces items are live. */
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
}
