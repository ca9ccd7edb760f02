package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.Listing;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.Listings;
import com.dealscout.listings.Watches;
import com.dealscout.notifications.Announcement;
import com.dealscout.notifications.Channel;
import com.dealscout.notifications.Content;
import com.dealscout.notifications.Kind;
import com.dealscout.notifications.Notifications;
import com.dealscout.notifications.Recipient;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who were alerted about a listing, or watch it, that it costs less than they were told last. */
@Service
class PriceDrops {

    /** Five per cent off is worth a message. */
    private static final BigDecimal MOST_OF_BEFORE = new BigDecimal("0.95");

    private final Listings listings;
    private final Watches watches;
    private final Alerts alerts;
    private final Notifications notifications;
    private final Offer offer;
    private final PauseLinks pauseLinks;
    private final Clock clock;

    PriceDrops(
            Listings listings,
            Watches watches,
            Alerts alerts,
            Notifications notifications,
            Offer offer,
            PauseLinks pauseLinks,
            Clock clock) {
        this.listings = listings;
        this.watches = watches;
        this.alerts = alerts;
        this.notifications = notifications;
        this.offer = offer;
        this.pauseLinks = pauseLinks;
        this.clock = clock;
    }

    /**
     * In the caller's transaction. Nobody hears of the same change twice: of the same price only who asked anew when it
     * was higher again, which is what the listing's revision in the key is for.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(ListingId id) {
        alerts.lock(id);
        listings.find(id).filter(Listing::available).ifPresent(this::tell);
    }

    private void tell(Listing listing) {
        var price = listing.price();
        if (price == null) {
            return;
        }
        var now = clock.instant();
        var watching = watches.of(listing.id()).stream()
                .filter(watch -> watch.priceSeen() != null && watch.currency().equals(listing.currency()))
                .toList();
        var dropped = alerts.dropped(listing, price, MOST_OF_BEFORE, watching);
        if (dropped.isEmpty()) {
            return;
        }
        var deal = offer.deal(listing);
        recipients(dropped)
                .forEach((before, people) -> notifications.tell(
                        new Announcement(
                                Kind.PRICE_DROP,
                                "drop:" + listing.id() + ":" + listing.revision(),
                                listing.title(),
                                listing.id().value(),
                                listing.item().value(),
                                new Content.PriceDrop(deal, before),
                                listing.publishedAt(),
                                now),
                        people.values()));
        alerts.toldAlerted(listing, price, people(dropped, true));
        alerts.toldWatchers(listing, price, people(dropped, false), now);
    }

    private static Set<PersonId> people(List<Alerts.Dropped> dropped, boolean alerted) {
        return dropped.stream()
                .filter(row -> row.alerted() == alerted)
                .map(Alerts.Dropped::person)
                .collect(Collectors.toSet());
    }

    /** By the price that they were told last, which the message names. */
    private Map<BigDecimal, Map<PersonId, Recipient>> recipients(List<Alerts.Dropped> dropped) {
        Map<BigDecimal, Map<PersonId, Recipient>> recipients = new LinkedHashMap<>();
        for (var row : dropped) {
            var recipient = recipients
                    .computeIfAbsent(row.before(), before -> new LinkedHashMap<>())
                    .computeIfAbsent(row.person(), Matching::nobodyYet);
            if (row.watches()) {
                recipient.channels().add(Channel.EMAIL);
            }
            if (row.rule() != null && row.ruleName() != null) {
                recipient.channels().addAll(row.channels());
                recipient.reasons().add(pauseLinks.reason(row.rule(), row.ruleName()));
            }
        }
        return recipients;
    }
}
