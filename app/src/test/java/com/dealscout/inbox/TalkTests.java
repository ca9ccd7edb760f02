package com.dealscout.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.MessageReceived;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What is kept and who is told, room by room; that it arrives is in {@code InboxTests}. The sellers are ids that nobody has. */
@RunningApp
@RecordApplicationEvents
class TalkTests {

    private static final PageRequest ALL = PageRequest.of(null, null);

    @Autowired
    private Talk talk;

    @Autowired
    private JdbcClient db;

    @Autowired
    private ApplicationEvents events;

    private final PersonId seller = new PersonId(UUID.randomUUID());

    @Test
    void theFirstMessageOfABuyerOpensAConversationAndFurtherOnesJoinIt() {
        var chair = anItem();

        talk.receive(from("Mike", chair, "offerup", "c1", "m1", "Is this still available?"));
        talk.receive(from("Mike", chair, "offerup", "c1", "m2", "I can pick up today."));

        var conversation = only(chair);
        assertThat(conversation.conversation().marketplace()).isEqualTo("offerup");
        assertThat(conversation.conversation().buyerName()).isEqualTo("Mike");
        assertThat(words(conversation)).containsExactly("Is this still available?", "I can pick up today.");
        assertThat(conversation.unread()).isEqualTo(2);
        assertThat(events.stream(BuyerInterested.class).filter(e -> e.item().equals(chair)))
                .as("the buyer is announced once")
                .hasSize(1);
    }

    @Test
    void aMessageDeliveredAgainChangesNothingAndTellsNobody() {
        var chair = anItem();
        var message = from("Mike", chair, "offerup", "c1", "m1", "Is this still available?");

        talk.receive(message);
        talk.receive(message);

        assertThat(words(only(chair))).hasSize(1);
        assertThat(notificationsTo(seller)).hasSize(1);
    }

    @Test
    void theSameMessageDeliveredToManyNodesAtOnceIsKeptOnce() {
        var chair = anItem();
        var message = from("Mike", chair, "offerup", "c1", "m1", "Is this still available?");

        atOnce(IntStream.range(0, 8)
                .<Callable<Void>>mapToObj(i -> () -> {
                    talk.receive(message);
                    return null;
                })
                .toList());

        assertThat(words(only(chair))).hasSize(1);
        assertThat(notificationsTo(seller)).hasSize(1);
    }

    @Test
    void anIdThatAMarketplaceUsesAgainForAnotherItemIsAnotherConversation() {
        var chair = anItem();
        var table = anItem();

        talk.receive(from("Mike", chair, "offerup", "c1", "m1", "The chair?"));
        talk.receive(from("Lou", table, "offerup", "c1", "m1", "The table?"));

        assertThat(words(only(chair))).containsExactly("The chair?");
        assertThat(words(only(table))).containsExactly("The table?");
    }

    @Test
    void readingAConversationMarksWhatWasShownAsRead() {
        var chair = anItem();
        talk.receive(from("Mike", chair, "offerup", "c1", "m1", "Is this still available?"));

        talk.read(seller, only(chair).conversation().id());
        assertThat(only(chair).unread()).isZero();

        talk.receive(from("Mike", chair, "offerup", "c1", "m2", "Hello?"));
        assertThat(only(chair).unread()).isEqualTo(1);
    }

    @Test
    void nobodyElseFindsTheConversation() {
        var chair = anItem();
        talk.receive(from("Mike", chair, "offerup", "c1", "m1", "Is this still available?"));
        var conversation = only(chair).conversation().id();
        var stranger = new PersonId(UUID.randomUUID());

        assertThatThrownBy(() -> talk.read(stranger, conversation)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> talk.write(stranger, conversation, MessageText.of("Hi")))
                .isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> talk.list(stranger, chair, ALL)).isInstanceOf(Problem.NotFound.class);
        assertThat(talk.list(stranger, null, ALL).items()).isEmpty();
    }

    @Test
    void aReplyIsShownAtOnceAndWaitsForTheMarketplace() {
        var chair = anItem();
        talk.receive(from("Mike", chair, "offerup", "c1", "m1", "Is this still available?"));

        var reply = talk.write(seller, only(chair).conversation().id(), MessageText.of("Yes!"));

        assertThat(reply.carriage()).isEqualTo(Carriage.PENDING);
        assertThat(words(only(chair))).containsExactly("Is this still available?", "Yes!");
    }

    @Test
    void onASaleEveryoneButTheChosenBuyerIsToldOncePolitely() {
        var chair = anItem();
        talk.receive(from("Sarah", chair, "facebook", "c1", "m1", "6pm at Starbucks?"));
        talk.receive(from("Mike", chair, "offerup", "c2", "m2", "I am in the area."));
        talk.receive(from("Lou", chair, "offerup", "c3", "m3", "Would you take $200?"));
        var mikes = withBuyer(chair, "Mike").conversation().id();

        talk.takeLeave(chair, Gone.SOLD, mikes, null);
        talk.takeLeave(chair, Gone.SOLD, mikes, null);

        var leave = "Thanks for your interest! “Vintage Leather Gaming Chair” has been sold.";
        assertThat(words(withBuyer(chair, "Sarah"))).containsExactly("6pm at Starbucks?", leave);
        assertThat(words(withBuyer(chair, "Lou"))).containsExactly("Would you take $200?", leave);
        assertThat(words(withBuyer(chair, "Mike"))).containsExactly("I am in the area.");
    }

    @Test
    void onAMarketplaceThatSoldItToSomebodyUnknownNobodyIsToldThatItIsSold() {
        var chair = anItem();
        talk.receive(from("Sarah", chair, "facebook", "c1", "m1", "6pm at Starbucks?"));
        talk.receive(from("Mike", chair, "offerup", "c2", "m2", "I am in the area."));

        talk.takeLeave(chair, Gone.SOLD, null, "offerup");
        talk.receive(from("Lou", chair, "offerup", "c3", "m3", "I just paid. When can I come?"));

        assertThat(words(withBuyer(chair, "Sarah"))).hasSize(2);
        assertThat(words(withBuyer(chair, "Mike"))).hasSize(1);
        assertThat(words(withBuyer(chair, "Lou"))).hasSize(1);
    }

    @Test
    void whoWritesForTheFirstTimeWhenItIsGoneIsToldSo() {
        var chair = anItem();

        talk.takeLeave(chair, Gone.WITHDRAWN, null, null);
        talk.receive(from("Mike", chair, "offerup", "c1", "m1", "Is this still available?"));
        talk.receive(from("Mike", chair, "offerup", "c1", "m2", "Pity."));

        assertThat(words(only(chair)))
                .containsExactlyInAnyOrder(
                        "Is this still available?",
                        "Thanks for your interest! “Vintage Leather Gaming Chair” is no longer available.",
                        "Pity.");
    }

    @Test
    void aMessageThatCrossesWithTheSaleIsAnsweredOnceWhicheverComesFirst() {
        for (var round = 0; round < 10; round++) {
            var chair = anItem();
            var message = from("Sarah", chair, "facebook", "c1", "m1", "6pm at Starbucks?");

            atOnce(List.of(
                    () -> {
                        talk.receive(message);
                        return null;
                    },
                    () -> {
                        talk.takeLeave(chair, Gone.SOLD, null, null);
                        return null;
                    }));

            assertThat(words(only(chair))).hasSize(2);
        }
    }

    @Test
    void conversationsAreListedWithTheOneTalkedInLastFirstPageByPage() {
        var chair = anItem();
        for (var i = 0; i < 5; i++) {
            talk.receive(from("Buyer " + i, chair, "offerup", "c" + i, "m" + i, "Hello"));
        }
        talk.receive(from("Buyer 1", chair, "offerup", "c1", "m9", "Hello again"));

        var first = talk.list(seller, null, PageRequest.of("3", null));
        var rest = talk.list(seller, null, PageRequest.of("3", first.nextCursor()));

        assertThat(first.items())
                .extracting(r -> r.conversation().buyerName())
                .containsExactly("Buyer 1", "Buyer 4", "Buyer 3");
        assertThat(rest.items()).extracting(r -> r.conversation().buyerName()).containsExactly("Buyer 2", "Buyer 0");
        assertThat(rest.nextCursor()).isNull();
    }

    private ItemId anItem() {
        var id = new ItemId(UUID.randomUUID());
        db.sql("""
                        insert into items (id, seller_id, title, description, price, status, created_at, posted_at)
                        values (:id, :seller, 'Vintage Leather Gaming Chair', 'Barely used.', 299.99, 'posted', :now, :now)
                        """)
                .param("id", id.value())
                .param("seller", seller.value())
                .param("now", Sql.at(Instant.parse("2026-11-22T10:00:00Z")))
                .update();
        return id;
    }

    private MessageReceived from(
            String buyer, ItemId item, String marketplace, String conversation, String message, String text) {
        return new MessageReceived(seller, item, marketplace, item + conversation, message, buyer, text, Instant.now());
    }

    private Talk.Reading only(ItemId item) {
        var found = talk.list(seller, item, ALL).items();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Talk.Reading withBuyer(ItemId item, String name) {
        return talk.list(seller, item, ALL).items().stream()
                .filter(r -> r.conversation().buyerName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(Talk.Reading reading) {
        return reading.messages().stream().map(Message::text).toList();
    }

    private List<String> notificationsTo(PersonId person) {
        return db.sql(
                        "select c.title from notifications n join contents c on c.id = n.content_id where n.person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    private static void atOnce(List<Callable<Void>> doings) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = doings.stream()
                    .map(doing -> threads.submit(() -> {
                        start.await();
                        return doing.call();
                    }))
                    .collect(Collectors.toList());
            start.countDown();
            for (var one : running) {
                one.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
