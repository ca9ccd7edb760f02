package com.dealscout.notifications;

import com.dealscout.identity.People;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One courier a channel, from the end of start-up until shutdown. */
@Component
class Dispatch implements SmartLifecycle {

    private static final int COUNTED_TO = 10_000;

    private final List<Courier> couriers;
    private final Deliveries deliveries;
    private final Clock clock;
    private final boolean onlyNode;
    private volatile boolean running;

    Dispatch(
            List<Provider> providers,
            Deliveries deliveries,
            Outcomes outcomes,
            People people,
            StoredPreferences preferences,
            NotificationSettings settings,
            Clock clock,
            MeterRegistry meters,
            @Value("${dealscout.database.url:}") String databaseServer) {
        this.couriers = providers.stream()
                .map(p -> new Courier(p, deliveries, outcomes, people, preferences, settings, clock))
                .toList();
        this.deliveries = deliveries;
        this.clock = clock;
        this.onlyNode = databaseServer.isEmpty();
        for (var provider : providers) {
            Gauge.builder("dealscout.deliveries.waiting", () -> deliveries.waiting(provider.channel(), COUNTED_TO))
                    .description("Deliveries that are due or will be retried, counted to " + COUNTED_TO)
                    .tag("channel", provider.channel().word())
                    .register(meters);
        }
    }

    /** Something was queued: now, or once the caller's transaction has committed. */
    void wake() {
        couriers.forEach(Courier::wake);
    }

    @Override
    public void start() {
        if (onlyNode) {
            deliveries.endAllLeases(clock.instant());
            for (var channel : Channel.values()) {
                deliveries.takeOver(channel, Set.of(), clock.instant());
            }
        }
        couriers.forEach(Courier::start);
        running = true;
    }

    @Override
    public void stop() {
        couriers.forEach(Courier::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
