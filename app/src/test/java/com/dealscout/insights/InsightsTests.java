package com.dealscout.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.alerts.AlertRaised;
import com.dealscout.identity.PersonId;
import com.dealscout.inbox.BuyerInterested;
import com.dealscout.inbox.ConversationId;
import com.dealscout.listings.ListingId;
import com.dealscout.marketplaces.CrossPostClosed;
import com.dealscout.marketplaces.CrossPostFailed;
import com.dealscout.marketplaces.CrossPostId;
import com.dealscout.marketplaces.CrossPostLive;
import com.dealscout.notifications.Channel;
import com.dealscout.notifications.DeliveriesSent;
import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemChanged;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemPosted;
import com.dealscout.selling.ItemSold;
import com.dealscout.selling.ItemWithdrawn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import tools.jackson.databind.JsonNode;

/** The timeline and the figures as the API answers them, of what other rooms announce. */
@RunningApp
class InsightsTests {

    private static final Instant POSTED = Instant.parse("2026-11-22T09:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient db;

    private final Observations observed;

    private Api.Caller dana;
    private PersonId seller;

    /** Without what makes it listen later and on another thread. */
    InsightsTests(@Autowired Observations observed) {
        this.observed = AopTestUtils.getTargetObject(observed);
    }

    @BeforeEach
    void aSeller() {
        dana = api.person();
        seller = new PersonId(UUID.fromString(dana.id));
    }

    @Test
    void aDraftHasAnEmptyTimelineWithoutFigures() {
        var draft = dana.post("/api/my-items", Map.of("title", "Chair", "price", 299.99))
                .expect(201)
                .get("id")
                .asString();

        var timeline = dana.get("/api/my-items/" + draft + "/timeline").expect(200);

        assertThat(timeline.get("events").isEmpty()).isTrue();
        assertThat(timeline.get("time_to_first_alert_s").isNull()).isTrue();
        assertThat(timeline.get("time_to_sale_s").isNull()).isTrue();
        assertThat(timeline.get("people_alerted").asInt()).isZero();
        assertThat(timeline.get("sold_price").isNull()).isTrue();
    }

    @Test
    void theTimelineIsForItsOwnerOnly() {
        var chair = posted("299.99");

        api.person().get("/api/my-items/" + chair + "/timeline").expect(404);
        api.anonymous("/api/my-items/" + chair + "/timeline").expect(401);
    }

    @Test
    void everyStepIsToldInOrderOfTimeWhateverOrderItIsHeardIn() {
        var chair = posted("299.99");
        sold(chair, "280.00", at(3600));

        observed.on(new CrossPostClosed(crossPost(), chair, seller, "offerup", at(3602)));
        observed.on(new ItemSold(chair, seller, new BigDecimal("280.00"), null, null, at(3600)));
        observed.on(raised(chair, 2, at(1)));
        observed.on(new CrossPostLive(crossPost(), chair, seller, "facebook", "https://example.org/1", at(0.8)));
        observed.on(interested(chair, "facebook", at(95)));
        observed.on(alertSent(chair, at(1.25)));
        observed.on(new ItemPosted(chair, seller, POSTED));

        var timeline = timeline(chair);
        assertThat(texts(timeline))
                .containsExactly(
                        "Posted",
                        "Live on Facebook",
                        "2 people alerted",
                        "First deal alert sent",
                        "A buyer wrote on Facebook",
                        "Sold for $280.00",
                        "Closed on OfferUp");
        assertThat(timeline.get("time_to_first_alert_s").asDouble()).isEqualTo(1.25);
        assertThat(timeline.get("time_to_first_message_s").asDouble()).isEqualTo(95);
        assertThat(timeline.get("time_to_sale_s").asDouble()).isEqualTo(3600);
        assertThat(timeline.get("people_alerted").asInt()).isEqualTo(2);
        assertThat(timeline.get("buyers_interested").asInt()).isEqualTo(1);
        assertThat(timeline.get("asking_price").asDouble()).isEqualTo(299.99);
        assertThat(timeline.get("sold_price").asDouble()).isEqualTo(280.00);
    }

    @Test
    void whatIsAnnouncedAgainChangesNothing() {
        var chair = posted("299.99");
        var raised = raised(chair, 1, at(1));
        var interested = interested(chair, "offerup", at(9));
        var live = new CrossPostLive(crossPost(), chair, seller, "facebook", "https://example.org/1", at(0.8));

        for (var time = 0; time < 2; time++) {
            observed.on(raised);
            observed.on(interested);
            observed.on(live);
        }

        var timeline = timeline(chair);
        assertThat(texts(timeline)).containsExactly("Live on Facebook", "1 person alerted", "A buyer wrote on OfferUp");
        assertThat(timeline.get("people_alerted").asInt()).isEqualTo(1);
        assertThat(timeline.get("buyers_interested").asInt()).isEqualTo(1);
    }

    @Test
    void theFirstAlertIsTheEarliestOfAllDeliveriesAndOthersThanDealAlertsDoNotCount() {
        var chair = posted("299.99");

        observed.on(alertSent(chair, at(8)));
        observed.on(alertSent(chair, at(2)));
        observed.on(alertSent(chair, at(5)));
        observed.on(new DeliveriesSent(List.of(sent(com.dealscout.notifications.Kind.MESSAGE, chair, at(1)))));

        assertThat(timeline(chair).get("time_to_first_alert_s").asDouble()).isEqualTo(2);
        assertThat(texts(timeline(chair))).containsExactly("First deal alert sent");
    }

    @Test
    void aMarketplaceWhoseClockIsBehindMakesNoNegativeTimes() {
        var chair = posted("299.99");

        observed.on(interested(chair, "offerup", at(-30)));

        assertThat(timeline(chair).get("time_to_first_message_s").asDouble()).isZero();
    }

    @Test
    void aPriceChangeIsToldWithTheNewPrice() {
        var chair = posted("299.99");
        observed.on(new ItemPosted(chair, seller, POSTED));

        change(chair, "price = 289.99, revision = 2");
        observed.on(new ItemChanged(chair, seller, 2, at(60)));
        change(chair, "description = 'New words', revision = 3");
        observed.on(new ItemChanged(chair, seller, 3, at(90)));

        assertThat(texts(timeline(chair))).containsExactly("Posted", "Price changed to $289.99", "Changed");
    }

    @Test
    void aFailureThatIsTriedAgainIsToldOnceAndOneForGoodWithItsReason() {
        var chair = posted("299.99");
        var facebook = crossPost();
        var offerup = crossPost();

        observed.on(new CrossPostFailed(offerup, chair, seller, "offerup", "temporary", "HTTP 500", true, at(1)));
        observed.on(new CrossPostFailed(offerup, chair, seller, "offerup", "temporary", "HTTP 500", true, at(3)));
        observed.on(new CrossPostFailed(
                facebook, chair, seller, "facebook", "text_not_allowed", "No phone numbers, please.", false, at(2)));

        assertThat(texts(timeline(chair)))
                .containsExactly(
                        "OfferUp did not take it at once; trying again",
                        "Not posted on Facebook: No phone numbers, please.");
    }

    @Test
    void aWithdrawnItemSaysSo() {
        var chair = posted("299.99");

        observed.on(new ItemWithdrawn(chair, seller, at(60)));

        assertThat(texts(timeline(chair))).containsExactly("Withdrawn");
    }

    @Test
    void sellingFiguresAreNullWhileThereIsNothingToTell() {
        var figures = dana.get("/api/me/selling-figures").expect(200);

        assertThat(figures.get("items_posted").asInt()).isZero();
        assertThat(figures.get("median_time_to_sale_s").isNull()).isTrue();
        assertThat(figures.get("sold_within_a_day").isNull()).isTrue();
        assertThat(figures.get("median_price_to_asking").isNull()).isTrue();
    }

    @Test
    void sellingFiguresAreMediansOverMyItemsAndWhatHasNotHappenedDoesNotCount() {
        soldAfter(Duration.ofHours(1), "100.00", "90.00");
        soldAfter(Duration.ofHours(10), "100.00", "80.00");
        soldAfter(Duration.ofDays(3), "100.00", "100.00");
        var waiting = posted("50.00");
        observed.on(new ItemPosted(waiting, seller, POSTED));
        observed.on(raised(waiting, 3, at(2)));
        observed.on(alertSent(waiting, at(4)));
        observed.on(interested(waiting, "facebook", at(40)));

        var figures = dana.get("/api/me/selling-figures").expect(200);

        assertThat(figures.get("items_posted").asInt()).isEqualTo(4);
        assertThat(figures.get("items_sold").asInt()).isEqualTo(3);
        assertThat(figures.get("median_time_to_sale_s").asDouble()).isEqualTo(36_000);
        assertThat(figures.get("median_time_to_first_alert_s").asDouble()).isEqualTo(4);
        assertThat(figures.get("median_time_to_first_message_s").asDouble()).isEqualTo(40);
        assertThat(figures.get("sold_within_a_day").asDouble()).isEqualTo(0.667);
        assertThat(figures.get("median_price_to_asking").asDouble()).isEqualTo(0.9);
        assertThat(figures.get("people_alerted").asInt()).isEqualTo(3);
        assertThat(figures.get("buyers_interested").asInt()).isEqualTo(1);
        assertThat(api.person()
                        .get("/api/me/selling-figures")
                        .expect(200)
                        .get("items_posted")
                        .asInt())
                .as("of somebody else")
                .isZero();
    }

    private void soldAfter(Duration time, String asked, String paid) {
        var item = posted(asked);
        observed.on(new ItemPosted(item, seller, POSTED));
        sold(item, paid, POSTED.plus(time));
        observed.on(new ItemSold(item, seller, new BigDecimal(paid), null, null, POSTED.plus(time)));
    }

    private ItemId posted(String price) {
        var id = new ItemId(UUID.randomUUID());
        db.sql("""
                        insert into items (id, seller_id, title, description, price, status, created_at, posted_at)
                        values (:id, :seller, 'Chair', 'Barely used.', :price, 'posted', :at, :at)
                        """)
                .param("id", id.value())
                .param("seller", seller.value())
                .param("price", new BigDecimal(price))
                .param("at", Sql.at(POSTED))
                .update();
        return id;
    }

    private void change(ItemId item, String assignments) {
        db.sql("update items set " + assignments + " where id = :id")
                .param("id", item.value())
                .update();
    }

    private void sold(ItemId item, String price, Instant at) {
        db.sql("update items set status = 'sold', sold_at = :at, sold_price = :price where id = :id")
                .param("id", item.value())
                .param("price", new BigDecimal(price))
                .param("at", Sql.at(at))
                .update();
    }

    private JsonNode timeline(ItemId item) {
        return dana.get("/api/my-items/" + item + "/timeline").expect(200);
    }

    private static List<String> texts(JsonNode timeline) {
        return timeline.get("events")
                .valueStream()
                .map(e -> e.get("text").asString())
                .toList();
    }

    private static Instant at(double seconds) {
        return POSTED.plusMillis(Math.round(seconds * 1000));
    }

    private static CrossPostId crossPost() {
        return new CrossPostId(UUID.randomUUID());
    }

    private static AlertRaised raised(ItemId item, int people, Instant at) {
        return new AlertRaised(new ListingId(UUID.randomUUID()), item, people, at);
    }

    private static BuyerInterested interested(ItemId item, String marketplace, Instant at) {
        return new BuyerInterested(new ConversationId(UUID.randomUUID()), item, marketplace, at);
    }

    private static DeliveriesSent alertSent(ItemId item, Instant at) {
        return new DeliveriesSent(List.of(sent(com.dealscout.notifications.Kind.DEAL_ALERT, item, at)));
    }

    private static DeliveriesSent.Sent sent(com.dealscout.notifications.Kind kind, ItemId item, Instant at) {
        return new DeliveriesSent.Sent(UUID.randomUUID(), kind, Channel.EMAIL, null, item.value(), at);
    }
}
