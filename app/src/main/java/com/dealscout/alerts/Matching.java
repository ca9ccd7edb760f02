package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.Listing;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.Listings;
import com.dealscout.notifications.Announcement;
import com.dealscout.notifications.Channel;
import com.dealscout.notifications.Kind;
import com.dealscout.notifications.Notifications;
import com.dealscout.notifications.Reason;
import com.dealscout.notifications.Recipient;
import com.dealscout.platform.Live;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the rules that a listing meets and has their owners told, each once, with all their rules that it meets and all
 * links that it has.
 *
 * <p>Nothing depends on why or how often it is asked: a match is written once, a person is alerted about a listing once,
 * and what is new is told in the transaction that writes it.
 */
@Service
class Matching {

    private final LiveIndex index;
    private final Listings listings;
    private final Alerts alerts;
    private final Notifications notifications;
    private final Offer offer;
    private final PauseLinks pauseLinks;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final Clock clock;

    Matching(
            LiveIndex index,
            Listings listings,
            Alerts alerts,
            Notifications notifications,
            Offer offer,
            PauseLinks pauseLinks,
            ApplicationEventPublisher events,
            Live live,
            Clock clock) {
        this.index = index;
        this.listings = listings;
        this.alerts = alerts;
        this.notifications = notifications;
        this.offer = offer;
        this.pauseLinks = pauseLinks;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Has everybody told whose rules this listing meets as it is now, if it can still be bought; in the caller's
     * transaction, a handful of statements however many they are.
     *
     * @return how many matches are new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int meet(ListingId id) {
        alerts.lock(id);
        var listing = listings.find(id).filter(Listing::available).orElse(null);
        if (listing == null) {
            return 0;
        }
        var candidates = index.match(listing);
        if (candidates.isEmpty()) {
            return 0;
        }
        var now = clock.instant();
        var met = alerts.match(listing, candidates, now);
        if (met.isEmpty()) {
            return 0;
        }
        var recipients = recipients(met);
        live.changed(recipients.keySet().stream().map(PersonId::value).toList(), "deals");
        // Who was alerted before hears nothing of a second rule.
        recipients.keySet().retainAll(alerts.alert(listing, recipients.keySet(), now));
        if (!recipients.isEmpty()) {
            notifications.tell(
                    new Announcement(
                            Kind.DEAL_ALERT,
                            "deal:" + id,
                            listing.title(),
                            id.value(),
                            listing.item().value(),
                            offer.deal(listing),
                            listing.publishedAt(),
                            now),
                    recipients.values());
            events.publishEvent(new AlertRaised(id, listing.item(), recipients.size(), now));
        }
        return met.size();
    }

    private Map<PersonId, Recipient> recipients(List<Alerts.Met> met) {
        Map<PersonId, Recipient> recipients = new LinkedHashMap<>();
        for (var match : met) {
            var recipient = recipients.computeIfAbsent(match.person(), Matching::nobodyYet);
            recipient.reasons().add(pauseLinks.reason(match.rule(), match.ruleName()));
            recipient.channels().addAll(match.channels());
        }
        return recipients;
    }

    /** Its collections are filled while the rows are read. */
    static Recipient nobodyYet(PersonId person) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        List<Reason> reasons = new ArrayList<>(1);
        return new Recipient(person, channels, reasons);
    }
}
