package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.Listing;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.Watches;
import com.dealscout.notifications.Channel;
import com.dealscout.platform.Sql;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Matches, and who was told what about which listing. Whole crowds at a time: a statement each, whatever their number.
 *
 * <p>The database may know nothing yet about a crowd that has just been written, and plan for a handful. So every join
 * here has an index that makes a row at a time bearable, and none is of two crowds that have none.
 */
@Repository
class Alerts {

    /** A rule that a listing meets. */
    record Met(PersonId person, RuleId rule, String ruleName, List<Channel> channels) {}

    /**
     * Somebody who knows a listing at a higher price, beside one of their rules that it met.
     *
     * @param before the last price told to them
     * @param alerted whether they were alerted about it
     * @param watches whether they watch it
     * @param rule null where there is none that is not paused
     */
    record Dropped(
            PersonId person,
            BigDecimal before,
            boolean alerted,
            boolean watches,
            @Nullable RuleId rule,
            @Nullable String ruleName,
            List<Channel> channels) {}

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One at a time works on a listing, on whichever node, until its transaction ends. */
    void lock(ListingId listing) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('alerts-of:' || :listing, 0))")
                .param("listing", listing.toString())
                .query((row, number) -> true)
                .single();
    }

    /**
     * Writes the matches that are new.
     *
     * <p>Candidates that no longer hold are left out: the rule may have been deleted, paused or changed since the index
     * was read, and it meets only what was published or changed after it was made.
     *
     * @return the new matches by person, each person's rules oldest first
     */
    List<Met> match(Listing listing, Collection<UUID> candidates, Instant now) {
        return jdbc.sql("""
                        with met as (
                            insert into alert_matches (listing_id, person_id, rule_id, matched_at)
                            select :listing, r.person_id, r.id, :now
                            from unnest(:candidates) as candidate (id)
                            join deal_alert_rules r on r.id = candidate.id
                            where r.enabled and r.wants_since <= :changedAt and r.person_id <> :seller
                            order by r.person_id, r.id
                            on conflict do nothing
                            returning person_id, rule_id
                        )
                        select met.person_id, met.rule_id, r.name, r.channels
                        from met join deal_alert_rules r on r.id = met.rule_id
                        order by met.person_id, r.created_at, r.id
                        """)
                .param("listing", listing.id().value())
                .param("candidates", array("uuid", candidates, Function.identity()))
                .param("now", Sql.at(now))
                .param("changedAt", Sql.at(listing.changedAt()))
                .param("seller", listing.seller().value())
                .query((row, number) -> new Met(
                        new PersonId(Sql.uuid(row, "person_id")),
                        new RuleId(Sql.uuid(row, "rule_id")),
                        row.getString("name"),
                        Rules.channels(row)))
                .list();
    }

    /** Writes who of these people is alerted about the listing for the first time, and returns them. */
    Set<PersonId> alert(Listing listing, Collection<PersonId> people, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        insert into alerts (listing_id, person_id, raised_at, price_told, currency)
                        select :listing, person_id, :now, :price, :currency
                        from unnest(:people) as p (person_id)
                        order by person_id
                        on conflict do nothing
                        returning person_id
                        """)
                .param("listing", listing.id().value())
                .param("people", array("uuid", people, PersonId::value))
                .param("now", Sql.at(now))
                .param("price", listing.price(), Types.NUMERIC)
                .param("currency", listing.currency())
                .query((row, number) -> new PersonId(Sql.uuid(row, "person_id")))
                .list());
    }

    /**
     * Of {@code candidates}, a rule and a listing each, the listings for which some would be a new match.
     *
     * @param changedAt when each listing was published or changed last
     */
    List<ListingId> withNewMatches(List<ListingId> listings, List<UUID> rules, List<Instant> changedAt) {
        return jdbc.sql("""
                        select distinct candidate.listing_id
                        from unnest(:listings, :rules, :changedAt) as candidate (listing_id, rule_id, changed_at)
                        join deal_alert_rules r on r.id = candidate.rule_id
                        where r.enabled and r.wants_since <= candidate.changed_at
                          and not exists (
                              select from alert_matches m
                              where m.listing_id = candidate.listing_id and m.person_id = r.person_id
                                and m.rule_id = candidate.rule_id)
                        order by candidate.listing_id
                        """)
                .param("listings", array("uuid", listings, ListingId::value))
                .param("rules", array("uuid", rules, Function.identity()))
                .param("changedAt", array("timestamptz", changedAt, Sql::at))
                .query((row, number) -> new ListingId(Sql.uuid(row, "listing_id")))
                .list();
    }

    /**
     * Who knows the listing at a price so much higher that the drop to {@code price} is worth telling: those who were
     * alerted, through their rules that are not paused, and those who watch it. By price, then person, rules oldest first.
     *
     * @param mostOfBefore what the price may be of the one before, such as 0.95
     */
    List<Dropped> dropped(
            Listing listing, BigDecimal price, BigDecimal mostOfBefore, Collection<Watches.Watch> watches) {
        return jdbc.sql("""
                        with watching as (
                            select * from unnest(:people, :seen, :since) as w (person_id, price, since)
                        ), alerted as (
                            select person_id, price_told from alerts
                            where listing_id = :listing and currency = cast(:currency as char(3))
                        ), known as (
                            select coalesce(a.person_id, w.person_id) as person_id,
                                a.person_id is not null as alerted,
                                w.person_id is not null as watches,
                                coalesce(a.price_told, told.price, w.price) as before
                            from alerted a
                            full join watching w on w.person_id = a.person_id
                            left join watcher_prices told
                                on told.listing_id = :listing and told.person_id = w.person_id
                                and told.told_at >= w.since and told.currency = cast(:currency as char(3))
                        )
                        select known.person_id, known.before, known.alerted, known.watches, r.id as rule_id, r.name, r.channels
                        from known
                        left join alert_matches m on m.listing_id = :listing and m.person_id = known.person_id
                        left join deal_alert_rules r on r.id = m.rule_id and r.enabled
                        where :price < known.before and :price <= known.before * :mostOfBefore
                          and known.person_id <> :seller
                          and (known.watches or r.id is not null)
                        order by known.before, known.person_id, r.created_at, r.id
                        """)
                .param("listing", listing.id().value())
                .param("currency", listing.currency())
                .param("price", price)
                .param("mostOfBefore", mostOfBefore)
                .param("seller", listing.seller().value())
                .param("people", array("uuid", watches, watch -> watch.person().value()))
                .param("seen", array("numeric", watches, Watches.Watch::priceSeen))
                .param("since", array("timestamptz", watches, watch -> Sql.at(watch.since())))
                .query((row, number) -> {
                    var rule = Sql.uuidOrNull(row, "rule_id");
                    return new Dropped(
                            new PersonId(Sql.uuid(row, "person_id")),
                            row.getBigDecimal("before"),
                            row.getBoolean("alerted"),
                            row.getBoolean("watches"),
                            rule == null ? null : new RuleId(rule),
                            row.getString("name"),
                            rule == null ? List.of() : Rules.channels(row));
                })
                .list();
    }

    /** From now on these people, who were alerted, know the listing at that price. */
    void toldAlerted(Listing listing, BigDecimal price, Collection<PersonId> people) {
        jdbc.sql("""
                        update alerts a set price_told = :price, currency = :currency
                        from unnest(:people) as p (person_id)
                        where a.listing_id = :listing and a.person_id = p.person_id
                        """)
                .param("listing", listing.id().value())
                .param("price", price)
                .param("currency", listing.currency())
                .param("people", array("uuid", people, PersonId::value))
                .update();
    }

    /** From now on these people, who only watch it, know the listing at that price. */
    void toldWatchers(Listing listing, BigDecimal price, Collection<PersonId> people, Instant now) {
        jdbc.sql("""
                        insert into watcher_prices (listing_id, person_id, price, currency, told_at)
                        select :listing, person_id, :price, :currency, :now from unnest(:people) as p (person_id)
                        on conflict (listing_id, person_id) do update
                            set price = excluded.price, currency = excluded.currency, told_at = excluded.told_at
                        """)
                .param("listing", listing.id().value())
                .param("price", price)
                .param("currency", listing.currency())
                .param("people", array("uuid", people, PersonId::value))
                .param("now", Sql.at(now))
                .update();
    }

    List<PersonId> alertedAbout(ListingId listing) {
        return jdbc.sql("select person_id from alerts where listing_id = :listing order by person_id")
                .param("listing", listing.value())
                .query((row, number) -> new PersonId(Sql.uuid(row, "person_id")))
                .list();
    }

    private static <T> SqlArrayValue array(
            String type, Collection<T> values, Function<? super T, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, values.stream().map(column).toArray());
    }
}
