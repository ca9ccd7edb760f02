package com.dealscout.matcher;

import static com.dealscout.matcher.AListing.aListing;
import static com.dealscout.matcher.ARule.aRule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule and a listing cannot be, and that they can travel. */
class RuleTests {

    @Test
    void minimumPriceAboveTheMaximumIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceRange(200_00L, 100_00L, "USD"))
                .withMessageContaining("20000")
                .withMessageContaining("10000");
    }

    @Test
    void negativePriceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceRange(-1L, null, "USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceRange(null, -1L, "USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(-1, "USD"));
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"", "usd", "US", "USDT", "$", "US1"})
    void currencyIsThreeCapitalLetters(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(1, currency));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceRange(null, null, currency));
    }

    @ParameterizedTest(name = "{0} miles")
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void radiusThatIsNoLengthIsRefused(double miles) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Circle(0, 0, miles));
    }

    @Test
    void ruleKeepsItsOwnCopyOfTheLists() {
        var keywords = new ArrayList<>(List.of("chair"));
        var rule = new Rule(
                UUID.randomUUID(), UUID.randomUUID(), keywords, List.of(), PriceRange.ANY, List.of(), null, null);

        keywords.add("sofa");

        assertThat(rule.keywords()).containsExactly("chair");
    }

    @Test
    void ruleNeedsAnIdAndAnOwner() {
        assertThatNullPointerException().isThrownBy(() -> aRule().withId(null)).withMessageContaining("id");
        assertThatNullPointerException().isThrownBy(() -> aRule().ownedBy(null)).withMessageContaining("owner");
    }

    @Test
    void listingNeedsATitleAndADescription() {
        assertThatNullPointerException().isThrownBy(() -> aListing().titled(null));
        assertThatNullPointerException().isThrownBy(() -> aListing().described(null));
    }

    @Test
    void rulesAndListingsSurviveSerialisation() throws Exception {
        var rule = aRule().withKeywords("chair", "gam*")
                .without("broken")
                .priced(null, 350_00L, "USD")
                .in("Furniture")
                .inConditionOf(Condition.GOOD)
                .near(new Circle(37, -122, 25))
                .made();
        var listing = aListing()
                .titled("Chair")
                .priced(1, "USD")
                .at(new Point(1, 2))
                .soldBy(UUID.randomUUID())
                .made();

        assertThat(throughBytes(rule)).isEqualTo(rule);
        assertThat(throughBytes(listing)).isEqualTo(listing);
    }

    private static Object throughBytes(Object value) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
