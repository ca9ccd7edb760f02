package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Batch;
import com.dealscout.marketplaces.connector.Connector;
import com.dealscout.marketplaces.connector.Conversation;
import com.dealscout.marketplaces.connector.Message;
import com.dealscout.platform.Crew;
import com.dealscout.platform.Sql;
import com.dealscout.platform.WorkLoop;
import com.dealscout.selling.ItemId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What buyers write on marketplaces, on its way to the inbox: once each, however often it is heard.
 *
 * <p>A message names its conversation, not its writer. Who that is stands in the list of conversations, which is read
 * once for each; the oldest message waits for it for half a minute, and then goes on without, and so do those behind it.
 */
@Service
class BuyerMessages {

    private static final Logger LOG = LoggerFactory.getLogger(BuyerMessages.class);

    private static final String NAMELESS = "A buyer";
    private static final int TRIES = 5;
    private static final int MOST_PAGES = 20;

    /** Of one talk at one look; so many that only a marketplace whose pages never end has more. */
    static final int MOST_PAGES_OF_MESSAGES = 200;

    private static final int AT_ONCE = 8;
    private static final int MAX_NAME = 80;
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final CrossPosts crossPosts;
    private final Accounts accounts;
    private final Marketplaces marketplaces;
    private final Tokens tokens;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final MarketplaceSettings.Pace pace;
    private final Clock clock;
    private final Crew crew = new Crew("buyer-messages", AT_ONCE);
    private final WorkLoop loop;

    /** Where the next look goes on in talks that were not read to their end; after a restart it begins at the front. */
    private final Map<TalkKey, String> readOnFrom = new ConcurrentHashMap<>();

    private record TalkKey(UUID account, String conversation) {}

    BuyerMessages(
            JdbcClient db,
            CrossPosts crossPosts,
            Accounts accounts,
            Marketplaces marketplaces,
            Tokens tokens,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            MarketplaceSettings settings,
            Clock clock) {
        this.db = db;
        this.crossPosts = crossPosts;
        this.accounts = accounts;
        this.marketplaces = marketplaces;
        this.tokens = tokens;
        this.events = events;
        this.transactions = transactions;
        this.pace = settings.marketplaces();
        this.clock = clock;
        this.loop = new WorkLoop("buyer-messages", pace.lookEvery(), this::once);
    }

    WorkLoop loop() {
        return loop;
    }

    /** One that waits for its writer's name. */
    record Waiting(UUID account, String id, String conversation, Instant at, int attempts) {}

    /** Remembers the message, and hands it on at once if its writer is known; in the caller's transaction. */
    @Transactional
    void take(Account account, String reference, Message message) {
        if (message.from() != Message.From.BUYER) {
            return;
        }
        var post = crossPosts.byReference(account.id(), reference);
        if (post.isEmpty()) {
            LOG.info("{} passed on a message about a listing that is not ours", account.marketplace());
            return;
        }
        var now = clock.instant();
        var isNew = db.sql("""
                insert into marketplace_messages (account_id, external_id, conversation_id, cross_post_id, body,
                    written_at, received_at, next_attempt_at)
                values (:account, :id, :conversation, :post, :body, :at, :now, :now)
                on conflict (account_id, external_id) do nothing
                """)
                        .param("account", account.id())
                        .param("id", message.id())
                        .param("conversation", message.conversationId())
                        .param("post", post.get().id().value())
                        .param("body", message.text())
                        .param("at", Sql.at(message.at()))
                        .param("now", Sql.at(now))
                        .update()
                == 1;
        if (!isNew) {
            return;
        }
        var name = buyer(account.id(), message.conversationId());
        if (name.isPresent()) {
            handOn(account.id(), message.conversationId(), name.get());
        } else {
            loop.wake();
        }
    }

    private Optional<String> buyer(UUID account, String conversation) {
        return db.sql("""
                select buyer_name from marketplace_conversations
                where account_id = :account and external_id = :id and buyer_name is not null
                """)
                .param("account", account)
                .param("id", conversation)
                .query(String.class)
                .optional();
    }

    /**
     * Says to the inbox all that waits of that conversation, oldest first, and forgets the texts. Whoever comes second
     * finds nothing to say.
     */
    private void handOn(UUID account, String conversation, String buyer) {
        db.sql("""
                with waiting as (
                    select account_id, external_id, body from marketplace_messages
                    where account_id = :account and conversation_id = :conversation and next_attempt_at is not null
                    order by external_id for update
                ), taken as (
                    update marketplace_messages m set next_attempt_at = null, body = null
                    from waiting w where m.account_id = w.account_id and m.external_id = w.external_id
                    returning m.external_id, m.conversation_id, m.cross_post_id, m.written_at, w.body)
                select t.*, p.seller_id, p.item_id, p.marketplace
                from taken t join cross_posts p on p.id = t.cross_post_id
                order by t.written_at, t.external_id
                """)
                .param("account", account)
                .param("conversation", conversation)
                .query((row, _) -> new MessageReceived(
                        new PersonId(Sql.uuid(row, "seller_id")),
                        new ItemId(Sql.uuid(row, "item_id")),
                        row.getString("marketplace"),
                        row.getString("conversation_id"),
                        row.getString("external_id"),
                        buyer,
                        row.getString("body"),
                        Sql.instant(row, "written_at")))
                .list()
                .forEach(events::publishEvent);
    }

    private boolean once() {
        var free = crew.free();
        if (free == 0) {
            return false;
        }
        claim(free).forEach(w -> crew.send(() -> introduce(w), loop::wake));
        return false;
    }

    /** Of each conversation only the oldest that waits: the name is then known for the rest. */
    List<Waiting> claim(int limit) {
        var now = clock.instant();
        return db.sql("""
                update marketplace_messages set attempts = attempts + 1, next_attempt_at = :lease
                where (account_id, external_id) in (
                    select account_id, external_id from marketplace_messages
                    where next_attempt_at <= :now and (account_id, external_id) in (
                        select distinct on (account_id, conversation_id) account_id, external_id
                        from marketplace_messages where next_attempt_at is not null
                        order by account_id, conversation_id, written_at, external_id)
                    order by next_attempt_at, written_at limit :limit
                    for update skip locked)
                returning account_id, external_id, conversation_id, written_at, attempts
                """)
                .param("lease", Sql.at(now.plus(pace.lease())))
                .param("now", Sql.at(now))
                .param("limit", limit)
                .query((row, _) -> new Waiting(
                        Sql.uuid(row, "account_id"),
                        row.getString("external_id"),
                        row.getString("conversation_id"),
                        Sql.instant(row, "written_at"),
                        row.getInt("attempts")))
                .list();
    }

    private void introduce(Waiting message) {
        var name = buyer(message.account(), message.conversation())
                .or(() -> accounts.find(message.account()).flatMap(a -> askWho(a, message)))
                .or(() -> message.attempts() >= TRIES ? Optional.of(NAMELESS) : Optional.empty());
        transactions.executeWithoutResult(_ -> name.ifPresentOrElse(
                n -> handOn(message.account(), message.conversation(), n), () -> tryAgain(message)));
    }

    private void tryAgain(Waiting message) {
        var pause = pace.retryFirst().multipliedBy(1L << Math.min(message.attempts(), TRIES));
        db.sql("""
                update marketplace_messages set next_attempt_at = :at
                where account_id = :account and external_id = :id and next_attempt_at is not null
                """)
                .param("at", Sql.at(clock.instant().plus(pause)))
                .param("account", message.account())
                .param("id", message.id())
                .update();
    }

    private Optional<String> askWho(Account account, Waiting message) {
        var marketplace = marketplaces.find(account.marketplace());
        if (marketplace.isEmpty()) {
            return Optional.empty();
        }
        @Nullable String cursor = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var at = cursor;
            var answer = tokens.call(
                    account,
                    token -> marketplace
                            .get()
                            .connector()
                            .conversations(token, message.at().minus(SLACK), at));
            if (!(answer instanceof Answer.Done<Batch<Conversation>>(var batch))) {
                return Optional.empty();
            }
            batch.items().forEach(c -> remember(account.id(), c));
            cursor = batch.next();
            if (cursor == null) {
                break;
            }
        }
        return buyer(account.id(), message.conversation());
    }

    /** A name that became known stays, if the marketplace leaves it out later. */
    private void remember(UUID account, Conversation conversation) {
        var name = conversation.buyerName();
        db.sql("""
                insert into marketplace_conversations (account_id, external_id, buyer_name)
                values (:account, :id, :name)
                on conflict (account_id, external_id) do update
                set buyer_name = coalesce(excluded.buyer_name, marketplace_conversations.buyer_name)
                """)
                .param("account", account)
                .param("id", conversation.id())
                .param("name", name == null ? null : shortened(name))
                .update();
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME
                ? name
                : name.substring(
                        0, name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length()))));
    }

    /**
     * Reads conversations that changed, with all their messages: what webhooks told already is known by its id.
     *
     * @return up to when, by the marketplace's clock, everything has been read; null if nothing was
     */
    @Nullable
    Instant catchUp(Account account, Connector connector, Batch<Conversation> batch) {
        @Nullable Instant read = null;
        var everything = true;
        for (var conversation : batch.items()) {
            remember(account.id(), conversation);
            switch (read(account, connector, conversation)) {
                case NOTHING -> {
                    return read;
                }
                // The others are read all the same, but the next look begins with this one.
                case PART -> everything = false;
                case ALL -> read = everything ? conversation.updatedAt() : read;
            }
        }
        return read;
    }

    private enum Read {
        ALL,
        PART,
        NOTHING
    }

    private boolean hasUnread(UUID account, Conversation conversation) {
        return db.sql("""
                select not exists (
                    select 1 from marketplace_conversations
                    where account_id = :account and external_id = :id and messages_seen >= :updated)
                """)
                .param("account", account)
                .param("id", conversation.id())
                .param("updated", Sql.at(conversation.updatedAt()))
                .query(Boolean.class)
                .single();
    }

    private Read read(Account account, Connector connector, Conversation conversation) {
        if (!hasUnread(account.id(), conversation)) {
            return Read.ALL;
        }
        var key = new TalkKey(account.id(), conversation.id());
        @Nullable String cursor = readOnFrom.remove(key);
        for (var page = 0; page < MOST_PAGES_OF_MESSAGES; page++) {
            var at = cursor;
            var answer = tokens.call(account, token -> connector.messages(token, conversation.id(), at));
            if (!(answer instanceof Answer.Done<Batch<Message>>(var batch))) {
                return Read.NOTHING;
            }
            transactions.executeWithoutResult(
                    _ -> batch.items().forEach(m -> take(account, conversation.reference(), m)));
            cursor = batch.next();
            if (cursor == null) {
                seen(account, conversation);
                return Read.ALL;
            }
        }
        LOG.warn(
                "A conversation on {} has more than {} pages; the rest is read at the next look",
                account.marketplace(),
                MOST_PAGES_OF_MESSAGES);
        readOnFrom.put(key, Objects.requireNonNull(cursor));
        return Read.PART;
    }

    private void seen(Account account, Conversation conversation) {
        db.sql("""
                update marketplace_conversations set messages_seen = :updated
                where account_id = :account and external_id = :id
                """)
                .param("updated", Sql.at(conversation.updatedAt()))
                .param("account", account.id())
                .param("id", conversation.id())
                .update();
    }

    @PreDestroy
    void close() {
        crew.close();
    }
}
