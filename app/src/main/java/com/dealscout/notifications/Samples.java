package com.dealscout.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Tells one person something at their own wish, and waits to see it arrive. */
@Service
public class Samples {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Notifications notifications;
    private final ToldNotifications told;
    private final Clock clock;

    Samples(Notifications notifications, ToldNotifications told, Clock clock) {
        this.notifications = notifications;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Takes the same way as everything else, through the queue, and waits for up to ten seconds: so never within a
     * transaction.
     *
     * @param sample its key must be new
     * @return what became of it on each channel that was asked for, and in-app last
     */
    public List<DeliveryView> send(Announcement sample, Recipient recipient) throws InterruptedException {
        notifications.tell(sample, List.of(recipient));
        return settled(() -> told.deliveries(recipient.person(), sample.onceKey()));
    }

    /** What {@code look} shows as soon as none of it is under way, or as it stands when patience ends. */
    List<DeliveryView> settled(Supplier<List<DeliveryView>> look) throws InterruptedException {
        var until = clock.instant().plus(PATIENCE);
        var deliveries = look.get();
        while (deliveries.stream().anyMatch(DeliveryView::isUnderWay)
                && clock.instant().isBefore(until)) {
            Thread.sleep(BETWEEN_LOOKS);
            deliveries = look.get();
        }
        return deliveries;
    }
}
