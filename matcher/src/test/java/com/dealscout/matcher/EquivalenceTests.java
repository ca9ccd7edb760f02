package com.dealscout.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The index against the definition, on rules and listings made of few words, so that they often meet. */
class EquivalenceTests {

    /** Each case is made of the words of one family, which differ in all the ways that matter or must not. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of("chair", "Chairs", "wheelchair", "gaming", "Games", "game", "gamingchair", "gam", "ch", "gamingch"),
            List.of("e", "bike", "BIKES", "ebike", "E-Bike", "e\u2010bikes", "e\u2011bike", "eb", "ike"),
            List.of("state", "of", "the", "art", "state-of-the-art", "stateoftheart", "theart"),
            List.of("women's", "women’s", "woman", "womens", "women", "wo-men", "wo", "men's", "man"),
            List.of("knife", "knives", "box", "boxes", "battery", "batteries", "batt", "batterie", "boxknives"),
            List.of("glasses", "glass", "tennis", "tenni", "lens", "lenses", "len", "bus", "buses"),
            List.of("Café", "cafe", "Cafe\u0301s", "Straße", "STRASSE", "ﬁsh", "fish", "İ", "ı", "i"),
            List.of("οδός", "ΟΔΟΣ", "οδοσ", "हिंदी", "हिदी", "한국", "ŉ", "n", "ʼn"),
            List.of("ps5", "PS", "5", "9.5", "9", "x²", "x2", "Ⅳ", "iv", "5️⃣"),
            List.of("東", "京", "東京", "東-京", "タワー", "ﾀﾜｰ", "タ", "ー", "ガ", "カ"),
            List.of("🚲", "🚲bike", "👍🏽", "👍", "👩‍💻", "★", "☆", "Nike™", "nike", "©"));

    private static final String[] BETWEEN = {
        " ", " ", " ", " ", " ", "-", "-", "\u2010", "\u2011", "--", " - ", "\u2013", ", ", "", "'", "’", "/", "\u00ad"
    };

    private static final String[] ENDINGS = {"", "", "", "", "*", "*", " *", "s", "!", "-", "'s"};

    private static final String[] CATEGORIES = {
        "Furniture",
        "furniture",
        "Furniture - Gaming",
        "Furniture > gaming",
        "Furniture / Gaming - Chairs",
        "Furniture Covers",
        "Women's Shoes",
        "womens shoes - Boots",
        "Möbel",
        "Mobel - ",
    };

    private final ReferenceMatcher reference = new ReferenceMatcher();

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void indexMatchesAsDefined(@ForAll("markets") Market market) {
        var index = RuleIndex.empty();
        index.update(market.rules, List.of());

        var matches = index.match(market.listing);

        var expected = reference.match(market.rules, market.listing);
        Statistics.label("the listing meets a rule")
                .collect(!expected.isEmpty())
                .coverage(met -> met.check(true).percentage(share -> share > 25));
        assertThat(matches).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Words alone, without the checks that would turn most pairs away before. */
    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void keywordsOccurAsDefined(@ForAll("searches") Search search) {
        var rule = ARule.aRule().withKeywords(search.keyword).made();
        var listing = AListing.aListing()
                .titled(search.title)
                .described(search.description)
                .made();
        var index = RuleIndex.empty();
        index.put(rule);

        var matches = !index.match(listing).isEmpty();

        Statistics.label("the keyword occurs")
                .collect(matches)
                .coverage(met -> met.check(true).percentage(share -> share > 15));
        assertThat(matches).isEqualTo(reference.matches(rule, listing));
    }

    /** What nobody would type either. */
    @Property(tries = 1500)
    void anyTextIsMatchedAsDefined(@ForAll String keyword, @ForAll String before, @ForAll String after) {
        var rule = ARule.aRule().withKeywords(keyword).made();
        var listing =
                AListing.aListing().titled(before + " " + keyword + " " + after).made();
        var index = RuleIndex.empty();
        index.put(rule);

        assertThat(!index.match(listing).isEmpty()).isEqualTo(reference.matches(rule, listing));
    }

    record Market(List<Rule> rules, Listing listing) {}

    record Search(String keyword, String title, String description) {}

    @Provide
    Arbitrary<Market> markets() {
        return Arbitraries.of(FAMILIES)
                .flatMap(words -> Combinators.combine(
                                rule(words).list().ofMinSize(1).ofMaxSize(12), listing(words))
                        .as(Market::new));
    }

    @Provide
    Arbitrary<Search> searches() {
        return Arbitraries.of(FAMILIES)
                .flatMap(words -> Combinators.combine(keyword(words), text(words, 4), text(words, 4))
                        .as(Search::new));
    }

    private static Arbitrary<Rule> rule(List<String> words) {
        return Combinators.combine(
                        Arbitraries.create(UUID::randomUUID),
                        people(),
                        keyword(words).list().ofMaxSize(3),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(List.<String>of())),
                                Tuple.of(1, keyword(words).list().ofSize(1))),
                        ranges(),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(List.<String>of())),
                                Tuple.of(1, Arbitraries.of(CATEGORIES).list().ofMaxSize(3))),
                        Arbitraries.of(Condition.class).injectNull(0.6),
                        Combinators.combine(points(), Arbitraries.of(0.0, 5.0, 69.0, 70.0, 500.0, 6000.0, 12500.0))
                                .as(Circle::new)
                                .injectNull(0.6))
                .as(Rule::new);
    }

    private static Arbitrary<Listing> listing(List<String> words) {
        return Combinators.combine(
                        text(words, 5),
                        text(words, 8),
                        Combinators.combine(cents(), currencies())
                                .as(Price::new)
                                .injectNull(0.1),
                        Arbitraries.of(CATEGORIES).injectNull(0.1),
                        Arbitraries.of(Condition.class).injectNull(0.2),
                        points().injectNull(0.2),
                        people().injectNull(0.2),
                        Arbitraries.frequencyOf(
                                Tuple.of(19, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))))
                .as(Listing::new);
    }

    /** One to three words with anything between them, and perhaps a star. */
    private static Arbitrary<String> keyword(List<String> words) {
        return Combinators.combine(text(words, 3), Arbitraries.of(ENDINGS)).as((text, ending) -> text + ending);
    }

    private static Arbitrary<String> text(List<String> words, int most) {
        return Combinators.combine(Arbitraries.of(BETWEEN), Arbitraries.of(words))
                .as((between, word) -> between + word)
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .map(parts -> String.join("", parts).strip());
    }

    private static Arbitrary<PriceRange> ranges() {
        return Combinators.combine(cents().injectNull(0.6), cents().injectNull(0.4), currencies())
                .as((one, other, currency) -> one != null && other != null && one > other
                        ? new PriceRange(other, one, currency)
                        : new PriceRange(one, other, currency));
    }

    private static Arbitrary<Long> cents() {
        return Arbitraries.of(0L, 1L, 99_99L, 100_00L, 100_01L, 299_99L, 350_00L, 999_999_99L);
    }

    private static Arbitrary<String> currencies() {
        return Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just("USD")), Tuple.of(1, Arbitraries.just("PKR")));
    }

    private static Arbitrary<UUID> people() {
        return Arbitraries.integers().between(1, 8).map(number -> new UUID(0, number));
    }

    private static Arbitrary<Point> points() {
        return Arbitraries.of(
                new Point(37.3382, -121.8863),
                new Point(37.7749, -122.4194),
                new Point(0, 179.5),
                new Point(0, -179.5),
                new Point(-17, 180),
                new Point(-17, -180),
                new Point(90, 0),
                new Point(89.5, 180),
                new Point(-90, 10));
    }
}
