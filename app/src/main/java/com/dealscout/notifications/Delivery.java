package com.dealscout.notifications;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt chain to tell one person one thing on one channel, in exactly one state.
 *
 * <pre>
 *         ┌──────────────────┬───────────────┐
 *         ▼                  │ not now       │ an admin's retry
 * tell ──▶ Due ────┐         │               │
 *                  ├──▶ Sending ──▶ Sent     │
 *         Failed ──┘      │  ├────▶ Skipped  │
 *         ▲               │  ├────▶ Cancelled│
 *         └───────────────┘  └────▶ Dead ────┘
 * </pre>
 *
 * <p>Only the state that allows a step has the method for it. What is done to rows (claiming, withdrawing, an admin's retry) is
 * SQL in {@link Deliveries} that names the states it takes; each state is committed before it is acted on.
 */
sealed interface Delivery {

    /** As shown and stored. */
    String status();

    /** To be sent, and not tried yet. */
    record Due(Instant notBefore) implements Settled {
        @Override
        public String status() {
            return "due";
        }
    }

    /** Claimed by one worker, whose provider may or may not have it by now. */
    record Sending(int attempt) implements Delivery {

        @Override
        public String status() {
            return "sending";
        }

        /** @param spread from 0 to 1, chosen at random by the caller */
        Settled answered(Answer answer, NotificationSettings.Retries retries, double spread, Instant now) {
            return switch (answer) {
                case Answer.Accepted(var reference) -> new Sent(now, attempt, reference);
                case Answer.Refused(var why) -> new Dead(why, attempt);
                case Answer.TryLater later when retries.exhaustedBy(attempt) -> new Dead(later.why(), attempt);
                case Answer.TryLater(var why, var atLeast) ->
                    new Failed(now.plus(longer(atLeast, retries.pauseAfter(attempt, spread))), attempt, why);
                case Answer.NotNow notNow when attempt == 1 -> new Due(notNow.until());
                case Answer.NotNow(var until, var why) -> new Failed(until, attempt - 1, why);
                case Answer.Unwanted(var why) -> new Skipped(why);
                case Answer.Outdated(var why) -> new Cancelled(why);
            };
        }

        private static Duration longer(Duration a, Duration b) {
            return a.compareTo(b) > 0 ? a : b;
        }
    }

    /** What a worker can leave behind. */
    sealed interface Settled extends Delivery {}

    /** @param reference what the provider calls it, if it said */
    record Sent(Instant at, int attempts, @Nullable String reference) implements Settled {
        @Override
        public String status() {
            return "sent";
        }
    }

    /** Will be tried again. */
    record Failed(Instant notBefore, int attempts, String why) implements Settled {
        @Override
        public String status() {
            return "failed";
        }
    }

    /** Given up; an admin may try it again. */
    record Dead(String why, int attempts) implements Settled {

        @Override
        public String status() {
            return "dead";
        }
    }

    record Cancelled(String why) implements Settled {
        @Override
        public String status() {
            return "cancelled";
        }
    }

    /** The person cannot or does not want to be reached that way. */
    record Skipped(String why) implements Settled {
        @Override
        public String status() {
            return "skipped";
        }
    }
}
