package com.dealscout.insights;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Sql;
import com.dealscout.selling.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The figures of each item that was posted, and those over all items of a person. */
@Repository
class ItemFigures {

    private final JdbcClient jdbc;

    ItemFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes over what the item is now; what is known of a later revision of it stays. */
    void update(Item item) {
        jdbc.sql("""
                        insert into item_figures as f
                            (item_id, seller_id, posted_at, asking_price, asking_revision, sold_at, sold_price)
                        values (:item, :seller, :posted_at, :asking, :revision, :sold_at, :sold_price)
                        on conflict (item_id) do update set
                            posted_at = coalesce(f.posted_at, excluded.posted_at),
                            asking_price = case when excluded.asking_revision >= f.asking_revision
                                then excluded.asking_price else f.asking_price end,
                            asking_revision = greatest(f.asking_revision, excluded.asking_revision),
                            sold_at = coalesce(f.sold_at, excluded.sold_at),
                            sold_price = coalesce(f.sold_price, excluded.sold_price)
                        """)
                .param("item", item.id().value())
                .param("seller", item.seller().value())
                .param("posted_at", Sql.at(item.postedAt()))
                .param("asking", item.price())
                .param("revision", item.revision())
                .param("sold_at", Sql.at(item.soldAt()))
                .param("sold_price", item.soldPrice())
                .update();
    }

    /** What was asked for an item when it was last looked at. */
    Optional<BigDecimal> askingPrice(Item item) {
        return jdbc.sql("select asking_price from item_figures where item_id = :item and asking_price is not null")
                .param("item", item.id().value())
                .query(BigDecimal.class)
                .optional();
    }

    SellingFigures of(PersonId seller) {
        return jdbc.sql("""
                        with each_item as (
                            select f.sold_at, f.sold_price, f.asking_price,
                                   extract(epoch from case when e.first_alert_at > f.posted_at
                                       then e.first_alert_at - f.posted_at
                                       when e.first_alert_at is not null then interval '0' end) as to_alert,
                                   extract(epoch from case when e.first_message_at > f.posted_at
                                       then e.first_message_at - f.posted_at
                                       when e.first_message_at is not null then interval '0' end) as to_message,
                                   extract(epoch from f.sold_at - f.posted_at) as to_sale,
                                   e.people, e.buyers
                            from item_figures f
                            cross join lateral (
                                select min(at) filter (where kind = 'alert_sent') as first_alert_at,
                                       min(at) filter (where kind = 'message') as first_message_at,
                                       coalesce(sum(people), 0) as people,
                                       count(*) filter (where kind = 'message') as buyers
                                from timeline_events where item_id = f.item_id) e
                            where f.seller_id = :seller and f.posted_at is not null)
                        select count(*)::int as items_posted,
                               count(sold_at)::int as items_sold,
                               percentile_cont(0.5) within group (order by to_alert) as to_alert,
                               percentile_cont(0.5) within group (order by to_message) as to_message,
                               percentile_cont(0.5) within group (order by to_sale) as to_sale,
                               avg(case when to_sale <= 86400 then 1.0 when to_sale is not null then 0.0 end)
                                   as within_a_day,
                               coalesce(sum(people), 0)::int as people,
                               coalesce(sum(buyers), 0)::int as buyers,
                               percentile_cont(0.5) within group (order by sold_price / nullif(asking_price, 0))
                                   filter (where sold_at is not null) as price_to_asking
                        from each_item
                        """)
                .param("seller", seller.value())
                .query((row, n) -> new SellingFigures(
                        row.getInt("items_posted"),
                        row.getInt("items_sold"),
                        rounded(row.getBigDecimal("to_alert")),
                        rounded(row.getBigDecimal("to_message")),
                        rounded(row.getBigDecimal("to_sale")),
                        rounded(row.getBigDecimal("within_a_day")),
                        row.getInt("people"),
                        row.getInt("buyers"),
                        rounded(row.getBigDecimal("price_to_asking"))))
                .single();
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number) {
        return number == null ? null : number.setScale(3, RoundingMode.HALF_UP);
    }
}
