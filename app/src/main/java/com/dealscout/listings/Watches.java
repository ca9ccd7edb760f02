package com.dealscout.listings;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Sql;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who asked to be told about a listing. */
@Service
public class Watches {

    /**
     * One person's wish to be told.
     *
     * @param priceSeen what it cost when they asked, in {@code currency}
     */
    public record Watch(
            PersonId person, Instant since, @Nullable BigDecimal priceSeen, String currency) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Watches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<PersonId> watchersOf(ListingId listing) {
        return of(listing).stream().map(Watch::person).toList();
    }

    /** In the order in which they asked. */
    public List<Watch> of(ListingId listing) {
        return jdbc.sql("select * from watches where listing_id = :listing order by since, person_id")
                .param("listing", listing.value())
                .query((row, number) -> new Watch(
                        new PersonId(Sql.uuid(row, "person_id")),
                        Sql.instant(row, "since"),
                        row.getBigDecimal("price_seen"),
                        row.getString("currency")))
                .list();
    }

    /** Which of these that person watches; one query. */
    public Set<ListingId> watchedBy(PersonId person, Collection<ListingId> listings) {
        return new HashSet<>(jdbc.sql(
                        "select listing_id from watches where person_id = :person and listing_id = any(:listings)")
                .param("person", person.value())
                .param(
                        "listings",
                        new SqlArrayValue(
                                "uuid", listings.stream().map(ListingId::value).toArray()))
                .query((row, number) -> new ListingId(Sql.uuid(row, "listing_id")))
                .list());
    }

    /** Who watches already goes on with what they saw first. */
    @Transactional
    void start(PersonId person, ListingId listing) {
        jdbc.sql("""
                        insert into watches (listing_id, person_id, since, price_seen, currency)
                        select id, :person, :now, price, currency from listings
                        where id = :listing and published_at is not null
                        on conflict do nothing
                        """)
                .param("person", person.value())
                .param("now", Sql.at(clock.instant()))
                .param("listing", listing.value())
                .update();
        check(listing);
    }

    @Transactional
    void stop(PersonId person, ListingId listing) {
        check(listing);
        jdbc.sql("delete from watches where listing_id = :listing and person_id = :person")
                .param("listing", listing.value())
                .param("person", person.value())
                .update();
    }

    private void check(ListingId listing) {
        var exists = jdbc.sql("select exists (select from listings where id = :id and published_at is not null)")
                .param("id", listing.value())
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw new Problem.NotFound("listing");
        }
    }
}
