package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.notifications.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer is waiting for, and how they want to hear of it.
 *
 * @param wantsSince it meets only listings that were published or changed since
 * @param lastTriggeredAt when it met one last
 */
record DealAlertRule(
        RuleId id,
        PersonId owner,
        Terms terms,
        Instant createdAt,
        Instant wantsSince,
        @Nullable Instant lastTriggeredAt) {

    /** What its owner decides. */
    record Terms(String name, Wants wants, List<Channel> channels, Frequency frequency, boolean enabled) {

        /** With these a rule with nothing but a name starts. */
        static final Terms DEFAULT = new Terms("", Wants.ANYTHING, List.of(Channel.EMAIL), Frequency.IMMEDIATE, true);

        Terms enabled(boolean now) {
            return new Terms(name, wants, channels, frequency, now);
        }
    }

    /** Whether its matches come at once; digests are still to come. */
    enum Frequency {
        IMMEDIATE
    }

    /** After its owner decided anew; only another wish, or an end of the pause, makes it start over. */
    DealAlertRule with(Terms next, Instant now) {
        var startsOver = !next.wants().equals(terms.wants()) || (next.enabled() && !terms.enabled());
        return new DealAlertRule(id, owner, next, createdAt, startsOver ? now : wantsSince, lastTriggeredAt);
    }
}
