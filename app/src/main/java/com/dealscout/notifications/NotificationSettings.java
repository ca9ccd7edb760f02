package com.dealscout.notifications;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation sends. The mail server itself is {@code spring.mail}.
 *
 * @param from the sender of mails, as in a header; its host is also that of the Message-IDs
 * @param mailConnections to the mail server at once, for each node
 * @param discordCalls at once, for each node
 * @param poll how soon a node notices what another one queued, or that a retry is due
 * @param lease after how long another node takes over from one that died; renewed while a send is under way
 */
@ConfigurationProperties("dealscout.notifications")
record NotificationSettings(
        @DefaultValue("Deal Scout <alerts@dealscout.local>") String from,
        @DefaultValue("8") int mailConnections,
        @DefaultValue("8") int discordCalls,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("60s") Duration lease,
        @DefaultValue Retries retries) {

    /**
     * When a delivery that failed is tried again: after {@code first}, then twice as long each time up to
     * {@code longest}, each give or take a fifth so that what failed together does not come back together.
     *
     * @param attempts after which it is given up; the defaults come to about a day
     */
    record Retries(
            @DefaultValue("2s") Duration first,
            @DefaultValue("10m") Duration longest,
            @DefaultValue("150") int attempts) {

        boolean exhaustedBy(int attempt) {
            return attempt >= attempts;
        }

        /** @param spread from 0 to 1, where in the fifth to either side */
        Duration pauseAfter(int attempt, double spread) {
            var doublings = Math.min(attempt - 1, 30);
            var nanos = Math.min((double) longest.toNanos(), first.toNanos() * Math.pow(2, doublings));
            return Duration.ofNanos((long) (nanos * (0.8 + 0.4 * spread)));
        }
    }
}
