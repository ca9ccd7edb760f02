package com.dealscout.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The story that the product exists for. */
class RunningExampleTests {

    private static final UUID SARAH = UUID.randomUUID();
    private static final UUID MIKE = UUID.randomUUID();

    private final Rule gamingFurnitureUnder350 = new Rule(
            UUID.randomUUID(),
            SARAH,
            List.of("gaming", "chair"),
            List.of(),
            new PriceRange(100_00L, 350_00L, "USD"),
            List.of("Furniture"),
            null,
            null);

    private final Rule anyFurnitureUnder500 = new Rule(
            UUID.randomUUID(),
            MIKE,
            List.of(),
            List.of("damaged", "broken"),
            new PriceRange(0L, 500_00L, "USD"),
            List.of("Furniture"),
            Condition.GOOD,
            null);

    private final Listing chair = new Listing(
            "Vintage Leather Gaming Chair",
            "Excellent condition, barely used. Perfect for gaming or office.",
            new Price(299_99, "USD"),
            "Furniture - Gaming",
            Condition.EXCELLENT,
            new Point(37.34, -121.89),
            UUID.randomUUID(),
            true);

    @Test
    void theChairMeetsSarahsRuleAndMikes() {
        var index = RuleIndex.empty();
        index.put(gamingFurnitureUnder350);
        index.put(anyFurnitureUnder500);

        var matches = index.match(chair);

        assertThat(matches).containsExactlyInAnyOrder(gamingFurnitureUnder350.id(), anyFurnitureUnder500.id());
    }
}
