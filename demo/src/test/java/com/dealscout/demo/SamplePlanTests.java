package com.dealscout.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.demo.SamplePlan.Fate;
import com.dealscout.demo.SamplePlan.Item;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplePlanTests {

    private static final BigDecimal MOST = new BigDecimal("999999.99");
    private static final List<String> CONDITIONS = List.of("poor", "fair", "good", "great", "excellent", "new");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final SamplePlan plan = SamplePlan.make();

    @Test
    void isTheSameEveryTime() {
        assertThat(SamplePlan.make()).isEqualTo(plan);
    }

    @Test
    void hasTwoHundredItemsInAllStates() {
        var fates = plan.items().stream().collect(Collectors.groupingBy(Item::fate, Collectors.counting()));

        assertThat(fates).isEqualTo(Map.of(Fate.DRAFT, 20L, Fate.POSTED, 110L, Fate.SOLD, 50L, Fate.WITHDRAWN, 20L));
        assertThat(plan.items()).filteredOn(item -> item.newPrice() != null).isNotEmpty();
        assertThat(plan.items()).filteredOn(item -> item.facts().size() < 6).hasSize(6);
    }

    @Test
    void whatIsOnSaleCoversTwentyFiveCategories() {
        assertThat(plan.items().stream()
                        .filter(item -> item.fate() == Fate.POSTED)
                        .map(item -> item.good().category())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void thePeopleWhoArePrintedHaveSomethingToShow() {
        assertThat(plan.items().stream()
                        .filter(item -> item.seller() == Neighbors.SELLER)
                        .map(Item::fate)
                        .distinct())
                .containsExactlyInAnyOrder(Fate.values());
        assertThat(plan.items()).anyMatch(item -> item.seller() == Neighbors.BOTH);
        assertThat(plan.rules()).anyMatch(rule -> rule.owner() == Neighbors.BUYER);
        assertThat(plan.rules()).anyMatch(rule -> rule.owner() == Neighbors.BOTH);
    }

    @Test
    void titlesTellItemsApart() {
        assertThat(plan.items().stream().map(Item::title)).doesNotHaveDuplicates();
    }

    @Test
    void everyItemObeysTheLimits() {
        assertThat(plan.items()).allSatisfy(item -> {
            var good = item.good();
            assertThat(good.title()).hasSizeBetween(3, 100).doesNotContainPattern(CONTROL);
            assertThat(good.description()).hasSizeBetween(1, 3_900).doesNotContainPattern(CONTROL);
            assertThat(good.price()).isBetween(BigDecimal.ONE, MOST);
            assertThat(good.price().scale()).isEqualTo(2);
            assertThat(good.condition()).isIn(CONDITIONS);
            assertThat(item.pictures()).hasSizeBetween(1, 4).doesNotHaveDuplicates();
            assertThat(item.marketplaces()).isNotEmpty();
            if (item.soldFor() != null) {
                assertThat(item.soldFor())
                        .isBetween(half(good.price()), good.price().add(half(good.price())));
            }
            if (item.newPrice() != null) {
                assertThat(item.newPrice()).isBetween(half(good.price()), good.price());
            }
        });
    }

    @Test
    void whatIsPostedLacksNothing() {
        assertThat(plan.items())
                .filteredOn(item -> item.fate() != Fate.DRAFT)
                .allSatisfy(item -> assertThat(item.facts())
                        .containsKeys("title", "description", "price", "condition", "category", "postal_code"));
    }

    @Test
    void thereAreTwoThousandRulesAndNobodyHasTooMany() {
        var each = plan.rules().stream().collect(Collectors.groupingBy(SamplePlan.Rule::owner, Collectors.counting()));

        assertThat(plan.rules()).hasSize(2_000);
        assertThat(each.values()).allMatch(count -> count <= 200);
        assertThat(each.keySet()).hasSameSizeAs(plan.people());
    }

    @Test
    void everyRuleObeysTheLimits() {
        assertThat(plan.rules()).allSatisfy(rule -> {
            var json = rule.json();
            assertThat((String) Objects.requireNonNull(json.get("name"))).hasSizeBetween(1, 80);
            assertThat(words(json, "keywords")).hasSizeLessThanOrEqualTo(20).allMatch(word -> word.length() <= 60);
            assertThat(words(json, "exclude_keywords"))
                    .hasSizeLessThanOrEqualTo(20)
                    .allMatch(word -> word.length() <= 60);
            assertThat(words(json, "categories")).hasSizeLessThanOrEqualTo(10);
            assertThat(number(json, "min_price", 0)).isBetween(0L, number(json, "max_price", 999_999));
            if (json.get("location") instanceof Map<?, ?> location) {
                assertThat((Integer) location.get("radius_mi")).isBetween(1, 500);
            }
        });
    }

    @Test
    void thereAreFortyPeopleWithAddressesOfTheirOwn() {
        assertThat(plan.people()).hasSize(40);
        assertThat(plan.people().stream().map(Neighbors.Neighbor::email)).doesNotHaveDuplicates();
        assertThat(new HashSet<>(plan.people()).containsAll(List.of(Neighbors.SELLER, Neighbors.BUYER, Neighbors.BOTH)))
                .isTrue();
    }

    private static BigDecimal half(BigDecimal price) {
        return price.divide(BigDecimal.TWO);
    }

    private static List<String> words(Map<String, Object> json, String field) {
        return json.get(field) instanceof List<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static long number(Map<String, Object> json, String field, long otherwise) {
        return json.get(field) instanceof Number number ? number.longValue() : otherwise;
    }
}
