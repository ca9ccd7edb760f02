package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.dealscout.identity.People;
import com.dealscout.identity.Person;
import com.dealscout.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The courier and a database that fails it; what it does with a whole one is in {@code SendingTests}. */
class CourierTests {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LEASE = Duration.ofMillis(300);

    private final DiscordProvider discord = mock(DiscordProvider.class);
    private final Deliveries deliveries = mock(Deliveries.class);
    private final Outcomes outcomes = mock(Outcomes.class);
    private final People people = mock(People.class);
    private final StoredPreferences preferences = mock(StoredPreferences.class);
    private final Parcel parcel = parcel();

    /** The deliveries of this node, at each look for those that others have left behind. */
    private final List<Set<UUID>> ours = new CopyOnWriteArrayList<>();

    private final List<Instant> renewed = new CopyOnWriteArrayList<>();
    private Courier courier;

    @BeforeEach
    void oneDeliveryIsDue() {
        when(discord.channel()).thenReturn(Channel.DISCORD);
        when(discord.atOnce()).thenReturn(1);
        when(discord.opens()).thenReturn(Instant.EPOCH);
        when(discord.send(any(), any(), any())).thenReturn(new Answer.Accepted("1"));
        when(deliveries.claim(any(), anyInt(), any(), any()))
                .thenReturn(List.of(parcel))
                .thenReturn(List.of());
        when(people.findAll(any())).thenReturn(Map.of(parcel.person(), person(parcel.person())));
        when(preferences.findAll(any())).thenReturn(Map.of());
        when(deliveries.takeOver(any(), any(), any())).thenAnswer(call -> {
            ours.add(Set.copyOf(call.<Collection<UUID>>getArgument(1)));
            return 0;
        });
        doAnswer(call -> {
                    renewed.add(call.getArgument(1));
                    return null;
                })
                .when(deliveries)
                .renew(any(), any());
        var retries = new NotificationSettings.Retries(Duration.ofSeconds(2), Duration.ofMinutes(10), 150);
        courier = new Courier(
                discord,
                deliveries,
                outcomes,
                people,
                preferences,
                new NotificationSettings("a@b.example", 1, 1, POLL, LEASE, retries),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        courier.stop();
    }

    @Test
    void aLeaseIsKeptWhileItsOutcomeCannotBeWritten() {
        doAnswer(call -> {
                    if (renewed.size() < 2) {
                        throw new DataAccessResourceFailureException("no database");
                    }
                    return null;
                })
                .when(outcomes)
                .commit(any(), any());

        courier.start();

        await().until(() -> renewed.size() >= 2);
        await().until(() -> !ours.isEmpty() && ours.getLast().isEmpty());
        assertThat(renewed).isSorted();
        assertThat(ours).as("what this node still has").contains(Set.of(parcel.delivery()));
    }

    private static Person person(PersonId id) {
        return new Person(id, "sarah@example.org", true, "Sarah", ZoneOffset.UTC, Set.of(), null, Instant.EPOCH);
    }

    private static Parcel parcel() {
        return new Parcel(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.now().plus(LEASE),
                Channel.DISCORD,
                new Delivery.Sending(1),
                UUID.randomUUID(),
                new PersonId(UUID.randomUUID()),
                Kind.DEAL_ALERT,
                null,
                null,
                new Parcel.Said.Told("{}"),
                List.of(),
                null,
                Instant.EPOCH);
    }
}
