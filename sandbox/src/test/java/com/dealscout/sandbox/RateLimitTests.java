package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** So many in a window, then none until it is over. */
class RateLimitTests {

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final RateLimit limit = new RateLimit(clock, 5, Duration.ofSeconds(2));

    @Test
    void theSixthInTwoSecondsIsOneTooMany() {
        for (var left = 4; left >= 0; left--) {
            assertThat(limit.take("a").allowed()).isTrue();
            now = now.plusMillis(100);
        }

        var verdict = limit.take("a");

        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.left()).isZero();
        assertThat(verdict.resetsAfter()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void aNewWindowBeginsWhenTheOldOneIsOver() {
        for (var i = 0; i < 6; i++) {
            limit.take("a");
        }

        now = now.plusSeconds(2);

        assertThat(limit.take("a")).satisfies(verdict -> {
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.left()).isEqualTo(4);
        });
    }

    @Test
    void eachKeyHasItsOwn() {
        for (var i = 0; i < 6; i++) {
            limit.take("a");
        }

        assertThat(limit.take("b").allowed()).isTrue();
    }
}
