package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.OneTimeTokens.Purpose;
import com.dealscout.identity.OneTimeTokens.Use;
import com.dealscout.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The time comes from outside, so a link grows old at once. */
@RunningApp
class OneTimeTokensTests {

    @Autowired
    Api api;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private PersonId person;

    @BeforeEach
    void somebody() {
        person = PersonId.parse(api.unconfirmedPerson().id);
    }

    @Test
    void aResetLinkIsGoodForAnHour() {
        var token = at(now).issue(person, Purpose.RESET_PASSWORD);

        assertThat(at(now.plus(Duration.ofMinutes(59))).isGood(token, Purpose.RESET_PASSWORD))
                .isTrue();
        assertThat(at(now.plus(Duration.ofMinutes(60))).isGood(token, Purpose.RESET_PASSWORD))
                .isFalse();
        assertThat(use(at(now.plus(Duration.ofMinutes(60))), token, Purpose.RESET_PASSWORD))
                .isInstanceOf(Use.Expired.class);
    }

    @Test
    void aConfirmationLinkIsGoodForThreeDays() {
        var token = at(now).issue(person, Purpose.CONFIRM_EMAIL);

        assertThat(use(at(now.plus(Duration.ofDays(3))), token, Purpose.CONFIRM_EMAIL))
                .isInstanceOf(Use.Expired.class);
        assertThat(use(at(now.plus(Duration.ofDays(3)).minusSeconds(1)), token, Purpose.CONFIRM_EMAIL))
                .isEqualTo(new Use.Accepted(person));
    }

    @Test
    void ofManyWhoBringItAtOnceOneIsAccepted() throws InterruptedException {
        var tokens = at(now);
        var token = tokens.issue(person, Purpose.RESET_PASSWORD);
        var start = new CountDownLatch(1);

        var uses = new java.util.concurrent.ConcurrentLinkedQueue<Use>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(_ -> threads.submit(() -> {
                        start.await();
                        return uses.add(use(tokens, token, Purpose.RESET_PASSWORD));
                    }));
            start.countDown();
        }

        assertThat(uses).hasSize(8);
        assertThat(uses.stream().filter(Use.Accepted.class::isInstance)).hasSize(1);
        assertThat(uses.stream().filter(Use.AlreadyUsed.class::isInstance)).hasSize(7);
    }

    @Test
    void whatIsStoredIsNotTheToken() {
        var token = at(now).issue(person, Purpose.CONFIRM_EMAIL);

        var stored = db.sql("select token_hash from one_time_tokens where person_id = :person")
                .param("person", person.value())
                .query(byte[].class)
                .list();

        assertThat(stored)
                .contains(Sha256.of(token))
                .doesNotContain(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void expiredOnesAreRemovedAfterAWeek() {
        var token = at(now).issue(person, Purpose.RESET_PASSWORD);

        at(now.plus(Duration.ofDays(7))).removeExpired();
        assertThat(use(at(now), token, Purpose.CONFIRM_EMAIL)).isInstanceOf(Use.Unknown.class);
        assertThat(at(now).isGood(token, Purpose.RESET_PASSWORD)).isTrue();

        at(now.plus(Duration.ofDays(7)).plus(Duration.ofHours(1))).removeExpired();
        assertThat(at(now).isGood(token, Purpose.RESET_PASSWORD)).isFalse();
    }

    @Test
    void anAccessTokenIsGoodForThirtyDays() {
        var token = new AccessTokens(db, clock(now)).issue(person);

        assertThat(new AccessTokens(db, clock(now.plus(Duration.ofDays(30)).minusSeconds(1))).find(token))
                .map(Caller::id)
                .contains(person);
        assertThat(new AccessTokens(db, clock(now.plus(Duration.ofDays(30)))).find(token))
                .isEmpty();
    }

    private Use use(OneTimeTokens tokens, String token, Purpose purpose) {
        return transaction.execute(_ -> tokens.use(token, purpose));
    }

    private OneTimeTokens at(Instant time) {
        return new OneTimeTokens(db, clock(time));
    }

    private static Clock clock(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }
}
