package com.dealscout.notifications;

import com.dealscout.identity.People;
import com.dealscout.identity.Person;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.WorkLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the deliveries of one channel from the queue to its provider, several at once.
 *
 * <pre>
 * claim (commits "sending") ──▶ carry, on a thread each ──▶ settle (commits the outcomes that have come in)
 *      ▲                                                        │
 *      └──────────────────────── room again ────────────────────┘
 * </pre>
 *
 * <p>Nothing waits for a batch to be complete: a recipient whose server is slow holds one of the provider's places and
 * nobody else's outcome. Outcomes are settled as many at a time as have come in, so that a lone alert is settled at once
 * and a crowd in few transactions. An outcome that cannot be committed is kept and tried again; its lease is renewed as
 * long as this node lives.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Claimed and not settled yet: enough that the provider's places stay taken while outcomes are being written. */
    private static final int UNDER_WAY_FOR_EACH_PLACE = 8;

    private static final int MOST_SETTLED_AT_ONCE = 500;
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private final Provider provider;
    private final Deliveries deliveries;
    private final Outcomes outcomes;
    private final People people;
    private final StoredPreferences preferences;
    private final NotificationSettings settings;
    private final Clock clock;

    private final Map<UUID, Parcel> underWay = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Carried> carried = new ConcurrentLinkedQueue<>();
    private final Semaphore places;
    private final WorkLoop claiming;
    private final WorkLoop settling;
    private Instant kept = Instant.EPOCH;

    Courier(
            Provider provider,
            Deliveries deliveries,
            Outcomes outcomes,
            People people,
            StoredPreferences preferences,
            NotificationSettings settings,
            Clock clock) {
        this.provider = provider;
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.people = people;
        this.preferences = preferences;
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(provider.atOnce());
        var name = provider.channel().word();
        this.claiming = new WorkLoop(name + " deliveries", settings.poll(), this::claim);
        this.settling = new WorkLoop(name + " outcomes", settings.poll(), this::settle);
    }

    void start() {
        settling.start();
        claiming.start();
    }

    /** Claims no more, and waits a while for what is under way. */
    void stop() {
        claiming.stop();
        var until = clock.instant().plus(FAREWELL);
        try {
            while (!underWay.isEmpty() && clock.instant().isBefore(until)) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        settling.stop();
        provider.rest();
    }

    void wake() {
        claiming.wake();
    }

    private boolean claim() {
        var now = clock.instant();
        var room = provider.atOnce() * UNDER_WAY_FOR_EACH_PLACE - underWay.size();
        if (room <= 0 || now.isBefore(provider.opens())) {
            return false;
        }
        var claimed = deliveries.claim(provider.channel(), room, now, now.plus(settings.lease()));
        if (claimed.isEmpty()) {
            return false;
        }
        claimed.forEach(parcel -> underWay.put(parcel.delivery(), parcel));
        handOut(claimed);
        return true;
    }

    private void handOut(List<Parcel> claimed) {
        var ids = claimed.stream().map(Parcel::person).collect(Collectors.toSet());
        Map<PersonId, Person> found;
        Map<PersonId, Preferences> wishes;
        try {
            found = people.findAll(ids);
            wishes = preferences.findAll(ids);
        } catch (RuntimeException e) {
            // Claimed already: they must come back at once and not when their lease ends.
            var later = new Answer.NotNow(clock.instant().plus(settings.poll()), "Deal Scout could not look you up.");
            claimed.forEach(parcel -> done(parcel, later));
            throw e;
        }
        for (var parcel : claimed) {
            var person = found.get(parcel.person());
            var wanted = wishes.getOrDefault(parcel.person(), Preferences.DEFAULT);
            Thread.ofVirtual().name(provider.channel().word() + " send").start(() -> carry(parcel, person, wanted));
        }
    }

    private void carry(Parcel parcel, @Nullable Person person, Preferences wanted) {
        places.acquireUninterruptibly();
        Answer answer;
        try {
            answer = answer(parcel, person, wanted);
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} could not be made ready", parcel.delivery(), e);
            answer = new Answer.TryLater("Deal Scout could not put this message together.", Duration.ZERO);
        } finally {
            places.release();
        }
        done(parcel, answer);
    }

    private Answer answer(Parcel parcel, @Nullable Person person, Preferences wanted) {
        if (parcel.withdrawn() != null) {
            return new Answer.Outdated(parcel.withdrawn());
        }
        if (person == null) {
            return new Answer.Outdated("The account is gone.");
        }
        var opens = provider.opens();
        if (clock.instant().isBefore(opens)) {
            return new Answer.NotNow(opens, "Waiting until the provider can be reached again.");
        }
        return provider.send(parcel, person, wanted);
    }

    private void done(Parcel parcel, Answer answer) {
        var spread = ThreadLocalRandom.current().nextDouble();
        carried.add(new Carried(parcel, parcel.state().answered(answer, settings.retries(), spread, clock.instant())));
        settling.wake();
    }

    private boolean settle() {
        var batch = new ArrayList<Carried>();
        for (var one : carried) {
            batch.add(one);
            if (batch.size() == MOST_SETTLED_AT_ONCE) {
                break;
            }
        }
        // First what is known: after a time without the database our own leases may have run out long ago.
        try {
            if (!batch.isEmpty()) {
                outcomes.commit(batch, clock.instant());
                for (var one : batch) {
                    carried.remove();
                    underWay.remove(one.parcel().delivery());
                }
                claiming.wake();
            }
        } finally {
            keepLeases();
        }
        return !batch.isEmpty();
    }

    /** Once a poll at most; renews only what has been under way for long, and never takes over what is its own. */
    private void keepLeases() {
        var now = clock.instant();
        if (now.isBefore(kept.plus(settings.poll()))) {
            return;
        }
        kept = now;
        if (underWay.isEmpty()) {
            provider.rest();
        }
        var renewBefore = now.plus(settings.lease().multipliedBy(2).dividedBy(3));
        var ending = underWay.values().stream()
                .filter(parcel -> parcel.lease().isBefore(renewBefore))
                .toList();
        if (!ending.isEmpty()) {
            var until = now.plus(settings.lease());
            deliveries.renew(ending, until);
            ending.forEach(parcel -> underWay.replace(parcel.delivery(), parcel.leasedUntil(until)));
        }
        deliveries.takeOver(provider.channel(), underWay.keySet(), now);
    }
}
