package com.dealscout.notifications;

import static com.dealscout.platform.Sql.at;
import static com.dealscout.platform.Sql.instant;
import static com.dealscout.platform.Sql.uuid;
import static com.dealscout.platform.Sql.uuidOrNull;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The deliveries, which are their own queue: a worker claims some, carries them, and settles what came of it. */
@Repository
class Deliveries {

    private static final String SELECT_ROW = """
            select d.*, n.person_id, c.kind, c.title
            from deliveries d join notifications n on n.id = d.notification_id join contents c on c.id = n.content_id
            where true
            """;

    private final JdbcClient db;
    private final NotificationBodies bodies;

    Deliveries(JdbcClient db, NotificationBodies bodies) {
        this.db = db;
        this.bodies = bodies;
    }

    /** Takes up to {@code limit} that are due, those of small announcements and the longest waiting first. */
    @Transactional
    List<Parcel> claim(Channel channel, int limit, Instant now, Instant leaseUntil) {
        var claim = UUID.randomUUID();
        return db.sql("""
                        with due as (
                            select id from deliveries
                            where channel = :channel and status in ('due', 'failed') and not_before <= :now
                            order by crowd, not_before
                            limit :limit
                            for update skip locked
                        ), claimed as (
                            update deliveries d
                            set status = 'sending', attempts = d.attempts + 1, claim = :claim, lease_until = :lease
                            from due where d.id = due.id
                            returning d.id, d.notification_id, d.attempts, d.crowd, d.not_before
                        )
                        select d.id, d.attempts, n.id as notification_id, n.person_id, n.reasons, n.created_at,
                               c.kind, c.listing_id, c.item_id, c.body, c.account_mail, c.withdrawn
                        from claimed d
                        join notifications n on n.id = d.notification_id
                        join contents c on c.id = n.content_id
                        order by d.crowd, d.not_before
                        """)
                .param("channel", channel.word())
                .param("now", at(now))
                .param("limit", limit)
                .param("claim", claim)
                .param("lease", at(leaseUntil))
                .query((row, _) -> parcel(row, claim, leaseUntil, channel))
                .list();
    }

    private Parcel parcel(ResultSet row, UUID claim, Instant lease, Channel channel) throws SQLException {
        return new Parcel(
                uuid(row, "id"),
                claim,
                lease,
                channel,
                new Delivery.Sending(row.getInt("attempts")),
                uuid(row, "notification_id"),
                new PersonId(uuid(row, "person_id")),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                uuidOrNull(row, "listing_id"),
                uuidOrNull(row, "item_id"),
                said(row.getString("body"), row.getString("account_mail")),
                bodies.reasons(row.getString("reasons")),
                row.getString("withdrawn"),
                instant(row, "created_at"));
    }

    private static Parcel.Said said(@Nullable String body, @Nullable String accountMail) {
        if (body != null) {
            return new Parcel.Said.Told(body);
        }
        if (accountMail != null) {
            return new Parcel.Said.Account(AccountMail.of(accountMail));
        }
        throw new IllegalStateException("A content says nothing; the table's check forbids that");
    }

    /**
     * Writes what came of them, in one statement.
     *
     * @return the deliveries whose outcome was taken; one that another worker has claimed since is not among them
     */
    @Transactional
    Set<UUID> settle(Collection<Carried> carried) {
        return new HashSet<>(db.sql("""
                        update deliveries d
                        set status = o.status, not_before = coalesce(o.not_before, d.not_before), attempts = o.attempts,
                            last_error = o.last_error, sent_at = o.sent_at, provider_ref = o.provider_ref,
                            claim = null, lease_until = null
                        from unnest(:ids, :claims, :statuses, :not_before, :attempts, :errors, :sent_at, :refs)
                            as o(id, claim, status, not_before, attempts, last_error, sent_at, provider_ref)
                        where d.id = o.id and d.claim = o.claim
                        returning d.id
                        """)
                .param("ids", array("uuid", carried, c -> c.parcel().delivery()))
                .param("claims", array("uuid", carried, c -> c.parcel().claim()))
                .param("statuses", array("text", carried, c -> c.state().status()))
                .param("not_before", array("timestamptz", carried, c -> at(notBefore(c.state()))))
                .param("attempts", array("int4", carried, Deliveries::attempts))
                .param("errors", array("text", carried, c -> lastError(c.state())))
                .param("sent_at", array("timestamptz", carried, c -> at(sentAt(c.state()))))
                .param("refs", array("text", carried, c -> reference(c.state())))
                .query(UUID.class)
                .list());
    }

    private static SqlArrayValue array(
            String type, Collection<Carried> carried, Function<Carried, @Nullable Object> value) {
        return new SqlArrayValue(type, carried.stream().map(value).toArray());
    }

    private static @Nullable Instant notBefore(Delivery.Settled state) {
        return switch (state) {
            case Delivery.Due due -> due.notBefore();
            case Delivery.Failed failed -> failed.notBefore();
            case Delivery.Sent _, Delivery.Dead _, Delivery.Cancelled _, Delivery.Skipped _ -> null;
        };
    }

    private static int attempts(Carried carried) {
        return switch (carried.state()) {
            case Delivery.Sent sent -> sent.attempts();
            case Delivery.Failed failed -> failed.attempts();
            case Delivery.Dead dead -> dead.attempts();
            // These were not attempts: the provider was not called.
            case Delivery.Due _, Delivery.Cancelled _, Delivery.Skipped _ ->
                carried.parcel().state().attempt() - 1;
        };
    }

    private static @Nullable String lastError(Delivery.Settled state) {
        return switch (state) {
            case Delivery.Failed failed -> failed.why();
            case Delivery.Dead dead -> dead.why();
            case Delivery.Cancelled cancelled -> cancelled.why();
            case Delivery.Skipped skipped -> skipped.why();
            case Delivery.Due _, Delivery.Sent _ -> null;
        };
    }

    private static @Nullable Instant sentAt(Delivery.Settled state) {
        return state instanceof Delivery.Sent sent ? sent.at() : null;
    }

    private static @Nullable String reference(Delivery.Settled state) {
        return state instanceof Delivery.Sent sent ? sent.reference() : null;
    }

    /** Keeps what is still under way from being taken over. */
    @Transactional
    void renew(Collection<Parcel> parcels, Instant leaseUntil) {
        db.sql("""
                        update deliveries d set lease_until = :lease
                        from unnest(:ids, :claims) as o(id, claim)
                        where d.id = o.id and d.claim = o.claim
                        """)
                .param("lease", at(leaseUntil))
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", parcels.stream().map(Parcel::delivery).toArray()))
                .param(
                        "claims",
                        new SqlArrayValue(
                                "uuid", parcels.stream().map(Parcel::claim).toArray()))
                .update();
    }

    /**
     * What a worker left behind that died: it may or may not have been sent, so it is sent again.
     *
     * @param ours what this node has under way itself, however long ago its leases ran out
     */
    @Transactional
    int takeOver(Channel channel, Collection<UUID> ours, Instant now) {
        return db.sql("""
                        update deliveries
                        set status = 'failed', not_before = :now, claim = null, lease_until = null,
                            last_error = 'The sending was interrupted.'
                        where status = 'sending' and lease_until < :now and channel = :channel and id <> all(:ours)
                        """)
                .param("now", at(now))
                .param("channel", channel.word())
                .param("ours", new SqlArrayValue("uuid", ours.toArray()))
                .update();
    }

    /** For the only node there is, before it begins: whoever claimed these is gone. */
    @Transactional
    void endAllLeases(Instant now) {
        db.sql("update deliveries set lease_until = :then where status = 'sending'")
                .param("then", at(now.minusMillis(1)))
                .update();
    }

    /** How many wait, counted to {@code atMost}. */
    long waiting(Channel channel, int atMost) {
        return db.sql("""
                        select count(*) from (
                            select 1 from deliveries
                            where channel = :channel and status in ('due', 'failed') limit :at_most) as some
                        """)
                .param("channel", channel.word())
                .param("at_most", atMost)
                .query(Long.class)
                .single();
    }

    /**
     * Newest first; ids are made in the order of time.
     *
     * @param status one of the table's, or null for all
     */
    Page<DeliveryRow> list(@Nullable String status, PageRequest page) {
        var after = page.after();
        var query = db.sql(SELECT_ROW
                        + (status == null
                                ? ""
                                : status.equals("dead") ? " and d.status = 'dead'" : " and d.status = :status")
                        + (after == null ? "" : " and d.id < :id")
                        + " order by d.id desc limit :limit")
                .param("limit", page.limit() + 1)
                .param("status", status)
                .param("id", after == null ? null : after.id());
        return Page.of(
                query.query((row, _) -> DeliveryRow.read(row)).list(),
                page,
                row -> new Cursor(row.createdAt(), row.id()));
    }

    Optional<DeliveryRow> find(UUID id) {
        return db.sql(SELECT_ROW + " and d.id = :id")
                .param("id", id)
                .query((row, _) -> DeliveryRow.read(row))
                .optional();
    }

    /** False if it is not dead. */
    boolean retry(UUID id, Instant now) {
        return db.sql("""
                        update deliveries set status = 'due', not_before = :now, attempts = 0, last_error = null
                        where id = :id and status = 'dead'
                        """).param("now", at(now)).param("id", id).update() == 1;
    }
}
