package com.dealscout.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index against the definition on what people really wrote, where the data is at hand: in {@code ../shared/data}
 * beside the project, or below the directory that the system property {@code dealscout.shared} names.
 */
class RealListingsTests {

    private static final Path DATA = Path.of(System.getProperty("dealscout.shared", "../../shared"), "data");
    private static final int LISTINGS = 300;

    private final JsonMapper json = new JsonMapper();
    private final Random random = new Random(20_261_122);

    @Test
    void realListingsMeetRealRulesAsDefined() throws IOException {
        assertMatchesAsDefined(rules(), sample());
    }

    private static void assertMatchesAsDefined(List<Rule> rules, List<Listing> listings) {
        var index = RuleIndex.empty();
        index.update(rules, List.of());
        var reference = new ReferenceMatcher();
        var matches = 0;
        for (var listing : listings) {
            var expected = reference.match(rules, listing);

            assertThat(index.match(listing)).as(listing.title()).containsExactlyInAnyOrderElementsOf(expected);
            matches += expected.size();
        }
        assertThat(matches).as("matches, or nothing was tested").isGreaterThan(LISTINGS);
    }

    /** Every other one without its place, since a listing is far from most places and little would meet. */
    private List<Rule> rules() throws IOException {
        var rules = new ArrayList<Rule>();
        for (var line : lines("rules_10k.jsonl.gz")) {
            var rule = rule(json.readTree(line), rules.size());
            rules.add(rules.size() % 2 == 0 ? rule : anywhere(rule));
        }
        return rules;
    }

    /** Listings from all of the file; where the source names no place, one that a rule is about. */
    private List<Listing> sample() throws IOException {
        var lines = lines("listings.jsonl.gz");
        var places = rules().stream()
                .map(Rule::near)
                .filter(near -> near != null)
                .map(Circle::centre)
                .toList();
        var listings = new ArrayList<Listing>();
        for (var i = random.nextInt(lines.size() / LISTINGS);
                listings.size() < LISTINGS;
                i += lines.size() / LISTINGS) {
            listings.add(listing(json.readTree(lines.get(i)), places.get(random.nextInt(places.size()))));
        }
        return listings;
    }

    private static Rule rule(JsonNode row, int number) {
        var location = row.get("location");
        return new Rule(
                new UUID(0, number),
                UUID.nameUUIDFromBytes(row.get("user_id").stringValue().getBytes(StandardCharsets.UTF_8)),
                texts(row.get("keywords")),
                texts(row.get("exclude_keywords")),
                new PriceRange(cents(row.get("min_price")), cents(row.get("max_price")), "USD"),
                texts(row.get("categories")),
                condition(row),
                location.isNull()
                        ? null
                        : new Circle(
                                location.get("lat").doubleValue(),
                                location.get("lon").doubleValue(),
                                location.get("radius_mi").doubleValue()));
    }

    private static Rule anywhere(Rule rule) {
        return new Rule(
                rule.id(),
                rule.owner(),
                rule.keywords(),
                rule.excludeKeywords(),
                rule.price(),
                rule.categories(),
                rule.condition(),
                null);
    }

    private static Listing listing(JsonNode row, Point elsewhere) {
        return new Listing(
                row.get("title").stringValue(),
                row.get("description").stringValue(),
                new Price(cents(row.get("price_usd")), "USD"),
                row.get("category").stringValue(),
                condition(row),
                row.get("lat").isNull()
                        ? elsewhere
                        : new Point(row.get("lat").doubleValue(), row.get("lon").doubleValue()),
                null,
                true);
    }

    private static Condition condition(JsonNode row) {
        var condition = row.get("condition");
        return condition.isNull() ? null : Condition.of(condition.stringValue()).orElseThrow();
    }

    private static Long cents(JsonNode amount) {
        return amount.isNull()
                ? null
                : new BigDecimal(amount.asString())
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private static List<String> lines(String name) throws IOException {
        var file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "skipped: there is no " + file + " (set -Ddealscout.shared)");
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        }
    }
}
