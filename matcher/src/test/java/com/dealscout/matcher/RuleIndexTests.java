package com.dealscout.matcher;

import static com.dealscout.matcher.AListing.aListing;
import static com.dealscout.matcher.ARule.aRule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RuleIndexTests {

    private final RuleIndex index = RuleIndex.empty();
    private final Listing chair = aListing().titled("Gaming chair").made();

    @Test
    void emptyIndexMatchesNothing() {
        assertThat(index.match(chair)).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void ruleMatchesFromTheNextListingOn() {
        var rule = aRule().withKeywords("chair").made();

        index.put(rule);

        assertThat(index.match(chair)).containsExactly(rule.id());
    }

    @Test
    void changedRuleReplacesTheOneWithItsId() {
        var rule = aRule().withKeywords("chair");
        index.put(rule.made());

        index.put(rule.withKeywords("sofa").made());

        assertThat(index.match(chair)).isEmpty();
        assertThat(index.match(aListing().titled("Sofa").made()))
                .containsExactly(rule.made().id());
        assertThat(index.size()).isOne();
    }

    @Test
    void removedRuleMatchesNoMore() {
        var chairs = aRule().withKeywords("chair").made();
        var gaming = aRule().withKeywords("gaming").made();
        index.update(List.of(chairs, gaming), List.of());

        index.remove(chairs.id());

        assertThat(index.match(chair)).containsExactly(gaming.id());
        assertThat(index.size()).isOne();
    }

    @Test
    void removingWhatIsNotThereDoesNothing() {
        index.put(aRule().made());

        index.remove(UUID.randomUUID());

        assertThat(index.size()).isOne();
    }

    @Test
    void ofTwoRulesWithOneIdTheLaterStays() {
        var rule = aRule();

        index.update(
                List.of(
                        rule.withKeywords("sofa").made(),
                        rule.withKeywords("chair").made()),
                List.of());

        assertThat(index.match(chair)).containsExactly(rule.made().id());
        assertThat(index.size()).isOne();
    }

    @Test
    void ruleThatIsBothRemovedAndPutStays() {
        var rule = aRule();
        index.put(rule.withKeywords("sofa").made());

        index.update(
                List.of(rule.withKeywords("chair").made()), List.of(rule.made().id()));

        assertThat(index.match(chair)).containsExactly(rule.made().id());
    }

    @Test
    void updateThatFailsChangesNothing() {
        var rule = aRule().made();
        index.put(rule);

        assertThatNullPointerException()
                .isThrownBy(() -> index.update(Arrays.asList(aRule().made(), null), List.of(rule.id())));

        assertThat(index.match(chair)).containsExactly(rule.id());
        assertThat(index.size()).isOne();
    }

    /** However rules came and went, the index is what it would be if those that remain had been put in just now. */
    @Property
    void onlyWhatRemainsCounts(@ForAll @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> changes) {
        var churned = RuleIndex.empty();
        var remaining = new HashMap<UUID, Rule>();

        for (var change : changes) {
            var id = new UUID(0, Math.abs(change));
            if (change < 0) {
                churned.remove(id);
                remaining.remove(id);
            } else {
                var rule = aRule().withId(id)
                        .withKeywords(remaining.size() % 2 == 0 ? "chair" : "sofa")
                        .made();
                churned.put(rule);
                remaining.put(id, rule);
            }
        }

        assertThat(churned.size()).isEqualTo(remaining.size());
        assertThat(churned.match(chair))
                .containsExactlyInAnyOrderElementsOf(new ReferenceMatcher().match(remaining.values(), chair));
    }

    /** Two rules take turns, each change in one step: whoever reads meanwhile finds one of them, never both or none. */
    @Test
    void readersSeeAWholeUpdateOrNothing() throws Exception {
        var one = aRule().withKeywords("chair").made();
        var other = aRule().withKeywords("gaming").made();
        // So many others that a match takes longer than a change, and changes fall into every match.
        var bystanders = Stream.generate(() -> aRule().withKeywords("sofa").made())
                .limit(20_000)
                .toList();
        index.put(one);
        index.update(bystanders, List.of());
        var enough = new AtomicBoolean();
        var changes = new AtomicInteger();
        var writer = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                index.update(List.of(other), List.of(one.id()));
                index.update(List.of(one), List.of(other.id()));
                changes.incrementAndGet();
            }
        });

        try {
            for (var read = 0; read < 200 || changes.get() < 200; read++) {
                assertThat(index.match(chair)).hasSize(1);
            }
        } finally {
            enough.set(true);
            writer.join();
        }

        assertThat(index.match(chair)).containsExactly(one.id());
    }
}
