package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.platform.Live;
import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Where items are posted, for the rooms behind. */
@Service
public class CrossPosts {

    private static final int ATTEMPTS_KEPT = 50;

    private final JdbcClient db;
    private final Live live;

    CrossPosts(JdbcClient db, Live live) {
        this.db = db;
        this.live = live;
    }

    /** Links of the cross-posts that are live, in the order in which the marketplaces were chosen. */
    public List<MarketplaceLink> links(ItemId item) {
        return db.sql("""
                select marketplace, url from cross_posts
                where item_id = :item and status = 'live' and url is not null
                order by created_at, position
                """)
                .param("item", item.value())
                .query((row, _) -> new MarketplaceLink(
                        row.getString("marketplace"),
                        Marketplaces.name(row.getString("marketplace")),
                        row.getString("url")))
                .list();
    }

    /** Whether every cross-post is live, failed for good or waiting for a person: nothing more will come by itself. */
    public boolean settled(ItemId item) {
        return db.sql("""
                select not exists (
                    select 1 from cross_posts
                    where item_id = :item and status in ('pending', 'posting', 'failed') and next_attempt_at is not null)
                """).param("item", item.value()).query(Boolean.class).single();
    }

    /** All there ever were of an item, oldest first. */
    List<CrossPost> ofItem(ItemId item) {
        return db.sql("select * from cross_posts where item_id = :item order by created_at, position")
                .param("item", item.value())
                .query(CrossPosts::crossPost)
                .list();
    }

    List<CrossPost> find(List<UUID> ids) {
        return db.sql("select * from cross_posts where id = any (:ids) order by created_at, position")
                .param("ids", ids.toArray(UUID[]::new))
                .query(CrossPosts::crossPost)
                .list();
    }

    /** Nobody else changes them until the caller's transaction ends. */
    List<CrossPost> lockOpen(ItemId item) {
        return db.sql("""
                select * from cross_posts where item_id = :item and status <> 'closed' order by id for update
                """)
                .param("item", item.value())
                .query(CrossPosts::crossPost)
                .list();
    }

    Optional<CrossPost> lock(CrossPostId id) {
        return db.sql("select * from cross_posts where id = :id for update")
                .param("id", id.value())
                .query(CrossPosts::crossPost)
                .optional();
    }

    /** Empty if the claim has passed to somebody else, whose word then counts. */
    Optional<CrossPost> lockClaimed(CrossPostId id, UUID claim) {
        return db.sql("select * from cross_posts where id = :id and claim = :claim for update")
                .param("id", id.value())
                .param("claim", claim)
                .query(CrossPosts::crossPost)
                .optional();
    }

    Optional<CrossPost> lockByReference(UUID account, String reference) {
        return db.sql("select * from cross_posts where account_id = :account and reference = :reference for update")
                .param("account", account)
                .param("reference", reference)
                .query(CrossPosts::crossPost)
                .optional();
    }

    Optional<CrossPost> byReference(UUID account, String reference) {
        return db.sql("select * from cross_posts where account_id = :account and reference = :reference")
                .param("account", account)
                .param("reference", reference)
                .query(CrossPosts::crossPost)
                .optional();
    }

    /** @return false if an open one of that item on that marketplace exists already */
    boolean add(CrossPost post, Marketplace.Mode mode, int position) {
        var isNew = db.sql("""
                insert into cross_posts (id, item_id, seller_id, account_id, marketplace, mode, position, reference,
                    status, wanted_revision, next_attempt_at, created_at)
                values (:id, :item, :seller, :account, :marketplace, :mode, :position, :reference,
                    :status, :wanted, :due, :created)
                on conflict (item_id, marketplace) where status <> 'closed' do nothing
                """)
                        .param("id", post.id().value())
                        .param("item", post.item().value())
                        .param("seller", post.seller().value())
                        .param("account", post.account())
                        .param("marketplace", post.marketplace())
                        .param("mode", mode.word())
                        .param("position", position)
                        .param("reference", post.reference())
                        .param("status", post.stage().word())
                        .param("wanted", post.wanted())
                        .param("due", Sql.at(post.stage().due()))
                        .param("created", Sql.at(post.createdAt()))
                        .update()
                == 1;
        if (isNew) {
            sayChanged(post.seller().value(), post.item().value());
        }
        return isNew;
    }

    /** Of a row that the caller has locked. */
    void save(CrossPost post, Instant now) {
        var stage = post.stage();
        var shelf = post.shelf();
        var trouble = stage.trouble();
        var reason = switch (stage) {
            case Stage.Closing s -> s.reason().word();
            case Stage.Closed s -> s.reason().word();
            case Stage.Wanted _ -> null;
        };
        db.sql("""
                update cross_posts
                set status = :status, wanted_revision = :wanted, posted_revision = :posted, unsure = :unsure,
                    external_id = :external_id, url = :url, seen_at = :seen, error_code = :error_code,
                    error_words = :error_words, error_retryable = :error_retryable, error_count = :error_count,
                    error_since = :error_since, asked = :asked, close_reason = :reason, attempts = :attempts,
                    next_attempt_at = :due, closed_at = :closed_at,
                    live_at = case when :status = 'live' then coalesce(live_at, :now) else live_at end
                where id = :id
                """)
                .param("status", stage.word())
                .param("wanted", post.wanted())
                .param("posted", shelf.revision())
                .param("unsure", shelf.unsure())
                .param("external_id", shelf.externalId())
                .param("url", shelf.url())
                .param("seen", Sql.at(shelf.seen()))
                .param("error_code", trouble == null ? null : trouble.code())
                .param("error_words", trouble == null ? null : trouble.words())
                .param("error_retryable", trouble == null ? null : trouble.retryable())
                .param("error_count", trouble == null ? null : trouble.inARow())
                .param("error_since", trouble == null ? null : Sql.at(trouble.since()))
                .param("asked", stage instanceof Stage.Posting p ? p.asked() : 0)
                .param("reason", reason)
                .param("attempts", post.attempts())
                .param("due", Sql.at(stage.due()))
                .param("closed_at", stage instanceof Stage.Closed c ? Sql.at(c.at()) : null)
                .param("now", Sql.at(now))
                .param("id", post.id().value())
                .update();
        sayChanged(post.seller().value(), post.item().value());
    }

    /** To the seller's open pages, once the caller's transaction has committed. */
    private void sayChanged(UUID seller, UUID item) {
        live.changed(seller, "item-" + item);
    }

    /** Takes what is due on a marketplace, longest due first. */
    List<CrossPostId> claim(String marketplace, UUID claim, int limit, Instant now, Instant until) {
        return db.sql("""
                update cross_posts set claim = :claim, lease_until = :until
                where id in (
                    select id from cross_posts
                    where marketplace = :marketplace and next_attempt_at <= :now
                      and (lease_until is null or lease_until <= :now)
                    order by next_attempt_at limit :limit
                    for update skip locked)
                returning id
                """)
                .param("claim", claim)
                .param("until", Sql.at(until))
                .param("marketplace", marketplace)
                .param("now", Sql.at(now))
                .param("limit", limit)
                .query((row, _) -> new CrossPostId(Sql.uuid(row, "id")))
                .list();
    }

    void renew(CrossPostId id, Instant until) {
        db.sql("update cross_posts set lease_until = :until where id = :id")
                .param("until", Sql.at(until))
                .param("id", id.value())
                .update();
    }

    void release(CrossPostId id, UUID claim) {
        db.sql("update cross_posts set claim = null, lease_until = null where id = :id and claim = :claim")
                .param("id", id.value())
                .param("claim", claim)
                .update();
    }

    /** For the start of the only node there is: whoever held something is dead. */
    void releaseAll() {
        db.sql("update cross_posts set claim = null, lease_until = null where lease_until is not null")
                .update();
    }

    /** Of a cross-post that is tried for weeks only the latest calls are kept. */
    long attemptStarted(CrossPostId id, CrossPost.Call call, Instant now) {
        db.sql("""
                delete from cross_post_attempts where cross_post_id = :id and id <= (
                    select id from cross_post_attempts where cross_post_id = :id order by id desc offset :kept limit 1)
                """).param("id", id.value()).param("kept", ATTEMPTS_KEPT - 1).update();
        return db.sql("""
                insert into cross_post_attempts (cross_post_id, call, started_at) values (:id, :call, :now) returning id
                """)
                .param("id", id.value())
                .param("call", call.name().toLowerCase(Locale.ROOT))
                .param("now", Sql.at(now))
                .query(Long.class)
                .single();
    }

    void attemptEnded(long attempt, String outcome, @Nullable String errorCode, Instant now) {
        db.sql("update cross_post_attempts set ended_at = :now, outcome = :outcome, error_code = :code where id = :id")
                .param("now", Sql.at(now))
                .param("outcome", outcome)
                .param("code", errorCode)
                .param("id", attempt)
                .update();
    }

    /** Whether this is the first time that this error of this cross-post is to be told. */
    boolean isFirst(CrossPostId id, String errorCode) {
        return db.sql("""
                update cross_posts set errors_told = array_append(errors_told, :code)
                where id = :id and not (:code = any (errors_told))
                """).param("code", errorCode).param("id", id.value()).update() == 1;
    }

    /** Whether the state event of that number is newer than all before it; remembers it if so. */
    boolean isNext(CrossPostId id, long sequence) {
        return db.sql("""
                update cross_posts set last_sequence = :sequence
                where id = :id and (last_sequence is null or last_sequence < :sequence)
                """).param("sequence", sequence).param("id", id.value()).update() == 1;
    }

    boolean existsOtherOpen(CrossPost post) {
        return db.sql("""
                select exists (
                    select 1 from cross_posts
                    where item_id = :item and marketplace = :marketplace and status <> 'closed' and id <> :id)
                """)
                .param("item", post.item().value())
                .param("marketplace", post.marketplace())
                .param("id", post.id().value())
                .query(Boolean.class)
                .single();
    }

    /** Whether something of that account may be on the marketplace's shelves. */
    boolean hasAnythingOnShelf(UUID account) {
        return db.sql("""
                select exists (
                    select 1 from cross_posts
                    where account_id = :account and status <> 'closed' and (unsure or posted_revision > 0))
                """).param("account", account).query(Boolean.class).single();
    }

    /**
     * What has not been sent yet goes out with the account that is posted with from now on. So does what failed before
     * anything was there, when it is tried again: its own account will be disconnected.
     */
    void moveUnsent(PersonId seller, String marketplace, UUID account, Instant now) {
        db.sql("""
                update cross_posts
                set account_id = :account, next_attempt_at = :now, error_code = null, error_words = null,
                    error_retryable = null, error_count = null, error_since = null
                where seller_id = :seller and marketplace = :marketplace and account_id <> :account
                  and status = 'pending' and not unsure and posted_revision = 0
                returning item_id
                """)
                .param("account", account)
                .param("now", Sql.at(now))
                .param("seller", seller.value())
                .param("marketplace", marketplace)
                .query(UUID.class)
                .list()
                .forEach(item -> sayChanged(seller.value(), item));
        db.sql("""
                update cross_posts set account_id = :account
                where seller_id = :seller and marketplace = :marketplace and account_id <> :account
                  and status = 'failed' and not unsure and posted_revision = 0 and external_id is null
                """)
                .param("account", account)
                .param("seller", seller.value())
                .param("marketplace", marketplace)
                .update();
    }

    /** What waited for the account to be connected again goes on. */
    void resume(UUID account, Instant now) {
        db.sql("""
                update cross_posts
                set next_attempt_at = :now, error_code = null, error_words = null, error_retryable = null,
                    error_count = null, error_since = null
                where account_id = :account and status in ('pending', 'live', 'closing') and error_code = :reconnect
                returning seller_id, item_id
                """)
                .param("now", Sql.at(now))
                .param("account", account)
                .param("reconnect", Trouble.RECONNECT)
                .query((row, _) -> new UUID[] {Sql.uuid(row, "seller_id"), Sql.uuid(row, "item_id")})
                .list()
                .forEach(changed -> sayChanged(changed[0], changed[1]));
    }

    /** How many of the person's items are on each marketplace or on the way there; those with none are left out. */
    Map<String, Integer> openOf(PersonId seller) {
        var open = new HashMap<String, Integer>();
        db.sql("""
                select p.marketplace, count(*)::int as open
                from cross_posts p join marketplace_accounts a on a.id = p.account_id
                where a.person_id = :seller and p.status <> 'closed'
                group by p.marketplace
                """).param("seller", seller.value()).query(row -> {
            open.put(row.getString("marketplace"), row.getInt("open"));
        });
        return open;
    }

    /**
     * The calls made for a cross-post, of those still known.
     *
     * @param wasUnsure whether an answer to one that posts stayed away
     */
    record Tries(Instant last, boolean wasUnsure) {}

    Map<CrossPostId, Tries> triesOf(ItemId item) {
        var tries = new HashMap<CrossPostId, Tries>();
        db.sql("""
                select t.cross_post_id, max(t.started_at) as last,
                       bool_or(t.call = 'put' and t.outcome = 'unknown') as was_unsure
                from cross_post_attempts t join cross_posts p on p.id = t.cross_post_id
                where p.item_id = :item
                group by t.cross_post_id
                """).param("item", item.value()).query(row -> {
            tries.put(
                    new CrossPostId(Sql.uuid(row, "cross_post_id")),
                    new Tries(Sql.instant(row, "last"), row.getBoolean("was_unsure")));
        });
        return tries;
    }

    /**
     * What waits on a marketplace, for whoever runs this installation.
     *
     * @param oldestDue since when the longest waiting could be done; null if none could
     */
    record Queue(
            String marketplace,
            String status,
            int posts,
            @Nullable Instant oldestDue,
            @Nullable String lastError) {}

    List<Queue> queues(Instant now) {
        return db.sql("""
                select marketplace,
                       case when error_code = :reconnect then 'reconnect'
                            when status = 'failed' and next_attempt_at is null then 'failed_for_good'
                            when status = 'live' then 'changing'
                            else status end as state,
                       count(*)::int as posts,
                       min(next_attempt_at) filter (where next_attempt_at <= :now) as oldest_due,
                       (array_agg(error_words order by error_since desc) filter (where error_words is not null))[1]
                           as last_error
                from cross_posts
                where status not in ('live', 'closed')
                   or status = 'live' and (next_attempt_at is not null or error_code is not null)
                group by 1, 2
                order by 1, 2
                """)
                .param("reconnect", Trouble.RECONNECT)
                .param("now", Sql.at(now))
                .query((row, _) -> new Queue(
                        row.getString("marketplace"),
                        row.getString("state"),
                        row.getInt("posts"),
                        Sql.instantOrNull(row, "oldest_due"),
                        row.getString("last_error")))
                .list();
    }

    private static CrossPost crossPost(ResultSet row, int number) throws SQLException {
        return new CrossPost(
                new CrossPostId(Sql.uuid(row, "id")),
                new ItemId(Sql.uuid(row, "item_id")),
                new PersonId(Sql.uuid(row, "seller_id")),
                row.getString("marketplace"),
                Sql.uuid(row, "account_id"),
                row.getString("reference"),
                row.getLong("wanted_revision"),
                row.getInt("attempts"),
                new Shelf(
                        row.getBoolean("unsure"),
                        row.getString("external_id"),
                        row.getString("url"),
                        row.getLong("posted_revision"),
                        Sql.instantOrNull(row, "seen_at")),
                stage(row),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "live_at"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        var trouble = trouble(row);
        var due = Sql.instantOrNull(row, "next_attempt_at");
        var status = row.getString("status");
        return switch (status) {
            case "pending" -> new Stage.Pending(trouble, due);
            case "posting" -> new Stage.Posting(trouble, row.getInt("asked"), due);
            case "live" -> new Stage.Live(trouble, due);
            case "failed" -> new Stage.Failed(Objects.requireNonNull(trouble), due);
            case "closing" -> new Stage.Closing(reason(row), trouble, due);
            case "closed" -> new Stage.Closed(reason(row), trouble, Sql.instant(row, "closed_at"));
            default -> throw new IllegalStateException("A cross-post is " + status + ", which this version cannot do");
        };
    }

    private static @Nullable Trouble trouble(ResultSet row) throws SQLException {
        var code = row.getString("error_code");
        return code == null
                ? null
                : new Trouble(
                        code,
                        row.getString("error_words"),
                        row.getBoolean("error_retryable"),
                        row.getInt("error_count"),
                        Sql.instant(row, "error_since"));
    }

    private static EndReason reason(ResultSet row) throws SQLException {
        return EndReason.of(row.getString("close_reason")).orElseThrow();
    }
}
