package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.MessageReceived;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The conversations and what was said in them. */
@Repository
class Conversations {

    private final JdbcClient jdbc;

    Conversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation, and whether this call made it. */
    record Opened(Conversation conversation, boolean first) {}

    /**
     * Until the end of the transaction nobody else opens a conversation about this item or takes leave of its buyers, so
     * that neither misses the other.
     */
    void lock(ItemId item) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('inbox:' || :item, 0))")
                .param("item", item.toString())
                .query((row, n) -> true)
                .single();
    }

    Opened open(MessageReceived message, Instant now) {
        var made = jdbc.sql("""
                        insert into conversations (id, item_id, seller_id, marketplace, external_id, buyer_name, created_at, last_message_at)
                        values (:id, :item, :seller, :marketplace, :external, :buyer, :now, :at)
                        on conflict (marketplace, external_id, item_id) where external_id is not null do nothing
                        """)
                .param("id", Ids.next(now))
                .param("item", message.item().value())
                .param("seller", message.seller().value())
                .param("marketplace", message.marketplace())
                .param("external", message.externalConversationId())
                .param("buyer", MessageText.name(message.buyerName()))
                .param("now", Sql.at(now))
                .param("at", Sql.at(message.at()))
                .update();
        var conversation = jdbc.sql("""
                        select * from conversations
                        where marketplace = :marketplace and external_id = :external and item_id = :item
                        """)
                .param("marketplace", message.marketplace())
                .param("external", message.externalConversationId())
                .param("item", message.item().value())
                .query(Conversations::conversation)
                .single();
        return new Opened(conversation, made == 1);
    }

    Opened openOnDealScout(ItemId item, PersonId seller, PersonId buyer, String buyerName, Instant now) {
        var made = jdbc.sql("""
                        insert into conversations (id, item_id, seller_id, marketplace, buyer_id, buyer_name, created_at, last_message_at)
                        values (:id, :item, :seller, 'dealscout', :buyer, :name, :now, :now)
                        on conflict (item_id, buyer_id) where buyer_id is not null do nothing
                        """)
                .param("id", Ids.next(now))
                .param("item", item.value())
                .param("seller", seller.value())
                .param("buyer", buyer.value())
                .param("name", buyerName)
                .param("now", Sql.at(now))
                .update();
        var conversation = jdbc.sql("select * from conversations where item_id = :item and buyer_id = :buyer")
                .param("item", item.value())
                .param("buyer", buyer.value())
                .query(Conversations::conversation)
                .single();
        return new Opened(conversation, made == 1);
    }

    /** If that person is one of the two in it. */
    Optional<Conversation> find(PersonId person, ConversationId id) {
        return jdbc.sql("select * from conversations where id = :id and (seller_id = :me or buyer_id = :me)")
                .param("id", id.value())
                .param("me", person.value())
                .query(Conversations::conversation)
                .optional();
    }

    boolean exists(ConversationId id, ItemId item) {
        return jdbc.sql("select exists (select 1 from conversations where id = :id and item_id = :item)")
                .param("id", id.value())
                .param("item", item.value())
                .query(Boolean.class)
                .single();
    }

    List<Conversation> about(ItemId item) {
        return jdbc.sql("select * from conversations where item_id = :item order by created_at, id")
                .param("item", item.value())
                .query(Conversations::conversation)
                .list();
    }

    /** Those that the person takes part in, the one talked in last first. */
    Page<Conversation> list(PersonId person, @Nullable ItemId item, PageRequest request) {
        var after = request.after();
        // Two index scans, one for each side a person can be on, instead of one scan of everything for an "or".
        var rows = jdbc.sql("""
                        select * from (
                            (select * from conversations
                             where seller_id = :me and (:item::uuid is null or item_id = :item)
                               and (:at::timestamptz is null or (last_message_at, id) < (:at, :id))
                             order by last_message_at desc, id desc limit :limit)
                            union all
                            (select * from conversations
                             where buyer_id = :me and (:item::uuid is null or item_id = :item)
                               and (:at::timestamptz is null or (last_message_at, id) < (:at, :id))
                             order by last_message_at desc, id desc limit :limit)
                        ) mine
                        order by last_message_at desc, id desc
                        limit :limit
                        """)
                .param("me", person.value())
                .param("item", item == null ? null : item.value(), Types.OTHER)
                .param("at", after == null ? null : Sql.at(after.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", after == null ? null : after.id(), Types.OTHER)
                .param("limit", request.limit() + 1)
                .query(Conversations::conversation)
                .list();
        return Page.of(rows, request, c -> new Cursor(c.lastMessageAt(), c.id().value()));
    }

    /** What was said in each, oldest first; a conversation in which nothing was said is absent. */
    Map<ConversationId, List<Message>> messagesIn(Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        record Said(ConversationId in, Message message) {}
        return jdbc
                .sql("""
                        select conversation_id, id, sender, text, at, carriage, last_error from messages
                        where conversation_id in (:ids)
                        order by at, id
                        """)
                .param("ids", conversations.stream().map(c -> c.id().value()).toList())
                .query((row, n) -> new Said(new ConversationId(Sql.uuid(row, "conversation_id")), message(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Said::in, Collectors.mapping(Said::message, Collectors.toList())));
    }

    /** The last words of each, cut where a line of a list ends; a conversation in which nothing was said is absent. */
    Map<ConversationId, Message> lastWords(Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        var last = new HashMap<ConversationId, Message>();
        jdbc.sql("""
                        select distinct on (conversation_id)
                            conversation_id, id, sender, left(text, 120) as text, at, carriage, last_error
                        from messages
                        where conversation_id in (:ids)
                        order by conversation_id, at desc, id desc
                        """)
                .param("ids", conversations.stream().map(c -> c.id().value()).toList())
                .query(row -> {
                    last.put(new ConversationId(Sql.uuid(row, "conversation_id")), message(row));
                });
        return last;
    }

    /** How many messages of the other side that person has not seen; conversations without any are absent. */
    Map<ConversationId, Integer> unread(PersonId person, Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        var unread = new HashMap<ConversationId, Integer>();
        jdbc.sql("""
                        select m.conversation_id, count(*)::int as unread
                        from messages m join conversations c on c.id = m.conversation_id
                        where m.conversation_id in (:ids) and m.read_at is null
                          and m.sender = case when c.seller_id = :me then 'buyer' else 'seller' end
                        group by m.conversation_id
                        """)
                .param("ids", conversations.stream().map(c -> c.id().value()).toList())
                .param("me", person.value())
                .query(row -> {
                    unread.put(new ConversationId(Sql.uuid(row, "conversation_id")), row.getInt("unread"));
                });
        return unread;
    }

    /** How many messages of buyers the sellers of those items have not seen; items without any are absent. */
    Map<ItemId, Integer> unreadAbout(Collection<ItemId> items) {
        var unread = new HashMap<ItemId, Integer>();
        jdbc.sql("""
                        select c.item_id, count(*)::int as unread
                        from conversations c join messages m on m.conversation_id = c.id
                        where c.item_id = any (:items) and m.sender = 'buyer' and m.read_at is null
                        group by c.item_id
                        """)
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query(row -> {
                    unread.put(new ItemId(Sql.uuid(row, "item_id")), row.getInt("unread"));
                });
        return unread;
    }

    /** In how many the other side said something that the person has not seen; counted to {@code atMost}. */
    int withUnread(PersonId person, int atMost) {
        return jdbc.sql("""
                        select count(*)::int from (
                            (select 1 from conversations c
                             where c.seller_id = :me and exists (
                                select 1 from messages m
                                where m.conversation_id = c.id and m.sender = 'buyer' and m.read_at is null)
                             limit :at_most)
                            union all
                            (select 1 from conversations c
                             where c.buyer_id = :me and exists (
                                select 1 from messages m
                                where m.conversation_id = c.id and m.sender = 'seller' and m.read_at is null)
                             limit :at_most)
                            limit :at_most) unread
                        """)
                .param("me", person.value())
                .param("at_most", atMost)
                .query(Integer.class)
                .single();
    }

    /**
     * The given messages and no others: one that came since has not been seen.
     *
     * @return those that were not read before
     */
    List<UUID> markRead(Sender sender, Collection<Message> seen, Instant now) {
        var ids =
                seen.stream().filter(m -> m.sender() == sender).map(Message::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("update messages set read_at = :now where id in (:ids) and read_at is null returning id")
                .param("ids", ids)
                .param("now", Sql.at(now))
                .query((row, _) -> Sql.uuid(row, "id"))
                .list();
    }

    /** Keeps what a buyer wrote on a marketplace; nothing if it is here already. */
    Optional<Message> receive(Conversation conversation, MessageReceived received, Instant now) {
        var message = new Message(
                Ids.next(now),
                Sender.BUYER,
                MessageText.received(received.text()).value(),
                received.at(),
                Carriage.NONE,
                null);
        var stored = jdbc.sql("""
                        insert into messages (id, conversation_id, sender, text, at, external_id)
                        values (:id, :conversation, 'buyer', :text, :at, :external)
                        on conflict (conversation_id, external_id) where sender = 'buyer' and external_id is not null do nothing
                        """)
                .param("id", message.id())
                .param("conversation", conversation.id().value())
                .param("text", message.text())
                .param("at", Sql.at(message.at()))
                .param("external", received.externalMessageId())
                .update();
        if (stored == 0) {
            return Optional.empty();
        }
        touch(conversation, message.at());
        return Optional.of(message);
    }

    /** Keeps what somebody said; a seller's words to a marketplace wait to be carried there. */
    Message say(Conversation conversation, Sender sender, MessageText text, Instant now) {
        var carriage = sender == Sender.SELLER && conversation.externalId() != null ? Carriage.PENDING : Carriage.NONE;
        var message = new Message(Ids.next(now), sender, text.value(), now, carriage, null);
        jdbc.sql("""
                        insert into messages (id, conversation_id, sender, text, at, carriage, next_attempt_at)
                        values (:id, :conversation, :sender, :text, :at, :carriage, case when :carriage = 'pending' then :at end)
                        """)
                .param("id", message.id())
                .param("conversation", conversation.id().value())
                .param("sender", sender.word())
                .param("text", message.text())
                .param("at", Sql.at(now))
                .param("carriage", carriage.word())
                .update();
        touch(conversation, now);
        return message;
    }

    /** The one message that tells the buyers of those conversations that the item is gone; who had it gets no other. */
    void part(Collection<Conversation> conversations, String words, Instant now) {
        if (conversations.isEmpty()) {
            return;
        }
        var ids = conversations.stream().map(c -> c.id().value()).toArray(UUID[]::new);
        var messages = conversations.stream().map(c -> Ids.next(now)).toArray(UUID[]::new);
        jdbc.sql("""
                        with said as (
                            insert into messages (id, conversation_id, sender, text, at, parting, carriage, next_attempt_at)
                            select n.id, c.id, 'seller', :words, :now, true,
                                   case when c.external_id is null then 'none' else 'pending' end,
                                   case when c.external_id is not null then :now::timestamptz end
                            from unnest(:messages::uuid[], :ids::uuid[]) as n (id, conversation_id)
                            join conversations c on c.id = n.conversation_id
                            on conflict (conversation_id) where parting do nothing
                            returning conversation_id)
                        update conversations set last_message_at = greatest(last_message_at, :now)
                        where id in (select conversation_id from said)
                        """)
                .param("messages", messages)
                .param("ids", ids)
                .param("words", words)
                .param("now", Sql.at(now))
                .update();
    }

    /** Remembers that an item is gone and what its buyers are told; what was said first stays. */
    void rememberGone(ItemId item, String words, @Nullable String soldOn, Instant at) {
        jdbc.sql("""
                        insert into items_gone (item_id, words, sold_on, at) values (:item, :words, :sold_on, :at)
                        on conflict do nothing
                        """)
                .param("item", item.value())
                .param("words", words)
                .param("sold_on", soldOn, Types.VARCHAR)
                .param("at", Sql.at(at))
                .update();
    }

    boolean isGone(ItemId item) {
        return jdbc.sql("select exists (select 1 from items_gone where item_id = :item)")
                .param("item", item.value())
                .query(Boolean.class)
                .single();
    }

    /** What a buyer is told who comes too late; nothing while the item can be had, or where its unknown buyer writes. */
    Optional<String> wordsOfLeave(Conversation late) {
        return jdbc.sql("""
                        select words from items_gone
                        where item_id = :item and sold_on is distinct from :marketplace
                        """)
                .param("item", late.item().value())
                .param("marketplace", late.marketplace())
                .query(String.class)
                .optional();
    }

    private void touch(Conversation conversation, Instant at) {
        jdbc.sql("update conversations set last_message_at = greatest(last_message_at, :at) where id = :id")
                .param("at", Sql.at(at))
                .param("id", conversation.id().value())
                .update();
    }

    static Conversation conversation(ResultSet row, int number) throws SQLException {
        var buyer = Sql.uuidOrNull(row, "buyer_id");
        return new Conversation(
                new ConversationId(Sql.uuid(row, "id")),
                new ItemId(Sql.uuid(row, "item_id")),
                new PersonId(Sql.uuid(row, "seller_id")),
                row.getString("marketplace"),
                row.getString("external_id"),
                buyer == null ? null : new PersonId(buyer),
                row.getString("buyer_name"),
                Sql.instant(row, "last_message_at"));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                Sql.uuid(row, "id"),
                Sender.of(row.getString("sender")),
                row.getString("text"),
                Sql.instant(row, "at"),
                Carriage.of(row.getString("carriage")),
                row.getString("last_error"));
    }
}
