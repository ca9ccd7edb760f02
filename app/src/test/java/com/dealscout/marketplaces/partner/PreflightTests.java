package com.dealscout.marketplaces.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.marketplaces.connector.Offer;
import com.dealscout.matcher.Condition;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTests {

    private static final Wire.Limits LIMITS =
            new Wire.Limits(10, 60, 500, List.of("USD"), List.of("new", "good"), List.of(), false, 7);

    @Test
    void findsNothingWrongWithAGoodOffer() {
        assertThat(check(offer("Vintage chair", "Hardly used", "USD", Condition.GOOD, 2)))
                .isEmpty();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var needs = check(offer("It", "x".repeat(501), "EUR", Condition.POOR, 11));

        assertThat(needs)
                .containsExactly(
                        "The title has 2 characters; OfferUp needs at least 3: write more.",
                        "The description has 501 characters; OfferUp takes at most 500: shorten it.",
                        "There are 11 photos; OfferUp takes at most 10: remove 1.",
                        "The price is in EUR; OfferUp takes USD: change the currency.",
                        "The condition is poor; OfferUp takes new, good: choose one of these.");
    }

    @Test
    void countsATitleAsPeopleDo() {
        assertThat(check(offer("🪑".repeat(60), "", "USD", Condition.GOOD, 1))).isEmpty();
        assertThat(check(offer("🪑".repeat(61), "", "USD", Condition.GOOD, 1))).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Call me 408-555-1212,              a phone number",
        "Text (408) 555 1212 today,         a phone number",
        "More on www.example.com,           a link",
        "See https://example.org/x,         a link",
        "my shop: chairs.shop,              a link",
        "mail me: pat@example.org,          a mail address",
    })
    void findsWhatLeadsBuyersAway(String text, String what) {
        assertThat(check(offer("A chair", text, "USD", Condition.GOOD, 1)))
                .containsExactly("The description contains " + what + ", which OfferUp does not allow: remove it.");
    }

    @ParameterizedTest
    @CsvSource({
        "Cost $1299.99 when new. No.2 pencils",
        "Model 4085551 and 12-inch",
        "Node.js book, e.g. for 2024-2025",
        "Serial 900-1234",
    })
    void leavesHarmlessTextAlone(String text) {
        assertThat(check(offer("A chair", text, "USD", Condition.GOOD, 1))).isEmpty();
    }

    @Test
    void allowsLinksWhereTheMarketplaceDoes() {
        var lenient = new Wire.Limits(null, null, null, null, null, null, true, null);

        assertThat(new Preflight("Facebook", lenient)
                        .check(offer("A chair", "www.example.com", "USD", Condition.GOOD, 1)))
                .isEmpty();
    }

    @Test
    void saysWhenNoListingIsLeft() {
        var full = new Wire.Limits(null, null, null, null, null, null, null, 0);

        assertThat(new Preflight("OfferUp", full).check(offer("A chair", "", "USD", Condition.GOOD, 1)))
                .containsExactly("OfferUp takes no more listings of yours at present: end one there, or wait.");
    }

    private static List<String> check(Offer offer) {
        return new Preflight("OfferUp", LIMITS).check(offer);
    }

    private static Offer offer(String title, String description, String currency, Condition condition, int photos) {
        return new Offer(
                1,
                title,
                description,
                new BigDecimal("299.99"),
                currency,
                condition,
                "Furniture",
                Map.of(),
                List.of("pickup"),
                new Offer.Place("US", "95112", "San Jose"),
                Collections.nCopies(photos, new Offer.Picture(() -> new byte[0])));
    }
}
