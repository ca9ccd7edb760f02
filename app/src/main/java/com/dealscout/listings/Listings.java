package com.dealscout.listings;

import com.dealscout.selling.ItemId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;

/** The published listings: those that have been live on a marketplace, the ones that are gone among them. */
@Service
public class Listings {

    private final JdbcClient jdbc;
    private final ListingRows rows;

    Listings(JdbcClient jdbc, ListingRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Also one that is gone, which {@link Listing#available()} tells. */
    public Optional<Listing> find(ListingId id) {
        return jdbc.sql("select * from listings where id = :id and published_at is not null")
                .param("id", id.value())
                .query(rows)
                .optional()
                .map(ListingRow::listing);
    }

    /** Also one that is gone, which {@link Listing#available()} tells. */
    public Optional<Listing> ofItem(ItemId item) {
        return jdbc.sql("select * from listings where item_id = :item and published_at is not null")
                .param("item", item.value())
                .query(rows)
                .optional()
                .map(ListingRow::listing);
    }

    /**
     * Listings that have been announced and are available, in the order of their ids: the next {@code limit} behind
     * {@code after}.
     */
    public List<Listing> available(@Nullable ListingId after, int limit) {
        return jdbc
                .sql("""
                        select * from listings
                        where available and announced_at is not null
                          and id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
                        order by id
                        limit :limit
                        """)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(rows)
                .list()
                .stream()
                .map(ListingRow::listing)
                .toList();
    }

    /** Those of {@code ids} that exist, for a page to show, the ones that are gone among them; one query. */
    public Map<ListingId, ListingCard> cards(Collection<ListingId> ids) {
        var cards = new HashMap<ListingId, ListingCard>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from listings where id = any(:ids) and published_at is not null")
                    .param(
                            "ids",
                            new SqlArrayValue(
                                    "uuid", ids.stream().map(ListingId::value).toArray()))
                    .query(rows)
                    .list()
                    .forEach(row -> cards.put(row.listing().id(), ListingCard.of(row)));
        }
        return cards;
    }
}
