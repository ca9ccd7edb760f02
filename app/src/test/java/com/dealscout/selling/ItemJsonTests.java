package com.dealscout.selling;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.identity.Place;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ItemJsonTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ItemFacts CHAIR = new ItemFacts(
            "Chair",
            "Barely used.",
            new BigDecimal("299.99"),
            "USD",
            Condition.EXCELLENT,
            "Furniture - Gaming",
            Map.of("brand", "DXRacer", "colour", "black"),
            List.of("pickup"),
            new Place("95112", "San Jose", "CA", "US", 37.35, -121.88));

    @Test
    void anEmptyItemIsADraftOfNothing() {
        assertThat(taken("{}", ItemFacts.NONE)).isEqualTo(ItemFacts.NONE);
    }

    @Test
    void whatIsAbsentStays() {
        assertThat(taken("{}", CHAIR)).isEqualTo(CHAIR);
        assertThat(taken("{'title': 'Stool'}", CHAIR).description()).isEqualTo("Barely used.");
    }

    @Test
    void nullEmptiesAField() {
        var emptied = taken("""
                {'title': null, 'description': null, 'price': null, 'currency': null, 'condition': null,
                 'category': null, 'attributes': null, 'delivery': null}""", CHAIR);

        assertThat(emptied)
                .isEqualTo(new ItemFacts("", "", null, "USD", null, null, Map.of(), List.of("pickup"), CHAIR.place()));
    }

    @Test
    void attributesAreMergedOneByOne() {
        var merged = taken("{'attributes': {'brand': null, 'height': '130 cm'}}", CHAIR);

        assertThat(merged.attributes()).isEqualTo(Map.of("colour", "black", "height", "130 cm"));
    }

    @Test
    void onlyTheSpacesAtTheEndsAreTrimmed() {
        assertThat(taken("{'title': '  Big  chair '}", ItemFacts.NONE).title()).isEqualTo("Big  chair");
        assertThat(taken("{'description': ' Line\\n\\tand line\\n'}", ItemFacts.NONE)
                        .description())
                .isEqualTo("Line\n\tand line\n");
    }

    @ParameterizedTest(name = "price {0} is {1}")
    @CsvSource({
        "0, 0.00",
        "0.0, 0.00",
        "0e5, 0.00",
        "299.99, 299.99",
        "299.990, 299.99",
        "300, 300.00",
        "3e2, 300.00",
        "999999.99, 999999.99",
    })
    void aPriceHasTwoDecimals(String price, BigDecimal expected) {
        assertThat(taken("{'price': " + price + "}", ItemFacts.NONE).price()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "price {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "-0.01 | is not between 0 and 999999.99",
                "1000000 | is not between 0 and 999999.99",
                "1e999999999 | is not between 0 and 999999.99",
                "299.999 | has more than two decimals",
                "299.99000000000000000001 | has more than two decimals",
                "1e-999999999 | has more than two decimals",
                "\"299.99\" | must be a number",
                "true | must be a number",
                "[1] | must be a number",
            })
    void aPriceIsRefusedRatherThanRounded(String price, String words) {
        assertThat(refused("{'price': " + price.replace("\"", "'") + "}", ItemFacts.NONE))
                .hasSize(1)
                .hasEntrySatisfying("price", message -> assertThat(message).contains(words));
    }

    @ParameterizedTest
    @CsvSource({"title, 100", "description, 4000", "category, 200"})
    void aTextMayBeAsLongAsItsLimitInCharactersAsPeopleCountThem(String field, int limit) {
        assertThat(problems("{'%s': '%s'}".formatted(field, "🪑".repeat(limit)), ItemFacts.NONE))
                .isEmpty();
        assertThat(refused("{'%s': '%s'}".formatted(field, "🪑".repeat(limit + 1)), ItemFacts.NONE))
                .hasEntrySatisfying(
                        field,
                        words -> assertThat(words).contains("%,d characters; at most %,d".formatted(limit + 1, limit)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\u0085", "\\ud83e"})
    void controlCharactersAndHalvesOfOnesAreRefusedEverywhere(String character) {
        var text = "'a" + character + "b'";
        assertThat(refused(
                        "{'title': %1$s, 'description': %1$s, 'category': %1$s, 'attributes': {'brand': %1$s}}"
                                .formatted(text),
                        ItemFacts.NONE))
                .containsOnlyKeys("title", "description", "category", "attributes.brand");
    }

    @Test
    void onlyADescriptionHasLines() {
        assertThat(refused("{'title': 'a\\nb', 'description': 'a\\r\\nb\\tc'}", ItemFacts.NONE))
                .containsOnlyKeys("title");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title | 7",
                "title | [\"a\"]",
                "description | {}",
                "condition | \"shiny\"",
                "condition | \"Good\"",
                "condition | 4",
                "category | false",
                "currency | \"usd\"",
                "currency | \"XYZ\"",
                "currency | \"US dollars\"",
                "attributes | []",
                "attributes | \"brand\"",
                "delivery | \"pickup\"",
                "delivery | [\"drone\"]",
                "delivery | [1]",
                "country | \"USA\"",
                "country | \"XX\"",
            })
    void aValueOfTheWrongKindIsRefused(String field, String value) {
        assertThat(refused("{'%s': %s}".formatted(field, value), ItemFacts.NONE))
                .containsOnlyKeys(field);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(refused("{'title': 7, 'price': -1, 'condition': 'shiny', 'titel': 'Chair'}", ItemFacts.NONE))
                .containsOnlyKeys("title", "price", "condition", "titel");
    }

    @Test
    void whatIsNotAnObjectIsNoItem() {
        assertThat(refused("[]", ItemFacts.NONE)).containsOnlyKeys("body");
        assertThat(refused("'chair'", ItemFacts.NONE)).containsOnlyKeys("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "status", "images", "suggestions", "created_at", "sold_at", "marketplaces_posted"})
    void whatTheAnswerSaysCannotBeSet(String field) {
        assertThat(refused("{'%s': 'x'}".formatted(field), ItemFacts.NONE))
                .hasEntrySatisfying(field, words -> assertThat(words).contains("cannot be set"));
    }

    @Test
    void anItemHasFiftyAttributesAtMost() {
        assertThat(problems(attributes(50), ItemFacts.NONE)).isEmpty();
        assertThat(refused(attributes(51), ItemFacts.NONE)).containsOnlyKeys("attributes");
        assertThat(refused(attributes(49), CHAIR)).containsOnlyKeys("attributes");
    }

    @Test
    void namesAndValuesOfAttributesAreBounded() {
        assertThat(refused(
                        "{'attributes': {'%s': 'x', 'y': '%s', 'z': 1, ' ': 'w'}}"
                                .formatted("n".repeat(61), "v".repeat(501)),
                        ItemFacts.NONE))
                .containsOnlyKeys("attributes." + "n".repeat(60) + "…", "attributes.y", "attributes.z", "attributes.");
    }

    @Test
    void deliveryIsASetInOneOrder() {
        assertThat(taken("{'delivery': ['shipping', 'pickup', 'shipping']}", ItemFacts.NONE)
                        .delivery())
                .containsExactly("pickup", "shipping");
    }

    @Test
    void whatIsRepeatedInARefusalIsShortAndCanBeShown() {
        var words = refused("{'condition': '%s\\u200b'}".formatted("<script>".repeat(12)), ItemFacts.NONE)
                .get("condition");

        assertThat(words).hasSizeLessThan(200);
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'name %d': 'value'".formatted(i))
                .collect(Collectors.joining(",", "{'attributes': {", "}}"));
    }

    private static ItemFacts taken(String json, ItemFacts before) {
        var problems = new ArrayList<Problem.FieldError>();
        var facts = ItemJson.merge(JSON.readTree(json.replace('\'', '"')), before, null, problems);
        assertThat(problems).isEmpty();
        return facts;
    }

    private static List<Problem.FieldError> problems(String json, ItemFacts before) {
        var problems = new ArrayList<Problem.FieldError>();
        ItemJson.merge(JSON.readTree(json.replace('\'', '"')), before, null, problems);
        return problems;
    }

    private static Map<String, String> refused(String json, ItemFacts before) {
        return problems(json, before).stream()
                .collect(Collectors.toMap(Problem.FieldError::field, Problem.FieldError::message, (a, b) -> a));
    }
}
