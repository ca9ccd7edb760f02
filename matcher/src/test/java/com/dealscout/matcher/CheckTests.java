package com.dealscout.matcher;

import static com.dealscout.matcher.AListing.aListing;
import static com.dealscout.matcher.ARule.aRule;
import static com.dealscout.matcher.Matching.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What besides words decides. */
class CheckTests {

    @Test
    void checksHaveTheNamesThatExplanationsUse() {
        assertThat(Arrays.stream(Check.values()).map(Check::word))
                .containsExactly(
                        "available", "price", "keywords", "exclude_keywords", "category", "condition", "distance");
    }

    @Test
    void everyCheckIsMade() {
        assertThat(Check.CHEAPEST_FIRST).containsExactlyInAnyOrder(Check.values());
    }

    @Test
    void ruleThatAsksForNothingTakesAnyListing() {
        assertThat(matches(aRule().made(), aListing().made())).isTrue();
    }

    @Test
    void listingThatIsGoneMatchesNothing() {
        assertThat(matches(aRule().made(), aListing().gone().made())).isFalse();
    }

    @Test
    void ownListingMatchesNothing() {
        var seller = UUID.randomUUID();
        var listing = aListing().soldBy(seller).made();

        assertThat(matches(aRule().ownedBy(seller).made(), listing)).isFalse();
        assertThat(matches(aRule().ownedBy(UUID.randomUUID()).made(), listing)).isTrue();
    }

    @ParameterizedTest(name = "{0} to {1} {2}: {3} {4} is {5} ({6})")
    @CsvSource({
        "10000, 35000, USD, 29999, USD, true,  between",
        "10000, 35000, USD, 10000, USD, true,  the minimum belongs to it",
        "10000, 35000, USD, 35000, USD, true,  and so does the maximum",
        "10000, 35000, USD,  9999, USD, false, a cent below",
        "10000, 35000, USD, 35001, USD, false, a cent above",
        "10000,      , USD, 99999999, USD, true, no maximum",
        "     , 35000, USD,     0, USD, true,  no minimum",
        "    0,      , USD,     0, USD, true,  given away",
        "    0,      , USD,      ,    , false, a minimum of nothing is a bound, and no price fails it",
        "     , 35000, USD,      ,    , false, no price",
        "     ,      , USD,      ,    , true,  no price and no bound",
        "10000, 35000, USD, 29999, PKR, false, another currency",
        "     , 35000, USD,     0, EUR, false, another currency even for nothing",
        "     ,      , USD, 29999, PKR, true,  another currency and no bound",
        "10000, 10000, GBP, 10000, GBP, true,  one price",
        "     , 9007199254740993, USD, 9007199254740994, USD, false, cents are counted and not rounded",
    })
    void price(Long min, Long max, String currency, Long cents, String listed, boolean met, String why) {
        var rule = aRule().priced(min, max, currency).made();
        var listing = cents == null
                ? aListing().made()
                : aListing().priced(cents, listed).made();

        assertThat(matches(rule, listing)).as(why).isEqualTo(met);
    }

    @Test
    void anyOneKeywordIsEnough() {
        var rule = aRule().withKeywords("sofa", "chair").made();

        assertThat(matches(rule, aListing().titled("A chair").made())).isTrue();
        assertThat(matches(rule, aListing().described("On the sofa").made())).isTrue();
        assertThat(matches(rule, aListing().titled("A table").described("oak").made()))
                .isFalse();
    }

    @Test
    void oneExcludedKeywordIsEnoughToFail() {
        var rule = aRule().withKeywords("chair")
                .without("broken", "for parts", "dam*")
                .made();

        assertThat(matches(rule, aListing().titled("A chair").made())).isTrue();
        assertThat(matches(rule, aListing().titled("A broken chair").made())).isFalse();
        assertThat(matches(
                        rule,
                        aListing().titled("Chair").described("sold for parts").made()))
                .isFalse();
        assertThat(matches(rule, aListing().titled("Chair").described("damaged").made()))
                .isFalse();
        assertThat(matches(
                        rule, aListing().titled("Chair for").described("parts").made()))
                .isTrue();
    }

    @Test
    void excludedKeywordsAreFoldedAndJoinedLikeTheOthers() {
        var rule = aRule().without("e-bikes").made();

        assertThat(matches(rule, aListing().titled("ebike").made())).isFalse();
        assertThat(matches(rule, aListing().titled("E-Bike").made())).isFalse();
    }

    @Test
    void keywordWithNothingInItIsPassedOverBesideOthers() {
        var rule = aRule().withKeywords(", !", "chair").made();

        assertThat(matches(rule, aListing().titled("chair").made())).isTrue();
        assertThat(matches(rule, aListing().titled(", !").made())).isFalse();
    }

    @ParameterizedTest(name = "at least {0}: {1} is {2}")
    @CsvSource({
        "    ,          ,     true",
        "    , POOR,      true",
        "POOR,          ,     false",
        "POOR, POOR,      true",
        "GOOD, FAIR,      false",
        "GOOD, GOOD,      true",
        "GOOD, GREAT,     true",
        "GREAT, GOOD,     false",
        "EXCELLENT, GREAT, false",
        "EXCELLENT, NEW,  true",
        "NEW,  EXCELLENT, false",
        "NEW,  NEW,       true",
    })
    void condition(Condition minimum, Condition condition, boolean met) {
        var rule = aRule().inConditionOf(minimum).made();

        assertThat(matches(rule, aListing().inCondition(condition).made())).isEqualTo(met);
    }

    @ParameterizedTest(name = "{0} takes {1}: {2} ({3})")
    @CsvSource(delimiter = '|', textBlock = """
            Furniture            | Furniture                   | true  | the same
            Furniture            | Furniture - Gaming          | true  | below
            Furniture            | Furniture - Gaming - Chairs | true  | far below
            Furniture - Gaming   | Furniture - Gaming - Chairs | true  | a path below a path
            Furniture - Gaming   | Furniture                   | false | above
            Furniture            | Furniture Covers            | false | a level, not a prefix
            Furniture - Gaming   | Furniture - Gaming Chairs   | false | on every level
            Furniture            | Home - Furniture            | false | from the top
            Furniture > Gaming   | Furniture - Gaming          | true  | any separator
            Furniture / Gaming   | Furniture > Gaming - Chairs | true  | even mixed
            Furniture/Gaming     | Furniture - Gaming          | false | only with spaces around it
            Furniture-Gaming     | Furniture - Gaming          | false | only with spaces around it
            Furniture – Gaming   | Furniture - Gaming          | false | a dash is no separator
            FURNITURE            | furniture - gaming          | true  | whatever the case
            Möbel                | Mobel                       | true  | accents
            Women's Shoes        | Womens shoes                | true  | apostrophes
            Chair                | Chairs                      | false | no folding
            Furniture  -  Gaming | Furniture - Gaming          | true  | trimmed
            Furniture - - Gaming | Furniture - Gaming          | false | "a level, if only a hyphen"
            家具                  | 家具 / 椅子                  | true  | any script
            Health & Beauty      | Health & Beauty - Hair      | true  | what is no word counts too
            Health & Beauty      | Health Beauty               | false | what is no word counts too
            """)
    void category(String wanted, String category, boolean met, String why) {
        var rule = aRule().in(wanted).made();

        assertThat(matches(rule, aListing().in(category).made())).as(why).isEqualTo(met);
        assertThat(CategoryPath.of(category).isSameOrBelow(CategoryPath.of(wanted)))
                .as(why)
                .isEqualTo(met);
    }

    @Test
    void anyOneCategoryIsEnough() {
        var rule = aRule().in("Bicycles", "Furniture").made();

        assertThat(matches(rule, aListing().in("Furniture - Gaming").made())).isTrue();
        assertThat(matches(rule, aListing().in("Toys").made())).isFalse();
    }

    @Test
    void listingWithoutCategoryFailsOnlyWhereOneIsAskedFor() {
        assertThat(matches(aRule().in("Furniture").made(), aListing().made())).isFalse();
        assertThat(matches(aRule().made(), aListing().in(null).made())).isTrue();
    }

    @Test
    void listingWithoutPlaceFailsOnlyWhereOneIsAskedFor() {
        var aroundTheWorld = new Circle(0, 0, 20_000);

        assertThat(matches(aRule().near(aroundTheWorld).made(), aListing().made()))
                .isFalse();
        assertThat(matches(aRule().near(null).made(), aListing().made())).isTrue();
    }

    @ParameterizedTest(name = "{2} miles around {0}, {1}: {3}, {4} is {5} ({6})")
    @CsvSource({
        "37.3382, -121.8863, 42, 37.7749, -122.4194, true,  San Jose to San Francisco: 41.99",
        "37.3382, -121.8863, 41.9, 37.7749, -122.4194, false, and no nearer",
        "37.3382, -121.8863, 0, 37.3382, -121.8863, true,  here is within nothing",
        "0, 179.9, 20, 0, -179.9, true,  over the date line",
        "-17, 180, 0.001, -17, -180, true,  the date line has two names",
        "89.9, 0, 14, 89.9, 180, true,  over the pole",
        "90, 0, 0.001, 90, 123, true,  the pole has all longitudes",
        "-89.9, 0, 13, -89.9, 180, false, over the other",
        "0, 0, 12436, 0, 180, false, antipodes are half the earth apart",
        "0, 0, 12437, 0, 180, true,  antipodes are half the earth apart",
    })
    void distance(
            double latitude, double longitude, double radius, double listed, double there, boolean met, String why) {
        var rule = aRule().near(new Circle(latitude, longitude, radius)).made();

        assertThat(matches(rule, aListing().at(new Point(listed, there)).made()))
                .as(why)
                .isEqualTo(met);
    }

    @Test
    void edgeOfARadiusBelongsToIt() {
        var centre = new Point(37.3382, -121.8863);
        var place = new Point(37.7749, -122.4194);
        var miles = centre.milesTo(place);

        assertThat(new Circle(centre, miles).contains(place)).isTrue();
        assertThat(new Circle(centre, Math.nextDown(miles)).contains(place)).isFalse();
    }
}
