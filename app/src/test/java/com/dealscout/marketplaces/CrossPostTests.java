package com.dealscout.marketplaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.CrossPost.Call;
import com.dealscout.marketplaces.MarketplaceSettings.Pace;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.marketplaces.connector.Fault;
import com.dealscout.marketplaces.connector.Snapshot;
import com.dealscout.selling.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CrossPostTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Fault DOWN = new Fault("temporary", "OfferUp has a problem of its own (500).");
    private static final Fault BARRED = new Fault("text_not_allowed", "OfferUp refuses it: title contains a link");
    private static final Patience PATIENCE = new Patience(
            new Pace(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(20),
                    FIRST,
                    Duration.ofMinutes(15),
                    Duration.ofHours(24),
                    FIRST,
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(1),
                    16),
            () -> 0);

    private Instant now = NOON;

    @Test
    void isSentAtOnceAndLiveWhenItIsSeen() {
        var chosen = chosen();

        var sent = chosen.calling(Call.PUT, 1, now);
        var live = answered(sent, Call.PUT, done(live(1)));

        assertThat(chosen.next(now)).isEqualTo(Call.PUT);
        assertThat(sent.stage()).isInstanceOf(Stage.Posting.class);
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(live.stage()).isEqualTo(new Stage.Live(null, null));
        assertThat(live.shelf().url()).isEqualTo("https://offerup.example/1");
        assertThat(live.next(now)).isNull();
    }

    @Test
    void isAskedForAfterACrashInTheMiddleOfSending() {
        var sent = chosen().calling(Call.PUT, 1, now);

        assertThat(sent.next(now.plusSeconds(90))).isEqualTo(Call.ASK);
    }

    @Test
    void isAskedForAfterAnUnknownOutcomeAndNotSentAgainIfItIsThere() {
        var unknown = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, new Answer.Unknown<>(DOWN, Duration.ZERO));
        later(FIRST);
        var found = answered(unknown.calling(Call.ASK, 0, now), Call.ASK, done(live(1)));

        assertThat(unknown.stage().word()).isEqualTo("failed");
        assertThat(unknown.stage().trouble().retryable()).isTrue();
        assertThat(unknown.next(now)).isEqualTo(Call.ASK);
        assertThat(found.stage()).isEqualTo(new Stage.Live(null, null));
        assertThat(found.attempts()).isEqualTo(1);
    }

    @Test
    void aLostAnswerIsNoTroubleIfTheMarketplaceHasSaidMeanwhileThatItIsThere() {
        var heardMeanwhile = heard(chosen().calling(Call.PUT, 1, now), live(1));

        var after = answered(heardMeanwhile, Call.PUT, new Answer.Unknown<>(DOWN, Duration.ZERO));

        assertThat(after.stage()).isEqualTo(new Stage.Live(null, null));
        assertThat(after.shelf().unsure()).isFalse();
    }

    @Test
    void isSentAgainIfItWasAskedForAndIsNotThere() {
        var unknown = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, new Answer.Unknown<>(DOWN, Duration.ZERO));
        later(FIRST);
        var absent = answered(unknown.calling(Call.ASK, 0, now), Call.ASK, new Answer.Absent<>());

        assertThat(absent.next(now)).isEqualTo(Call.PUT);
        assertThat(absent.calling(Call.PUT, 1, now).attempts()).isEqualTo(2);
    }

    @Test
    void isSentAgainWithoutAskingIfItCertainlyWasNotDone() {
        var later = answered(
                chosen().calling(Call.PUT, 1, now), Call.PUT, new Answer.TryLater<>(DOWN, Duration.ofSeconds(30)));

        assertThat(later.next(now.plusSeconds(29))).isNull();
        assertThat(later.next(now.plusSeconds(30))).isEqualTo(Call.PUT);
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureAndGivesUpAfterADay() {
        var post = chosen();
        var pause = FIRST;
        for (var i = 0; i < 5; i++) {
            post = answered(post.calling(Call.PUT, 1, now), Call.PUT, new Answer.TryLater<>(DOWN, Duration.ZERO));
            assertThat(post.stage().due()).isEqualTo(now.plus(pause));
            later(pause);
            pause = pause.multipliedBy(2);
        }

        later(Duration.ofHours(24));
        post = answered(post.calling(Call.PUT, 1, now), Call.PUT, new Answer.TryLater<>(DOWN, Duration.ZERO));

        assertThat(post.stage().due()).isNull();
        assertThat(post.stage().trouble().retryable()).isFalse();
    }

    @Test
    void failsForGoodIfItIsRefusedAndTheSellerCanRetry() {
        var refused = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, new Answer.Refused<>(BARRED));

        assertThat(refused.stage()).isInstanceOf(Stage.Failed.class);
        assertThat(refused.next(now.plusSeconds(9999))).isNull();
        assertThat(refused.retry(now).next(now)).isEqualTo(Call.PUT);
    }

    @Test
    void aRetryOfWhatMayBeThereAsksFirst() {
        var post = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, new Answer.Unknown<>(DOWN, Duration.ZERO));

        assertThat(post.retry(now).next(now)).isEqualTo(Call.ASK);
    }

    @Test
    void isAskedForNowAndThenWhileItIsLookedAt() {
        var waiting = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, done(pending()));
        later(FIRST);
        var stillWaiting = answered(waiting.calling(Call.ASK, 0, now), Call.ASK, done(pending()));

        assertThat(waiting.stage().word()).isEqualTo("posting");
        assertThat(waiting.next(now)).isEqualTo(Call.ASK);
        assertThat(stillWaiting.next(now.plus(FIRST))).isNull();
        assertThat(stillWaiting.next(now.plus(FIRST.multipliedBy(2)))).isEqualTo(Call.ASK);
        assertThat(heard(stillWaiting, live(1)).stage().word()).isEqualTo("live");
    }

    @Test
    void aRejectionIsForGoodAndInTheMarketplacesWords() {
        var rejected = new Snapshot(
                "ds-1", "1", 1, Snapshot.State.REJECTED, null, null, List.of("A stock photo", "No price"), NOON);

        var post = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, done(rejected));

        assertThat(post.stage().due()).isNull();
        assertThat(post.stage().trouble().words())
                .isEqualTo("OfferUp looked at the listing and rejected it: A stock photo; No price");
    }

    @Test
    void aChangeIsSentAndOneDuringSendingToo() {
        var changing = live().changed(2, now).calling(Call.PUT, 2, now);
        var changedMeanwhile = changing.changed(3, now);

        var after = answered(changedMeanwhile, Call.PUT, 2, done(live(2)));

        assertThat(changing.stage().word()).isEqualTo("live");
        assertThat(after.next(now)).isEqualTo(Call.PUT);
        assertThat(answered(after.calling(Call.PUT, 3, now), Call.PUT, 3, done(live(3)))
                        .next(now))
                .isNull();
    }

    @Test
    void aChangeOfUnknownOutcomeIsAskedForAndStaysLive() {
        var unknown = answered(
                live().changed(2, now).calling(Call.PUT, 2, now),
                Call.PUT,
                2,
                new Answer.Unknown<>(DOWN, Duration.ZERO));
        later(FIRST);

        assertThat(unknown.stage().word()).isEqualTo("live");
        assertThat(unknown.next(now)).isEqualTo(Call.ASK);
        assertThat(answered(unknown, Call.ASK, done(live(1))).next(now)).isEqualTo(Call.PUT);
        assertThat(answered(unknown, Call.ASK, done(live(2))).next(now)).isNull();
    }

    @Test
    void aRefusedChangeIsNotSentAgainUntilTheItemChanges() {
        var refused =
                answered(live().changed(2, now).calling(Call.PUT, 2, now), Call.PUT, 2, new Answer.Refused<>(BARRED));

        assertThat(refused.stage().word()).isEqualTo("live");
        assertThat(refused.next(now.plusSeconds(9999))).isNull();
        assertThat(heard(refused, live(1)).next(now.plusSeconds(9999))).isNull();
        assertThat(refused.changed(3, now).next(now)).isEqualTo(Call.PUT);
    }

    @Test
    void aMarketplaceThatShowsTheOldVersionIsNotAskedInCircles() {
        var stuck = answered(live().changed(2, now).calling(Call.PUT, 2, now), Call.PUT, 2, done(live(1)));

        assertThat(stuck.next(now)).isNull();
        assertThat(stuck.next(now.plus(FIRST))).isEqualTo(Call.PUT);
    }

    @Test
    void isTakenDownWhenItIsSoldElsewhereUntilThatIsConfirmed() {
        var closing = live().close(EndReason.SOLD_ELSEWHERE, now);
        var failed = answered(closing.calling(Call.END, 0, now), Call.END, new Answer.Refused<>(BARRED));
        later(Duration.ofDays(30));
        var closed = answered(failed.calling(Call.END, 0, now), Call.END, done(ended(EndReason.SOLD_ELSEWHERE, NOON)));

        assertThat(closing.next(now)).isEqualTo(Call.END);
        assertThat(failed.stage().word()).isEqualTo("closing");
        assertThat(failed.next(now)).isEqualTo(Call.END);
        assertThat(closed.stage()).isEqualTo(new Stage.Closed(EndReason.SOLD_ELSEWHERE, null, now));
    }

    @Test
    void whatIsNotThereAnyMoreIsClosed() {
        var closing = live().close(EndReason.WITHDRAWN, now);

        assertThat(answered(closing, Call.END, new Answer.Absent<>()).stage().word())
                .isEqualTo("closed");
    }

    @Test
    void whatWasNeverSentIsClosedAtOnce() {
        assertThat(chosen().close(EndReason.WITHDRAWN, now).stage().word()).isEqualTo("closed");
    }

    @Test
    void whatWasRefusedIsClosedAtOnce() {
        var refused = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, new Answer.Refused<>(BARRED));

        assertThat(refused.close(EndReason.WITHDRAWN, now).stage().word()).isEqualTo("closed");
    }

    @Test
    void whatIsBeingSentIsTakenDownOnceItsOutcomeIsKnown() {
        var closing = chosen().calling(Call.PUT, 1, now).close(EndReason.SOLD_ELSEWHERE, now);

        var came = answered(closing, Call.PUT, done(live(1)));
        var came2 = answered(closing, Call.PUT, new Answer.Unknown<>(DOWN, Duration.ZERO));
        var cameToNothing = answered(closing, Call.PUT, new Answer.Refused<>(BARRED));

        assertThat(closing.stage().word()).isEqualTo("closing");
        assertThat(came.next(now)).isEqualTo(Call.END);
        assertThat(came2.next(now)).isEqualTo(Call.END);
        assertThat(cameToNothing.stage().word()).isEqualTo("closed");
    }

    @Test
    void whatArrivesAfterItsEndIsTakenDownAgain() {
        var closed = answered(
                chosen().calling(Call.PUT, 1, now).close(EndReason.SOLD_ELSEWHERE, now),
                Call.END,
                new Answer.Absent<>());

        var again = closed.heard(live(1), false, now, PATIENCE);

        assertThat(closed.stage().word()).isEqualTo("closed");
        assertThat(again.stage().word()).isEqualTo("closing");
        assertThat(again.next(now)).isEqualTo(Call.END);
    }

    @Test
    void whatTheMarketplaceTookDownSaysSoAndIsLiveAgainIfItPutsItBack() {
        var removed = heard(live(), ended(EndReason.REMOVED, NOON.plusSeconds(5)));

        var back = removed.heard(live(1, NOON.plusSeconds(9)), true, now, PATIENCE);

        assertThat(removed.stage().word()).isEqualTo("closed");
        assertThat(removed.stage().trouble().words()).contains("taken down on OfferUp");
        assertThat(back.stage().word()).isEqualTo("live");
    }

    @Test
    void olderNewsChangesNothing() {
        var sold = heard(live(), ended(EndReason.SOLD_HERE, NOON.plusSeconds(5)));

        assertThat(heard(sold, live(1, NOON.plusSeconds(4)))).isEqualTo(sold);
    }

    @Test
    void anAnswerThatNewerNewsOvertookEndsTheDoubtOnly() {
        var sold = heard(
                live().changed(2, now).calling(Call.PUT, 2, now), ended(EndReason.SOLD_HERE, NOON.plusSeconds(5)));

        var after = answered(sold, Call.PUT, 2, done(live(2, NOON.plusSeconds(4))));

        assertThat(after.stage()).isEqualTo(sold.stage());
        assertThat(after.shelf().unsure()).isFalse();
    }

    @Test
    void waitsForTheAccountWithoutFailing() {
        var waiting = answered(chosen().calling(Call.PUT, 1, now), Call.PUT, new Answer.TokenRefused<>());
        var waitingLive =
                answered(live().changed(2, now).calling(Call.PUT, 2, now), Call.PUT, 2, new Answer.TokenRefused<>());
        var waitingToClose = answered(live().close(EndReason.WITHDRAWN, now), Call.END, new Answer.TokenRefused<>());

        assertThat(List.of(waiting, waitingLive, waitingToClose))
                .extracting(
                        p -> p.stage().word(),
                        p -> p.stage().due(),
                        p -> p.stage().trouble().code())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pending", null, "reconnect"),
                        org.assertj.core.groups.Tuple.tuple("live", null, "reconnect"),
                        org.assertj.core.groups.Tuple.tuple("closing", null, "reconnect"));
    }

    private CrossPost chosen() {
        return new CrossPost(
                new CrossPostId(UUID.randomUUID()),
                new ItemId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                "offerup",
                UUID.randomUUID(),
                "ds-1",
                1,
                0,
                Shelf.EMPTY,
                new Stage.Pending(null, NOON),
                NOON,
                null);
    }

    private CrossPost live() {
        return answered(chosen().calling(Call.PUT, 1, now), Call.PUT, done(live(1)));
    }

    private void later(Duration pause) {
        now = now.plus(pause);
    }

    private CrossPost answered(CrossPost post, Call call, Answer<Snapshot> answer) {
        return answered(post, call, call == Call.PUT ? 1 : 0, answer);
    }

    private CrossPost answered(CrossPost post, Call call, long sent, Answer<Snapshot> answer) {
        return post.answered(call, sent, answer, true, now, PATIENCE);
    }

    private CrossPost heard(CrossPost post, Snapshot snapshot) {
        return post.heard(snapshot, true, now, PATIENCE);
    }

    private static Answer<Snapshot> done(Snapshot snapshot) {
        return new Answer.Done<>(snapshot);
    }

    private static Snapshot live(long revision) {
        return live(revision, NOON);
    }

    private static Snapshot live(long revision, Instant at) {
        return new Snapshot(
                "ds-1", "1", revision, Snapshot.State.LIVE, null, "https://offerup.example/1", List.of(), at);
    }

    private static Snapshot pending() {
        return new Snapshot("ds-1", "1", 1, Snapshot.State.PENDING, null, null, List.of(), NOON);
    }

    private static Snapshot ended(EndReason reason, Instant at) {
        return new Snapshot("ds-1", "1", 1, Snapshot.State.ENDED, reason, "https://offerup.example/1", List.of(), at);
    }
}
