package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends a person one message, so that they see whether a channel reaches them. */
@Component
class ChannelTrials {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Notifications notifications;
    private final ToldNotifications told;
    private final Clock clock;

    ChannelTrials(Notifications notifications, ToldNotifications told, Clock clock) {
        this.notifications = notifications;
        this.told = told;
        this.clock = clock;
    }

    /** @param detail what that means, or what to do */
    record Outcome(String status, String detail) {}

    /** Takes the same way as everything else, through the queue; waits for up to ten seconds. */
    Outcome run(PersonId person, Channel channel) {
        return switch (channel) {
            case EMAIL, DISCORD -> await(notifications.tellOn(channel, person, trial()), channel);
            case SMS -> throw Problem.Invalid.field("channel", "sms cannot be tried: " + Unreachable.SMS_NOT_OFFERED);
            case PUSH ->
                throw Problem.Invalid.field("channel", "push cannot be tried: " + Unreachable.PUSH_NOT_OFFERED);
            case IN_APP -> {
                notifications.tell(trial(), List.of(Recipient.inApp(person)));
                yield new Outcome("sent", "It is in your list of notifications.");
            }
        };
    }

    private static Announcement trial() {
        var content = new Content.Letter(
                "Test message from Deal Scout", List.of("This is a test. Deal Scout reaches you here."), null);
        return trial(content.subject(), content);
    }

    private static Announcement trial(String title, Content content) {
        return new Announcement(Kind.SYSTEM, "trial:" + UUID.randomUUID(), title, null, null, content, null, null);
    }

    /** A sample of what is said to that person; the channels go side by side. What waits for its time is not awaited. */
    List<DeliveryView> sample(PersonId person, Collection<Channel> channels, Content content, List<Reason> reasons) {
        if (channels.isEmpty()) {
            return List.of();
        }
        var notification =
                notifications.tellOn(Set.copyOf(channels), person, trial("A sample of your alert", content), reasons);
        var until = clock.instant().plus(PATIENCE);
        var deliveries = deliveries(notification, channels);
        while (deliveries.stream().anyMatch(ChannelTrials::isUnderWay)
                && clock.instant().isBefore(until)) {
            pause();
            deliveries = deliveries(notification, channels);
        }
        return deliveries;
    }

    private List<DeliveryView> deliveries(UUID notification, Collection<Channel> channels) {
        return channels.stream()
                .map(channel -> told.delivery(notification, channel))
                .toList();
    }

    private Outcome await(UUID notification, Channel channel) {
        var until = clock.instant().plus(PATIENCE);
        var delivery = told.delivery(notification, channel);
        while (isUnderWay(delivery) && clock.instant().isBefore(until)) {
            pause();
            delivery = told.delivery(notification, channel);
        }
        return new Outcome(delivery.status(), detail(delivery));
    }

    private static boolean isUnderWay(DeliveryView delivery) {
        return switch (delivery.status()) {
            case "sent", "dead", "cancelled", "skipped", "held" -> false;
            default -> true;
        };
    }

    private static String detail(DeliveryView delivery) {
        var why = delivery.lastError() == null ? "" : delivery.lastError();
        return switch (delivery.status()) {
            case "sent" -> "Sent.";
            case "dead", "cancelled", "skipped" -> why;
            default -> ("Not sent yet; it will be tried again. " + why).strip();
        };
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a delivery", e);
        }
    }
}
