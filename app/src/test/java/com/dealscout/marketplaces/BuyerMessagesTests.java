package com.dealscout.marketplaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Batch;
import com.dealscout.marketplaces.connector.Connector;
import com.dealscout.marketplaces.connector.Conversation;
import com.dealscout.marketplaces.connector.Message;
import com.dealscout.platform.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Buyers' messages between a marketplace and the inbox, one step at a time; the whole way is in {@code WebhooksTests}. */
@RunningApp
@RecordApplicationEvents
class BuyerMessagesTests {

    /** When nobody but these tests claims anything. */
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private static final Instant UPDATED = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    Api api;

    @Autowired
    BuyerMessages messages;

    @Autowired
    Accounts accounts;

    @Autowired
    CrossPosts crossPosts;

    @Autowired
    Marketplaces marketplaces;

    @Autowired
    Tokens tokens;

    @Autowired
    MarketplaceSettings settings;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    /** What a marketplace is asked for, page by page. */
    private final List<String> asked = new ArrayList<>();

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aConversationWithoutEndIsReadOnNextTimeAndKeepsNobodyElseWaiting() {
        var account = account(Trader.connectedTo(api, "facebook"));
        var batch = new Batch<>(
                List.of(conversation("short", 0), conversation("endless", 1), conversation("other", 2)), null);

        var read = messages.catchUp(account, with(Integer.MAX_VALUE), batch);

        assertThat(read).isEqualTo(UPDATED);
        assertThat(asked.stream().filter(page -> page.startsWith("endless")))
                .hasSize(BuyerMessages.MOST_PAGES_OF_MESSAGES)
                .startsWith("endless null", "endless 1");
        assertThat(asked).contains("other null");
        assertThat(seen(account)).containsExactly("other", "short");

        asked.clear();
        var atLast = messages.catchUp(account, with(BuyerMessages.MOST_PAGES_OF_MESSAGES + 1), batch);

        assertThat(asked).containsExactly("endless 200", "endless 201");
        assertThat(atLast).isEqualTo(UPDATED.plusSeconds(2));
        assertThat(seen(account)).containsExactly("endless", "other", "short");
    }

    @Test
    void ofEachConversationOnlyTheOldestMessageAsksWhoItsWriterIs() {
        var seller = Trader.connectedTo(api, "facebook");
        var post = seller.crossPost(seller.postedItem("facebook"), "facebook");
        var account = account(seller).id();
        waiting(account, post.get("id").asString(), "mikes", "second", 2, LATER.minusSeconds(30));
        waiting(account, post.get("id").asString(), "mikes", "first", 1, LATER.minusSeconds(10));
        waiting(account, post.get("id").asString(), "sarahs", "third", 3, LATER.minusSeconds(20));
        waiting(account, post.get("id").asString(), "patiences", "not yet", 4, LATER.plusSeconds(60));
        waiting(account, post.get("id").asString(), "patiences", "behind it", 5, LATER.minusSeconds(10));

        assertThat(claimed(account)).containsExactlyInAnyOrder("first", "third");
        assertThat(claimed(account)).as("while the first is under way").isEmpty();
    }

    @Test
    void withTheNameAllThatWaitsGoesOnInOrder() {
        var seller = Trader.connectedTo(api, "facebook");
        var post = seller.crossPost(seller.postedItem("facebook"), "facebook");
        var account = account(seller);
        waiting(account.id(), post.get("id").asString(), "mikes", "b", 2, LATER);
        waiting(account.id(), post.get("id").asString(), "mikes", "c", 1, LATER);
        waiting(account.id(), post.get("id").asString(), "sarahs", "d", 1, LATER);
        db.sql(
                        "insert into marketplace_conversations (account_id, external_id, buyer_name) values (:id, 'mikes', 'Mike')")
                .param("id", account.id())
                .update();

        var last = new Message("a", "mikes", Message.From.BUYER, "a", UPDATED.plusSeconds(3));
        transactions.executeWithoutResult(_ -> {
            messages.take(account, "ds-" + post.get("id").asString(), last);
            messages.take(account, "ds-" + post.get("id").asString(), last);
        });

        assertThat(events.stream(MessageReceived.class)
                        .filter(m -> m.seller().equals(PersonId.parse(seller.me.id)))
                        .map(MessageReceived::text))
                .containsExactly("c", "b", "a");
    }

    /** Every conversation has one page, but the endless one. */
    private Connector with(int pages) {
        var connector = mock(Connector.class);
        when(connector.messages(any(), any(), any())).thenAnswer(call -> {
            String conversation = call.getArgument(1);
            String cursor = call.getArgument(2);
            asked.add(conversation + " " + cursor);
            var next = (cursor == null ? 0 : Integer.parseInt(cursor)) + 1;
            var isMore = conversation.equals("endless") && next <= pages;
            return new Answer.Done<>(new Batch<Message>(List.of(), isMore ? Integer.toString(next) : null));
        });
        return connector;
    }

    private static Conversation conversation(String id, int seconds) {
        return new Conversation(id, "ds-1", "Mike", UPDATED.plusSeconds(seconds));
    }

    private List<String> seen(Account account) {
        return db.sql("""
                        select external_id from marketplace_conversations
                        where account_id = :account and messages_seen is not null order by external_id
                        """).param("account", account.id()).query(String.class).list();
    }

    private void waiting(UUID account, String post, String conversation, String id, int seconds, Instant due) {
        db.sql("""
                        insert into marketplace_messages (account_id, external_id, conversation_id, cross_post_id, body,
                            written_at, received_at, next_attempt_at)
                        values (:account, :id, :conversation, :post::uuid, :id, :at, :at, :due)
                        """)
                .param("account", account)
                .param("id", id)
                .param("conversation", conversation)
                .param("post", post)
                .param("at", Sql.at(UPDATED.plusSeconds(seconds)))
                .param("due", Sql.at(due))
                .update();
    }

    /** By a node whose clock shows {@link #LATER}. */
    private List<String> claimed(UUID account) {
        var node = new BuyerMessages(
                db,
                crossPosts,
                accounts,
                marketplaces,
                tokens,
                publisher,
                transactions,
                settings,
                Clock.fixed(LATER, ZoneOffset.UTC));
        try {
            return node.claim(1_000).stream()
                    .filter(message -> message.account().equals(account))
                    .map(BuyerMessages.Waiting::id)
                    .toList();
        } finally {
            node.close();
        }
    }

    private Account account(Trader seller) {
        return accounts.current(PersonId.parse(seller.me.id), "facebook").orElseThrow();
    }
}
