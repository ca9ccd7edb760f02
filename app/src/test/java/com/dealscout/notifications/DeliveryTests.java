package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeliveryTests {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final NotificationSettings.Retries RETRIES =
            new NotificationSettings.Retries(Duration.ofSeconds(2), Duration.ofMinutes(10), 5);

    @Test
    void whatTheProviderAcceptsIsSent() {
        assertThat(answered(1, new Answer.Accepted("id"))).isEqualTo(new Delivery.Sent(NOW, 1, "id"));
    }

    @Test
    void aFinalRefusalIsDeadAtOnce() {
        assertThat(answered(1, new Answer.Refused("no mailbox"))).isEqualTo(new Delivery.Dead("no mailbox", 1));
    }

    @Test
    void theFirstRetryComesAfterTheFirstPause() {
        assertThat(answered(1, new Answer.TryLater("busy", Duration.ZERO)))
                .isEqualTo(new Delivery.Failed(NOW.plusSeconds(2), 1, "busy"));
    }

    @Test
    void eachFurtherPauseIsTwiceAsLong() {
        assertThat(answered(3, new Answer.TryLater("busy", Duration.ZERO)))
                .isEqualTo(new Delivery.Failed(NOW.plusSeconds(8), 3, "busy"));
    }

    @Test
    void theProvidersOwnPauseIsObeyedWhereItIsLonger() {
        assertThat(answered(1, new Answer.TryLater("busy", Duration.ofMillis(61_500))))
                .isEqualTo(new Delivery.Failed(NOW.plusMillis(61_500), 1, "busy"));
    }

    @Test
    void afterTheLastAttemptItIsDead() {
        assertThat(answered(5, new Answer.TryLater("busy", Duration.ZERO))).isEqualTo(new Delivery.Dead("busy", 5));
    }

    @Test
    void aTurnInWhichTheProviderWasNotCalledIsNoAttempt() {
        var later = NOW.plusSeconds(30);

        assertThat(answered(1, new Answer.NotNow(later, "closed"))).isEqualTo(new Delivery.Due(later));
        assertThat(answered(5, new Answer.NotNow(later, "closed"))).isEqualTo(new Delivery.Failed(later, 4, "closed"));
    }

    @Test
    void whatIsUnwantedIsSkippedAndWhatIsOutdatedIsCancelled() {
        assertThat(answered(1, new Answer.Unwanted("off"))).isEqualTo(new Delivery.Skipped("off"));
        assertThat(answered(1, new Answer.Outdated("sold"))).isEqualTo(new Delivery.Cancelled("sold"));
    }

    @Property
    void noPauseIsLongerThanTheLongestByMoreThanAFifth(
            @ForAll @IntRange(min = 1, max = 100_000) int attempt, @ForAll @DoubleRange(max = 1) double spread) {
        assertThat(RETRIES.pauseAfter(attempt, spread)).isBetween(Duration.ofMillis(1_600), Duration.ofMinutes(12));
    }

    @Test
    void theStandardRetriesLastAboutADay() {
        var standard = new NotificationSettings.Retries(Duration.ofSeconds(2), Duration.ofMinutes(10), 150);
        var all = Duration.ZERO;
        for (var attempt = 1; !standard.exhaustedBy(attempt); attempt++) {
            all = all.plus(standard.pauseAfter(attempt, 0.5));
        }

        assertThat(all).isBetween(Duration.ofHours(22), Duration.ofHours(26));
    }

    @Test
    void aGateOpensLaterAfterEachFailureAndAtOnceAfterASuccess() {
        var gate = new Gate();

        gate.unreachable(NOW, NOW);
        assertThat(gate.opens()).isEqualTo(NOW.plusSeconds(1));
        // Eight calls were under way when the server went down: that is one failure.
        gate.unreachable(NOW.minusSeconds(1), NOW);
        assertThat(gate.opens()).isEqualTo(NOW.plusSeconds(1));
        gate.unreachable(NOW.plusSeconds(1), NOW.plusSeconds(1));
        assertThat(gate.opens()).isEqualTo(NOW.plusSeconds(3));

        gate.reached();
        gate.unreachable(NOW.plusSeconds(3), NOW.plusSeconds(3));
        assertThat(gate.opens()).isEqualTo(NOW.plusSeconds(4));
    }

    private static Delivery answered(int attempt, Answer answer) {
        return new Delivery.Sending(attempt).answered(answer, RETRIES, 0.5, NOW);
    }
}
