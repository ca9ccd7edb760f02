package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.marketplaces.connector.Fault;
import com.dealscout.marketplaces.connector.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far one item has come on one marketplace.
 *
 * <pre>
 *    ┌──────── waits for the account ──────┐
 *    ▼                                     │
 * Pending ───sent──▶ Posting ──seen──▶ Live ◀─┐ (back on the shelf)
 *    ▲                 │  ▲             │     │
 *  retry / not there   │  │ sent again  │     │
 *    └──── Failed ◀────┘──┘             │     │
 *                                       ▼     │
 *         sold, withdrawn ─────────▶ Closing ─▶ Closed
 * </pre>
 *
 * <p>Only the stage that allows a step has the method for it. What a stage needs to know besides comes in a {@link
 * Scene}. {@link #due} is when something is to be done; null: nothing, until something changes.
 */
sealed interface Stage {

    /** What holds at the moment of a step. @param wanted the revision of the item as it is now */
    record Scene(String marketplace, long wanted, Instant now, Patience patience) {

        @Nullable
        Instant nowIf(boolean condition) {
            return condition ? now : null;
        }
    }

    @Nullable
    Instant due();

    /** What is wrong at present; null if nothing is. */
    @Nullable
    Trouble trouble();

    /** As it is written in JSON and in the database. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Meant to be seen by buyers, as long as the item is on offer. */
    sealed interface Wanted extends Stage permits Pending, Posting, Live, Failed {

        /** The item is no longer on offer. @param isEmpty whether nothing of ours is there, for certain */
        default Stage close(EndReason reason, boolean isEmpty, Instant now) {
            return isEmpty ? new Closed(reason, null, now) : new Closing(reason, null, now);
        }

        /** @param answered whether we asked, or it came by itself */
        default Stage found(Snapshot snapshot, Scene scene, boolean answered) {
            return switch (snapshot.state()) {
                case PENDING -> underReview(scene);
                case LIVE -> snapshot.url() == null ? underReview(scene) : live(snapshot.revision(), scene, answered);
                case REJECTED -> new Failed(Trouble.forGood(rejection(snapshot, scene), scene.now()), null);
                case ENDED -> ended(snapshot, scene);
            };
        }

        private Stage underReview(Scene scene) {
            var asked = this instanceof Posting p ? p.asked() : 0;
            return new Posting(null, asked + 1, scene.patience().reviewAt(asked, scene.now()));
        }

        /** Overridden where a trouble may outlast it. */
        default Stage live(long revision, Scene scene, boolean answered) {
            return new Live(null, scene.nowIf(revision < scene.wanted()));
        }

        private static Fault rejection(Snapshot snapshot, Scene scene) {
            var name = Marketplaces.name(scene.marketplace());
            var why = String.join("; ", snapshot.problems());
            return new Fault(
                    "rejected",
                    why.isEmpty()
                            ? name + " looked at the listing and rejected it."
                            : name + " looked at the listing and rejected it: " + why);
        }

        private static Closed ended(Snapshot snapshot, Scene scene) {
            var reason = snapshot.endReason() == null ? EndReason.REMOVED : snapshot.endReason();
            var name = Marketplaces.name(scene.marketplace());
            var words = switch (reason) {
                case SOLD_HERE -> null;
                case EXPIRED -> "The listing expired on " + name + ". Post it again if it is still for sale.";
                case REMOVED, WITHDRAWN, SOLD_ELSEWHERE ->
                    "The listing was taken down on " + name + ". Look there for the reason before posting it again.";
            };
            var trouble = words == null ? null : Trouble.forGood(new Fault(reason.word(), words), scene.now());
            return new Closed(reason, trouble, scene.now());
        }

        /** It was asked for and is not there. */
        Stage absent(Scene scene);

        /** Not accepted, and it never will be as it is. */
        Stage refused(Fault why, Scene scene);

        /** Not done or not known to be, and to be tried again. */
        Stage setBack(Fault why, Duration atLeast, Scene scene);

        /** The account has to be connected again. */
        Stage waitForAccount(Scene scene);
    }

    /** Chosen, and nothing is under way. @param trouble why it does not go on, or what it is the next try after */
    record Pending(@Nullable Trouble trouble, @Nullable Instant due) implements Wanted {

        /** A call goes out; until its outcome is known, {@code due} stands for finding it again after a crash. */
        Posting sending(Instant now) {
            return new Posting(trouble, 0, now);
        }

        @Override
        public Stage absent(Scene scene) {
            return new Pending(trouble, scene.now());
        }

        @Override
        public Stage refused(Fault why, Scene scene) {
            return new Failed(Trouble.forGood(why, scene.now()), null);
        }

        @Override
        public Stage setBack(Fault why, Duration atLeast, Scene scene) {
            return failed(why, trouble, atLeast, scene);
        }

        @Override
        public Stage waitForAccount(Scene scene) {
            return new Pending(Trouble.reconnect(scene.marketplace(), scene.now()), null);
        }
    }

    /** Sent, and buyers do not see it yet. @param asked how often the marketplace was still looking at it */
    record Posting(
            @Nullable Trouble trouble, int asked, @Nullable Instant due) implements Wanted {

        /** A newer version goes out while the last is still being looked at. */
        Posting sending(Instant now) {
            return new Posting(trouble, asked, now);
        }

        @Override
        public Stage absent(Scene scene) {
            return new Pending(trouble, scene.now());
        }

        @Override
        public Stage refused(Fault why, Scene scene) {
            return new Failed(Trouble.forGood(why, scene.now()), null);
        }

        @Override
        public Stage setBack(Fault why, Duration atLeast, Scene scene) {
            return failed(why, trouble, atLeast, scene);
        }

        @Override
        public Stage waitForAccount(Scene scene) {
            return new Pending(Trouble.reconnect(scene.marketplace(), scene.now()), null);
        }
    }

    /** Buyers see it. @param trouble what keeps a change from it; the version before stays there */
    record Live(@Nullable Trouble trouble, @Nullable Instant due) implements Wanted {

        /** The item changed. A marketplace that asked to be left alone for a while still is. */
        Live changed(Instant now) {
            return trouble == null || !trouble.retryable() ? new Live(null, now) : this;
        }

        Live sending(Instant now) {
            return new Live(trouble, now);
        }

        /** What was refused stays refused, until the item changes again. */
        @Override
        public Stage live(long revision, Scene scene, boolean answered) {
            if (revision >= scene.wanted()) {
                return new Live(null, null);
            }
            return trouble == null || answered ? new Live(trouble, scene.now()) : this;
        }

        @Override
        public Stage absent(Scene scene) {
            var gone = new Fault(
                    EndReason.REMOVED.word(),
                    Marketplaces.name(scene.marketplace())
                            + " no longer has the listing. Post it again if it is still for sale.");
            return new Closed(EndReason.REMOVED, Trouble.forGood(gone, scene.now()), scene.now());
        }

        @Override
        public Stage refused(Fault why, Scene scene) {
            return new Live(Trouble.forGood(why, scene.now()), null);
        }

        @Override
        public Stage setBack(Fault why, Duration atLeast, Scene scene) {
            var again = Trouble.retryable(why, trouble, scene.now());
            return scene.patience().isExhausted(again, scene.now())
                    ? new Live(Trouble.forGood(why, scene.now()), null)
                    : new Live(again, scene.patience().retryAt(again, atLeast, scene.now()));
        }

        @Override
        public Stage waitForAccount(Scene scene) {
            return new Live(Trouble.reconnect(scene.marketplace(), scene.now()), null);
        }
    }

    /** Not posted; {@code due} is the next try, null if it failed for good. */
    record Failed(Trouble trouble, @Nullable Instant due) implements Wanted {

        Posting sending(Instant now) {
            return new Posting(trouble, 0, now);
        }

        /** The seller says so: now, and with new patience. */
        Pending retry(Instant now) {
            return new Pending(null, now);
        }

        @Override
        public Stage absent(Scene scene) {
            return due == null ? this : new Pending(trouble, scene.now());
        }

        @Override
        public Stage refused(Fault why, Scene scene) {
            return new Failed(Trouble.forGood(why, scene.now()), null);
        }

        @Override
        public Stage setBack(Fault why, Duration atLeast, Scene scene) {
            return due == null ? this : failed(why, trouble, atLeast, scene);
        }

        @Override
        public Stage waitForAccount(Scene scene) {
            return due == null ? this : new Pending(Trouble.reconnect(scene.marketplace(), scene.now()), null);
        }
    }

    /** To be taken down, until the marketplace confirms that it is. Never given up: a sold thing must not stay on offer. */
    record Closing(
            EndReason reason,
            @Nullable Trouble trouble,
            @Nullable Instant due) implements Stage {

        /** @param answered whether this came of asking for the end */
        Stage found(Snapshot snapshot, Scene scene, boolean answered) {
            return switch (snapshot.state()) {
                case ENDED ->
                    new Closed(snapshot.endReason() == null ? reason : snapshot.endReason(), null, scene.now());
                case PENDING, LIVE, REJECTED -> answered ? setBack(stillThere(scene), Duration.ZERO, scene) : this;
            };
        }

        private static Fault stillThere(Scene scene) {
            return new Fault(
                    "still_there", Marketplaces.name(scene.marketplace()) + " has not taken the listing down yet.");
        }

        Closed absent(Instant now) {
            return new Closed(reason, null, now);
        }

        /** Whatever the reason, there is nothing to do but to ask again. */
        Closing setBack(Fault why, Duration atLeast, Scene scene) {
            var again = Trouble.retryable(why, trouble, scene.now());
            return new Closing(reason, again, scene.patience().retryAt(again, atLeast, scene.now()));
        }

        Closing waitForAccount(Scene scene) {
            return new Closing(reason, Trouble.reconnect(scene.marketplace(), scene.now()), null);
        }
    }

    /** Gone, and the marketplace confirmed it. @param trouble what the seller should know, if it was not our doing */
    record Closed(EndReason reason, @Nullable Trouble trouble, Instant at) implements Stage {

        @Override
        public @Nullable Instant due() {
            return null;
        }

        /** What was sent before the end arrived after it, or the marketplace put it back. */
        Stage foundAgain(Snapshot snapshot, Scene scene, boolean isOnOffer) {
            if (snapshot.state() == Snapshot.State.ENDED || snapshot.state() == Snapshot.State.REJECTED) {
                return this;
            }
            return isOnOffer
                    ? new Pending(null, null).found(snapshot, scene, false)
                    : new Closing(ours(), null, scene.now());
        }

        /** As far as it is ours to say. */
        private EndReason ours() {
            return switch (reason) {
                case SOLD_HERE, SOLD_ELSEWHERE, WITHDRAWN -> reason;
                case EXPIRED, REMOVED -> EndReason.WITHDRAWN;
            };
        }
    }

    private static Failed failed(Fault why, @Nullable Trouble before, Duration atLeast, Scene scene) {
        var again = Trouble.retryable(why, before, scene.now());
        return scene.patience().isExhausted(again, scene.now())
                ? new Failed(Trouble.forGood(why, scene.now()), null)
                : new Failed(again, scene.patience().retryAt(again, atLeast, scene.now()));
    }
}
