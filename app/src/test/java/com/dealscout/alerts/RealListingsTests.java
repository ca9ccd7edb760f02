package com.dealscout.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.Shop;
import com.dealscout.identity.Places;
import com.dealscout.matcher.Circle;
import com.dealscout.matcher.Condition;
import com.dealscout.matcher.Listing;
import com.dealscout.matcher.Point;
import com.dealscout.matcher.Price;
import com.dealscout.matcher.PriceRange;
import com.dealscout.matcher.ReferenceMatcher;
import com.dealscout.matcher.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real listings and rules, published through the API, against the definition of a match: where the data is at hand, in
 * {@code ../shared/data} beside the project or below the directory that the system property {@code dealscout.shared} names.
 */
@RunningApp
class RealListingsTests {

    private static final Logger LOG = LoggerFactory.getLogger(RealListingsTests.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path DATA = Path.of(System.getProperty("dealscout.shared", "../../shared"), "data");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ZIPS = List.of("95112", "94103", "10001", "60601", "77002", "98101");

    /** As many as a person may have. */
    private static final int RULES_EACH = 200;

    private static final int RULES = 1_000;

    /** A few in every run of the suite; by hand with {@code -Ddealscout.test.listings=1000}, which takes two minutes. */
    private static final int LISTINGS = Integer.getInteger("dealscout.test.listings", 60);

    @Autowired
    Api api;

    @Autowired
    Places places;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theAlertsAreThoseOfTheDefinition() throws IOException {
        var rows = listings();
        var buyers = new ArrayList<Api.Caller>();
        var rules = rules(buyers);
        var shop = Shop.open(api, "facebook");
        var seller = UUID.fromString(shop.seller.id);

        var items = new LinkedHashMap<String, JsonNode>();
        for (var row : rows) {
            items.put(shop.post(item(row)), row);
        }
        var expected = new ArrayList<String>();
        var reference = new ReferenceMatcher();
        items.forEach((item, row) ->
                reference.match(rules, listing(row, seller)).forEach(rule -> expected.add(item + " " + rule)));
        await("all are announced").atMost(PATIENCE).until(() -> announced(seller) == LISTINGS);
        settle(shop);

        var alerts = buyers.stream()
                .flatMap(this::alerts)
                .filter(alert -> items.containsKey(alert.get("item_id").asString()))
                .toList();
        LOG.info(
                "{} listings, {} rules: {} matches expected, in {} alerts",
                LISTINGS,
                RULES,
                expected.size(),
                alerts.size());
        assertThat(expected).as("matches, or nothing was tested").hasSizeGreaterThan(LISTINGS);
        assertThat(alerts.stream().flatMap(RealListingsTests::matches))
                .as("the rules that each alert names, one alert for a buyer and a listing")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private int announced(UUID seller) {
        return jdbc.queryForObject(
                "select count(*) from listings where seller_id = ? and announced_at is not null",
                Integer.class,
                seller);
    }

    /** Until one that was published after all of them has been told, and nothing waits any more. */
    private void settle(Shop shop) {
        var word = Shop.word();
        var buyer = api.person();
        RulesTests.rule(buyer, Map.of("name", "Canary", "keywords", List.of(word)));
        shop.post(Shop.chair(word));
        api.mailTo(buyer.email, "Deal Alert: Canary");
        await("nothing waits to be matched")
                .atMost(PATIENCE)
                .until(() -> jdbc.queryForObject("select count(*) from alert_work", Integer.class) == 0);
    }

    /** All that this buyer was alerted about, page by page. */
    private Stream<JsonNode> alerts(Api.Caller buyer) {
        var alerts = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = buyer.get("/api/notifications?limit=200" + next).expect(200);
            page.get("items")
                    .valueStream()
                    .filter(told -> told.get("kind").asString().equals("deal_alert"))
                    .forEach(alerts::add);
            next = page.get("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.get("next_cursor").asString();
        } while (next != null);
        return alerts.stream();
    }

    private static Stream<String> matches(JsonNode alert) {
        return alert.get("rules")
                .valueStream()
                .map(rule ->
                        alert.get("item_id").asString() + " " + rule.get("id").asString());
    }

    /** Spread over the file; those that an item can be made of as they are. */
    private static List<JsonNode> listings() throws IOException {
        var usable = new ArrayList<JsonNode>();
        for (var line : lines("listings.jsonl.gz")) {
            var row = JSON.readTree(line);
            if (isUsable(row)) {
                usable.add(row);
            }
        }
        var some = new ArrayList<JsonNode>();
        for (var i = 0; i < LISTINGS; i++) {
            some.add(usable.get(i * (usable.size() / LISTINGS)));
        }
        return some;
    }

    private static boolean isUsable(JsonNode row) {
        var title = row.get("title").asString();
        var description = row.get("description").asString();
        return !title.isBlank()
                && title.length() <= 100
                && !description.isBlank()
                && description.length() <= 4000
                && (title + description).chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                && row.get("currency").asString().equals("USD")
                && row.get("price").isNumber()
                && row.get("price").asDouble() >= 0
                && row.get("price").asDouble() <= 999_999.99
                && !row.get("condition").isNull();
    }

    private static Map<String, Object> item(JsonNode row) {
        return Map.of(
                "title", row.get("title").asString(),
                "description", row.get("description").asString(),
                "price", price(row),
                "condition", row.get("condition").asString(),
                "category", row.get("category").asString(),
                "postal_code", zip(row));
    }

    private static BigDecimal price(JsonNode row) {
        return new BigDecimal(row.get("price").asString()).setScale(2, RoundingMode.HALF_UP);
    }

    private static String zip(JsonNode row) {
        return ZIPS.get(Math.floorMod(row.get("title").asString().hashCode(), ZIPS.size()));
    }

    private Listing listing(JsonNode row, UUID seller) {
        var place = places.byPostalCode("US", zip(row)).orElseThrow();
        return new Listing(
                row.get("title").asString().strip(),
                row.get("description").asString().strip(),
                new Price(price(row).movePointRight(2).longValueExact(), "USD"),
                row.get("category").asString(),
                Condition.of(row.get("condition").asString()).orElseThrow(),
                // What buyers see is rounded.
                new Point(Math.round(place.latitude() * 100) / 100.0, Math.round(place.longitude() * 100) / 100.0),
                seller,
                true);
    }

    /** Made through the API; three of four without their place, since a listing is far from most places. */
    private List<Rule> rules(Collection<Api.Caller> buyers) throws IOException {
        var rules = new ArrayList<Rule>();
        var lines = lines("rules_10k.jsonl.gz");
        var caller = api.person();
        buyers.add(caller);
        for (var number = 0; number < RULES; number++) {
            if (number > 0 && number % RULES_EACH == 0) {
                caller = api.person();
                buyers.add(caller);
            }
            var body = (ObjectNode) JSON.readTree(lines.get(number));
            body.remove("user_id");
            // In-app only: what is told how is not the question here.
            body.putArray("notification_channels");
            body.put("name", "Rule " + number);
            if (number % 4 != 0) {
                body.putNull("location");
            }
            var id = caller.post("/api/deal-alert-rules", body.toString())
                    .expect(201)
                    .get("id")
                    .asString();
            rules.add(rule(body, UUID.fromString(id), UUID.fromString(caller.id)));
        }
        return rules;
    }

    private static Rule rule(JsonNode row, UUID id, UUID owner) {
        var location = row.get("location");
        var condition = row.get("condition");
        return new Rule(
                id,
                owner,
                texts(row.get("keywords")),
                texts(row.get("exclude_keywords")),
                new PriceRange(cents(row.get("min_price")), cents(row.get("max_price")), "USD"),
                texts(row.get("categories")),
                condition.isNull() ? null : Condition.of(condition.asString()).orElseThrow(),
                location.isNull()
                        ? null
                        : new Circle(
                                location.get("lat").doubleValue(),
                                location.get("lon").doubleValue(),
                                location.get("radius_mi").doubleValue()));
    }

    private static Long cents(JsonNode amount) {
        return amount.isNull()
                ? null
                : new BigDecimal(amount.asString()).movePointRight(2).longValueExact();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
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
