package com.dealscout.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Commits what came of deliveries, and in the same transaction says so. */
@Component
class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final Deliveries deliveries;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;

    Outcomes(Deliveries deliveries, ApplicationEventPublisher events, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.events = events;
        this.meters = meters;
    }

    @Transactional
    public void commit(List<Carried> carried, Instant now) {
        var taken = deliveries.settle(carried);
        var settled = carried.stream()
                .filter(c -> taken.contains(c.parcel().delivery()))
                .toList();
        announce(settled, now);
        for (var one : settled) {
            var channel = one.parcel().channel().word();
            meters.counter(
                            "dealscout.deliveries",
                            "channel",
                            channel,
                            "outcome",
                            one.state().status())
                    .increment();
        }
    }

    private void announce(List<Carried> settled, Instant now) {
        var sent = settled.stream()
                .filter(c -> c.state() instanceof Delivery.Sent)
                .map(Outcomes::sent)
                .toList();
        if (!sent.isEmpty()) {
            events.publishEvent(new DeliveriesSent(sent));
        }
        for (var one : settled) {
            if (one.state() instanceof Delivery.Dead(var why, var attempts)) {
                var parcel = one.parcel();
                LOG.warn(
                        "Delivery {} by {} given up after {} attempts: {}",
                        parcel.delivery(),
                        parcel.channel().word(),
                        attempts,
                        why);
                events.publishEvent(new DeliveryFailed(parcel.delivery(), parcel.person(), parcel.channel(), why, now));
            }
        }
    }

    private static DeliveriesSent.Sent sent(Carried carried) {
        var parcel = carried.parcel();
        var at = ((Delivery.Sent) carried.state()).at();
        return new DeliveriesSent.Sent(
                parcel.notification(), parcel.kind(), parcel.channel(), parcel.listingId(), parcel.itemId(), at);
    }
}
