package com.dealscout.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxSettingsTests {

    @ParameterizedTest(name = "after {0} attempts: {1}")
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "10, PT8M32S", "11, PT10M", "1000000, PT10M"})
    void pausesDoubleUpToTheLongest(int attempts, Duration pause) {
        var settings = new InboxSettings(16, Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMinutes(10));

        assertThat(settings.pauseAfter(attempts)).isEqualTo(pause);
    }
}
