package com.dealscout.selling;

import static com.dealscout.selling.Selling.chair;
import static com.dealscout.selling.Selling.chairOf;
import static com.dealscout.selling.Selling.chairWithout;
import static com.dealscout.selling.Selling.draftOf;
import static com.dealscout.selling.Selling.fields;
import static com.dealscout.selling.Selling.form;
import static com.dealscout.selling.Selling.id;
import static com.dealscout.selling.Selling.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import com.dealscout.identity.Places;
import com.dealscout.platform.Live;
import com.dealscout.platform.Problem;
import com.dealscout.platform.PublicUrl;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** From a draft to a sale, and what is announced on the way. */
@RunningApp
@RecordApplicationEvents
class SaleTests {

    @Autowired
    Api api;

    @Autowired
    Items items;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    ApplicationEvents events;

    @Autowired
    JsonMapper json;

    private Api.Caller seller;
    private PersonId me;

    @BeforeEach
    void somebody() {
        seller = api.person();
        me = PersonId.parse(seller.id);
    }

    // posting

    @Test
    void aWholeDraftIsPostedOnce() {
        var id = chairOf(seller);

        var posted = items.post(me, id);
        var again = items.post(me, id);

        assertThat(posted.status()).isEqualTo(ItemStatus.POSTED);
        assertThat(again).isEqualTo(posted);
        assertThat(events.stream(ItemPosted.class)).containsExactly(new ItemPosted(id, me, posted.postedAt()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "price", "condition", "category", "postal_code"})
    void sellerCannotPostWithout(String field) {
        var id = draftOf(seller, chairWithout(field));

        assertThatExceptionOfType(Problem.Invalid.class)
                .isThrownBy(() -> items.post(me, id))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.errors())
                            .extracting(Problem.FieldError::field)
                            .containsExactly(field);
                });
        assertThat(items.find(id)).map(Item::status).contains(ItemStatus.DRAFT);
        assertThat(events.stream(ItemPosted.class)).isEmpty();
    }

    @Test
    void sellerCannotPostWithoutPhoto() {
        var id = id(seller.post("/api/my-items", chair()).expect(201));

        assertThatExceptionOfType(Problem.Invalid.class)
                .isThrownBy(() -> items.post(me, id))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(Problem.FieldError::field)
                        .containsExactly("photos"));
    }

    @Test
    void sellerCanPostWithoutDescription() {
        var id = draftOf(seller, chairWithout("description"));

        assertThat(items.post(me, id).status()).isEqualTo(ItemStatus.POSTED);
    }

    // changes of what is posted

    @Test
    void aChangeOfAPostedItemIsAnnouncedWithItsRevision() {
        var id = posted();

        var cheaper = items.change(me, id, json.readTree("{\"price\": 250}"));

        assertThat(cheaper.revision()).isEqualTo(2);
        assertThat(events.stream(ItemChanged.class)).hasSize(1).first().satisfies(e -> {
            assertThat(e.item()).isEqualTo(id);
            assertThat(e.revision()).isEqualTo(2);
        });
    }

    @Test
    void aChangeThatChangesNothingIsNotAnnounced() {
        var id = posted();

        items.change(me, id, json.readTree("{\"price\": 299.990, \"title\": \" Vintage Leather Gaming Chair\"}"));

        assertThat(events.stream(ItemChanged.class)).isEmpty();
        assertThat(items.find(id)).map(Item::revision).contains(1L);
    }

    @Test
    void aChangeOfADraftIsNobodysBusiness() {
        var id = chairOf(seller);

        items.change(me, id, json.readTree("{\"price\": 250}"));

        assertThat(events.stream(ItemChanged.class)).isEmpty();
    }

    @Test
    void aPostedItemCannotLoseWhatPostingNeeds() {
        var id = posted();

        assertThat(fields(seller.patch("/api/my-items/" + id, "{\"price\": null, \"title\": \" \"}")
                        .expect(422)))
                .containsExactly("title", "price");
        var onlyPhoto = items.find(id).orElseThrow().photos().getFirst().id();
        seller.delete("/api/my-items/" + id + "/images/" + onlyPhoto).expect(409);
        assertThat(items.find(id)).map(Item::revision).contains(1L);
    }

    @Test
    void anotherPhotoOfAPostedItemIsAChange() {
        var id = posted();

        seller.upload("/api/my-items/" + id + "/images", form(photo())).expect(200);

        assertThat(items.find(id)).map(Item::revision).contains(2L);
    }

    // withdrawing

    @Test
    void aPostedItemIsWithdrawnOnceAndStaysSo() {
        var id = posted();

        items.remove(me, id);
        items.remove(me, id);

        assertThat(events.stream(ItemWithdrawn.class)).hasSize(1);
        assertThat(seller.get("/api/my-items/" + id).expect(200).get("status").asString())
                .isEqualTo("withdrawn");
        seller.patch("/api/my-items/" + id, Map.of("price", 1)).expect(409);
        seller.upload("/api/my-items/" + id + "/images", form(photo())).expect(409);
        seller.post("/api/my-items/" + id + "/sold").expect(409);
        assertThatExceptionOfType(Problem.Conflict.class).isThrownBy(() -> items.post(me, id));
    }

    // the sale

    @Test
    void anItemIsSoldForItsAskingPriceUnlessTheSellerSaysOtherwise() {
        var asked = posted();
        var less = posted();

        var answer = seller.post("/api/my-items/" + asked + "/sold").expect(200);
        seller.post("/api/my-items/" + less + "/sold", Map.of("price", 280)).expect(200);

        assertThat(answer.get("message").asString()).isEqualTo("Item sold successfully");
        assertThat(answer.get("item").get("status").asString()).isEqualTo("sold");
        assertThat(answer.get("item").get("sold_at").isNull()).isFalse();
        assertThat(items.find(asked)).map(Item::soldPrice).contains(new BigDecimal("299.99"));
        assertThat(items.find(less)).map(Item::soldPrice).contains(new BigDecimal("280.00"));
    }

    @Test
    void soldAgainIsAnsweredTheSame() {
        var id = posted();

        var first = seller.post("/api/my-items/" + id + "/sold", Map.of("price", 280))
                .expect(200);
        var second =
                seller.post("/api/my-items/" + id + "/sold", Map.of("price", 1)).expect(200);

        assertThat(second).isEqualTo(first);
        assertThat(items.find(id)).map(Item::soldPrice).contains(new BigDecimal("280.00"));
    }

    @Test
    void aSaleIsAnnouncedOnceHoweverManySayItAtOnce() throws Exception {
        var id = posted();
        // Threads of this one, so that what they publish is recorded here.
        Callable<Item> sale = () -> items.sell(me, id, null, null);

        try (var sellers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sold : sellers.invokeAll(Collections.nCopies(8, sale))) {
                assertThat(sold.get().status()).isEqualTo(ItemStatus.SOLD);
            }
        }

        assertThat(events.stream(ItemSold.class)).hasSize(1);
    }

    @Test
    void ofASaleAndAChangeAtOnceOneComesFirstAndTheOtherObeys() throws Exception {
        for (var i = 0; i < 5; i++) {
            var id = posted();
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var change = both.submit(() -> seller.patch("/api/my-items/" + id, Map.of("price", 150))
                        .status());
                var sale = both.submit(
                        () -> seller.post("/api/my-items/" + id + "/sold").status());

                assertThat(sale.get()).isEqualTo(200);
                assertThat(change.get()).isIn(200, 409);
                var item = items.find(id).orElseThrow();
                assertThat(item.soldPrice()).isEqualTo(item.price());
                assertThat(item.price())
                        .isEqualTo(change.get() == 200 ? new BigDecimal("150.00") : new BigDecimal("299.99"));
            }
        }
    }

    @Test
    void aDraftCannotBeSold() {
        seller.post("/api/my-items/" + chairOf(seller) + "/sold").expect(409);
    }

    @Test
    void aSoldItemCannotBeChangedWithdrawnOrPosted() {
        var id = posted();
        seller.post("/api/my-items/" + id + "/sold").expect(200);

        seller.patch("/api/my-items/" + id, Map.of("price", 1)).expect(409);
        seller.delete("/api/my-items/" + id).expect(409);
        seller.upload("/api/my-items/" + id + "/images", form(photo())).expect(409);
        assertThatExceptionOfType(Problem.Conflict.class).isThrownBy(() -> items.post(me, id));
    }

    @Test
    void theBuyerMustBeOneWhoTalksAboutThisItem() {
        var id = posted();
        var sold = "/api/my-items/" + id + "/sold";

        for (var stranger : new String[] {UUID.randomUUID().toString(), "17", ""}) {
            assertThat(fields(seller.post(sold, Map.of("conversation_id", stranger))
                            .expect(400)))
                    .containsExactly("conversation_id");
        }
        assertThat(fields(seller.post(sold, Map.of("price", -1, "conversation_id", 7, "to", "Mike"))
                        .expect(400)))
                .containsExactlyInAnyOrder("price", "conversation_id", "to");
        assertThat(items.find(id)).map(Item::status).contains(ItemStatus.POSTED);
    }

    @Test
    void theBuyerIsKeptWithTheSale(
            @Autowired StoredItems stored,
            @Autowired StoredPhotos photos,
            @Autowired Places places,
            @Autowired ObjectProvider<PostedOn> postedOn,
            @Autowired Live live,
            @Autowired PublicUrl url,
            @Autowired Clock clock) {
        var id = posted();
        var mike = UUID.randomUUID();
        var inbox = only(new OneTalk(mike, id));
        var withInbox = new Items(stored, photos, places, postedOn, inbox, publisher, live, url, clock);

        transaction.executeWithoutResult(t -> withInbox.sell(me, id, null, mike));

        assertThat(items.find(id)).map(Item::soldTo).contains(mike);
        assertThat(events.stream(ItemSold.class)).hasSize(1).first().satisfies(e -> {
            assertThat(e.soldTo()).isEqualTo(mike);
            assertThat(e.reportedBy()).isNull();
            assertThat(e.price()).isEqualTo(new BigDecimal("299.99"));
        });
    }

    @Test
    void aSaleReportedByAMarketplaceMakesItSoldForTheAskingPrice() {
        var id = posted();

        report(new SaleReported(id, "facebook", clock.instant()));

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(items.find(id)).map(Item::status).contains(ItemStatus.SOLD));
        assertThat(items.find(id)).map(Item::soldPrice).contains(new BigDecimal("299.99"));
    }

    @Test
    void aSaleReportedAgainOrTooLateChangesNothing() {
        var sold = posted();
        seller.post("/api/my-items/" + sold + "/sold", Map.of("price", 280)).expect(200);
        var withdrawn = posted();
        items.remove(me, withdrawn);
        var draft = chairOf(seller);

        for (var id : new ItemId[] {sold, withdrawn, draft, new ItemId(UUID.randomUUID())}) {
            items.sellReported(new SaleReported(id, "facebook", clock.instant()));
        }

        assertThat(items.find(sold)).map(Item::soldPrice).contains(new BigDecimal("280.00"));
        assertThat(items.find(withdrawn)).map(Item::status).contains(ItemStatus.WITHDRAWN);
        assertThat(items.find(draft)).map(Item::status).contains(ItemStatus.DRAFT);
        assertThat(events.stream(ItemSold.class)).isEmpty();
    }

    @Autowired
    Clock clock;

    private void report(SaleReported report) {
        transaction.executeWithoutResult(t -> publisher.publishEvent(report));
    }

    private ItemId posted() {
        var id = chairOf(seller);
        items.post(me, id);
        return id;
    }

    private record OneTalk(UUID talk, ItemId about) implements Buyers {

        @Override
        public boolean talkAbout(UUID conversation, ItemId item) {
            return conversation.equals(talk) && item.equals(about);
        }

        @Override
        public List<Buyer> of(ItemId item) {
            return List.of();
        }

        @Override
        public Map<ItemId, Integer> unreadAbout(Collection<ItemId> items) {
            return Map.of();
        }
    }

    private static ObjectProvider<Buyers> only(Buyers inbox) {
        return new ObjectProvider<>() {
            @Override
            public Buyers getObject() {
                return inbox;
            }

            @Override
            public java.util.stream.Stream<Buyers> stream() {
                return java.util.stream.Stream.of(inbox);
            }
        };
    }
}
