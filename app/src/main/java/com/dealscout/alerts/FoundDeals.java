package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.ListingId;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What one person's rules found. */
@Repository
class FoundDeals {

    /** A listing that some of the person's rules met, the last of them then. */
    record Found(ListingId listing, Instant at) {}

    /** One of the rules. */
    record Met(ListingId listing, RuleId rule, String name, Wants wants) {}

    private final JdbcClient jdbc;

    FoundDeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest first, each listing once. Every rule gives its own newest, from the index that it has for them, and of
     * those the newest are taken; a listing that a page before had is left out, though another rule met it earlier.
     */
    Page<Found> of(PersonId person, PageRequest request) {
        var after = request.after();
        var behind = after == null ? "" : """
                              and (m.matched_at, m.listing_id) < (:at, :id)
                              and not exists (
                                  select from alert_matches shown
                                  where shown.listing_id = m.listing_id and shown.person_id = r.person_id
                                    and (shown.matched_at, shown.listing_id) >= (:at, :id))
                        """;
        var query = jdbc.sql("""
                        select newest.listing_id, max(newest.matched_at) as found_at
                        from deal_alert_rules r
                        cross join lateral (
                            select m.listing_id, m.matched_at from alert_matches m
                            where m.rule_id = r.id
                        """ + behind + """
                            order by m.matched_at desc, m.listing_id desc
                            limit :limit
                        ) newest
                        where r.person_id = :person
                        group by newest.listing_id
                        order by found_at desc, newest.listing_id desc
                        limit :limit
                        """).param("person", person.value()).param("limit", request.limit() + 1);
        if (after != null) {
            query = query.param("at", Sql.at(after.at())).param("id", after.id());
        }
        var rows = query.query(
                        (row, _) -> new Found(new ListingId(Sql.uuid(row, "listing_id")), Sql.instant(row, "found_at")))
                .list();
        return Page.of(
                rows, request, deal -> new Cursor(deal.at(), deal.listing().value()));
    }

    /** The person's rules that each of these met, oldest first. */
    Map<ListingId, List<Met>> rulesFor(PersonId person, Collection<ListingId> listings) {
        return jdbc
                .sql("""
                        select m.listing_id, r.* from alert_matches m join deal_alert_rules r on r.id = m.rule_id
                        where m.person_id = :person and m.listing_id = any(:listings)
                        order by r.created_at, r.id
                        """)
                .param("person", person.value())
                .param(
                        "listings",
                        new SqlArrayValue(
                                "uuid", listings.stream().map(ListingId::value).toArray()))
                .query((row, _) -> new Met(
                        new ListingId(Sql.uuid(row, "listing_id")),
                        new RuleId(Sql.uuid(row, "id")),
                        row.getString("name"),
                        Rules.wants(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Met::listing));
    }

    /** Whether the person has no rule at all. */
    boolean hasNone(PersonId person) {
        return jdbc.sql("select not exists (select from deal_alert_rules where person_id = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
