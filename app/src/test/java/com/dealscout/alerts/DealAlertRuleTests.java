package com.dealscout.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.alerts.DealAlertRule.Frequency;
import com.dealscout.alerts.DealAlertRule.Terms;
import com.dealscout.identity.PersonId;
import com.dealscout.matcher.Condition;
import com.dealscout.notifications.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which changes of a rule make it start over, and so leave out what was on offer before. */
class DealAlertRuleTests {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private static final Wants WANTS = new Wants(
            List.of("chair"), List.of(), null, new BigDecimal("350.00"), "USD", List.of("Furniture"), null, null);
    private static final Terms TERMS = new Terms("Chairs", WANTS, List.of(Channel.EMAIL), Frequency.IMMEDIATE, true);

    private static DealAlertRule rule(Terms terms) {
        return new DealAlertRule(
                new RuleId(UUID.randomUUID()), new PersonId(UUID.randomUUID()), terms, THEN, THEN, null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void startsOver(String change, Terms before, Terms after) {
        assertThat(rule(before).with(after, NOW).wantsSince()).isEqualTo(NOW);
    }

    static Stream<Arguments> startsOver() {
        return Stream.of(
                Arguments.of("resumed", TERMS.enabled(false), TERMS.enabled(true)),
                Arguments.of("keywords", TERMS, wanting(List.of("sofa"), List.of(), "350.00", null)),
                Arguments.of("excludes", TERMS, wanting(List.of("chair"), List.of("broken"), "350.00", null)),
                Arguments.of("price", TERMS, wanting(List.of("chair"), List.of(), "351.00", null)),
                Arguments.of("condition", TERMS, wanting(List.of("chair"), List.of(), "350.00", Condition.GOOD)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void goesOn(String change, Terms before, Terms after) {
        assertThat(rule(before).with(after, NOW).wantsSince()).isEqualTo(THEN);
    }

    static Stream<Arguments> goesOn() {
        return Stream.of(
                Arguments.of(
                        "name", TERMS, new Terms("Seats", WANTS, List.of(Channel.EMAIL), Frequency.IMMEDIATE, true)),
                Arguments.of(
                        "channels",
                        TERMS,
                        new Terms("Chairs", WANTS, List.of(Channel.DISCORD), Frequency.IMMEDIATE, true)),
                Arguments.of("paused", TERMS, TERMS.enabled(false)),
                Arguments.of("resumed while on", TERMS, TERMS.enabled(true)));
    }

    private static Terms wanting(List<String> keywords, List<String> excludes, String max, Condition condition) {
        var wants =
                new Wants(keywords, excludes, null, new BigDecimal(max), "USD", List.of("Furniture"), condition, null);
        return new Terms("Chairs", wants, List.of(Channel.EMAIL), Frequency.IMMEDIATE, true);
    }
}
