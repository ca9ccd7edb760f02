package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends a person one message, so that they see whether a channel reaches them. */
@Component
class ChannelTrials {

    private final Notifications notifications;
    private final ToldNotifications told;
    private final Samples samples;

    ChannelTrials(Notifications notifications, ToldNotifications told, Samples samples) {
        this.notifications = notifications;
        this.told = told;
        this.samples = samples;
    }

    /** @param detail what that means, or what to do */
    record Outcome(String status, String detail) {}

    /** Takes the same way as everything else, through the queue; waits for up to ten seconds. */
    Outcome run(PersonId person, Channel channel) throws InterruptedException {
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
        return new Announcement(
                Kind.SYSTEM, "trial:" + UUID.randomUUID(), content.subject(), null, null, content, null, null);
    }

    private Outcome await(UUID notification, Channel channel) throws InterruptedException {
        var delivery = samples.settled(() -> List.of(told.delivery(notification, channel)))
                .getFirst();
        return new Outcome(delivery.status(), detail(delivery));
    }

    private static String detail(DeliveryView delivery) {
        var why = delivery.lastError() == null ? "" : delivery.lastError();
        return switch (delivery.status()) {
            case "sent" -> "Sent.";
            case "dead", "cancelled", "skipped" -> why;
            default -> ("Not sent yet; it will be tried again. " + why).strip();
        };
    }
}
