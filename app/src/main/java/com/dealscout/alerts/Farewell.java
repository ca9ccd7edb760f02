package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.Listing;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.Listings;
import com.dealscout.listings.Talks;
import com.dealscout.listings.Watches;
import com.dealscout.notifications.Announcement;
import com.dealscout.notifications.Content;
import com.dealscout.notifications.Kind;
import com.dealscout.notifications.Notifications;
import com.dealscout.notifications.Recipient;
import com.dealscout.platform.Live;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a listing is gone: takes back what was not sent yet, and tells those who knew of it. Those who watch it get a
 * mail; those who were merely alerted see it in-app.
 */
@Service
class Farewell {

    private final Listings listings;
    private final Watches watches;
    private final Talks talks;
    private final Alerts alerts;
    private final Notifications notifications;
    private final Offer offer;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final Clock clock;

    Farewell(
            Listings listings,
            Watches watches,
            Talks talks,
            Alerts alerts,
            Notifications notifications,
            Offer offer,
            ApplicationEventPublisher events,
            Live live,
            Clock clock) {
        this.listings = listings;
        this.watches = watches;
        this.talks = talks;
        this.alerts = alerts;
        this.notifications = notifications;
        this.offer = offer;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** In the caller's transaction; nobody hears of it twice. */
    @Transactional(propagation = Propagation.MANDATORY)
    void say(ListingId id, boolean sold) {
        alerts.lock(id);
        listings.find(id).ifPresent(listing -> say(listing, sold));
    }

    private void say(Listing listing, boolean sold) {
        notifications.withdraw(listing.id().value(), sold ? "It was sold." : "The seller took it back.");
        var watching = new HashSet<>(watches.watchersOf(listing.id()));
        var alerted = alerts.alertedAbout(listing.id());
        watching.remove(listing.seller());
        // The inbox tells them on their channels, as buyers who asked; but for the one who has it.
        var talking = talks.buyersWhoTalkAbout(listing.item());

        var recipients = Stream.concat(
                        watching.stream().map(Recipient::byEmail),
                        alerted.stream()
                                .filter(person -> !watching.contains(person) && !talking.contains(person))
                                .map(Recipient::inApp))
                .toList();
        if (!recipients.isEmpty()) {
            notifications.tell(announcement(listing, sold), recipients);
        }
        if (!alerted.isEmpty()) {
            live.changed(alerted.stream().map(PersonId::value).toList(), "deals");
            events.publishEvent(new AlertWithdrawn(listing.id(), listing.item(), clock.instant()));
        }
    }

    private Announcement announcement(Listing listing, boolean sold) {
        var letter = sold
                ? new Content.Letter(
                        "Sold: " + listing.title(),
                        List.of(
                                "\"" + listing.title() + "\" has been sold.",
                                "You hear of the next one that matches your alerts."),
                        new Content.Link("See its page", offer.page(listing)))
                : new Content.Letter(
                        "No longer for sale: " + listing.title(),
                        List.of(
                                "\"" + listing.title() + "\" is gone: its seller took it back.",
                                "You hear of the next one that matches your alerts."),
                        new Content.Link("See its page", offer.page(listing)));
        return new Announcement(
                Kind.SOLD,
                "gone:" + listing.id(),
                listing.title(),
                listing.id().value(),
                listing.item().value(),
                letter,
                null,
                null);
    }
}
