package com.dealscout.notifications;

import static com.dealscout.platform.Sql.at;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Live;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what people are to be told. */
@Service
public class Notifications {

    /** Rows a statement: large enough that the statements do not count, small enough for one message to the server. */
    private static final int CHUNK = 10_000;

    /** An announcement to more people than this lets those to fewer go first. */
    private static final int CROWD = 100;

    /** Two askings for the same account mail within this time are one, such as an event that is delivered twice. */
    private static final Duration SAME_ASKING = Duration.ofSeconds(5);

    private final JdbcClient db;
    private final NotificationBodies bodies;
    private final Clock clock;
    private final Dispatch dispatch;
    private final Live live;

    Notifications(JdbcClient db, NotificationBodies bodies, Clock clock, Dispatch dispatch, Live live) {
        this.db = db;
        this.bodies = bodies;
        this.clock = clock;
        this.dispatch = dispatch;
        this.live = live;
    }

    /**
     * Queues the announcement for each recipient, in the caller's transaction; it is sent once that has committed.
     *
     * <p>Who was told {@code onceKey} before is left out. Written with set-based SQL, a few statements however many
     * recipients.
     */
    @Transactional
    public void tell(Announcement announcement, Collection<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var content = write(announcement, now);
        // In one order everywhere: two callers who tell the same people the same thing must not wait for each other.
        var ordered = recipients.stream()
                .sorted(Comparator.comparing(r -> r.person().value()))
                .toList();
        var crowd = ordered.size() > CROWD;
        for (var from = 0; from < ordered.size(); from += CHUNK) {
            var chunk = ordered.subList(from, Math.min(from + CHUNK, ordered.size()));
            var rows = Rows.of(chunk, bodies, now);
            insert(rows, announcement.onceKey(), content, crowd ? Manner.TO_A_CROWD : Manner.USUAL, now);
        }
        if (!dropIfNobodyWasTold(content)) {
            live.changed(ordered.stream().map(r -> r.person().value()).toList(), ToldNotifications.TOPIC);
        }
        dispatch.wake();
    }

    /** Everybody knew already, as when a sweep says it again: nothing may be left that grows with each time. */
    private boolean dropIfNobodyWasTold(UUID content) {
        return db.sql("""
                        delete from contents c
                        where c.id = :id and not exists (select 1 from notifications n where n.content_id = c.id)
                        """).param("id", content).update() > 0;
    }

    /**
     * Marks read what the person was told under those keys, because they have seen for themselves what it is about.
     * In the caller's transaction.
     */
    @Transactional
    public void markRead(PersonId person, Collection<String> onceKeys) {
        var marked = db.sql("""
                        update notifications set read_at = :now
                        where person_id = :person and once_key = any(:keys) and in_app and read_at is null
                        """)
                .param("now", at(clock.instant()))
                .param("person", person.value())
                .param("keys", new SqlArrayValue("text", onceKeys.toArray()))
                .update();
        if (marked > 0) {
            live.changed(person.value(), ToldNotifications.TOPIC);
        }
    }

    /** Tells one person something on one channel only, and not in-app. */
    @Transactional
    UUID tellOn(Channel channel, PersonId person, Announcement announcement) {
        var now = clock.instant();
        var content = write(announcement, now);
        var rows = Rows.of(List.of(new Recipient(person, Set.of(channel), List.of())), bodies, now);
        insert(rows, announcement.onceKey(), content, Manner.ON_ITS_CHANNEL_ONLY, now);
        dispatch.wake();
        return rows.notifications().getFirst();
    }

    @Transactional
    void mailAccount(PersonId person, AccountMail mail) {
        var now = clock.instant();
        if (askedJustNow(person, mail, now)) {
            return;
        }
        var content = Ids.next(now);
        db.sql("""
                        insert into contents (id, kind, title, account_mail, created_at)
                        values (:id, 'system', :title, :mail, :now)
                        """)
                .param("id", content)
                .param("title", mail.subject())
                .param("mail", mail.word())
                .param("now", at(now))
                .update();
        var rows = Rows.of(List.of(Recipient.byEmail(person)), bodies, now);
        insert(rows, "account-mail:" + content, content, Manner.WHATEVER_THE_PREFERENCES, now);
        dispatch.wake();
    }

    /** Waits for whoever is asking the same at this moment. */
    private boolean askedJustNow(PersonId person, AccountMail mail, Instant now) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:person, 20))")
                .param("person", "account-mail:" + person)
                .query((_, _) -> 0)
                .single();
        return db.sql("""
                        select exists (
                            select 1 from notifications n join contents c on c.id = n.content_id
                            where n.person_id = :person and n.created_at > :since
                              and not n.in_app and c.account_mail = :mail)
                        """)
                .param("person", person.value())
                .param("since", at(now.minus(SAME_ASKING)))
                .param("mail", mail.word())
                .query(Boolean.class)
                .single();
    }

    private UUID write(Announcement announcement, Instant now) {
        var id = Ids.next(now);
        db.sql("""
                        insert into contents
                            (id, kind, title, listing_id, item_id, body, listed_at, matched_at, created_at)
                        values (:id, :kind, :title, :listing, :item, :body::jsonb, :listed_at, :matched_at, :now)
                        """)
                .param("id", id)
                .param("kind", announcement.kind().word())
                .param("title", Words.oneLine(announcement.title()))
                .param("listing", announcement.listingId())
                .param("item", announcement.itemId())
                .param("body", bodies.write(announcement.content()))
                .param("listed_at", at(announcement.listedAt()))
                .param("matched_at", at(announcement.matchedAt()))
                .param("now", at(now))
                .update();
        return id;
    }

    /**
     * One statement for the notifications and their deliveries: only who was not told before gets any.
     *
     * <p>What the preferences rule out at this moment is skipped at once; they are asked again when it is sent.
     */
    private void insert(Rows rows, String onceKey, UUID content, Manner manner, Instant now) {
        db.sql("""
                        with told as (
                            insert into notifications
                                (id, person_id, once_key, content_id, reasons, in_app, created_at)
                            select r.id, r.person_id, :once_key, :content, r.reasons::jsonb, :in_app, :now
                            from unnest(:notifications, :people, :reasons) as r(id, person_id, reasons)
                            on conflict (person_id, once_key) do nothing
                            returning id, person_id
                        ), asked as (
                            select d.id, d.channel, t.id as notification_id,
                                   case
                                     when :whatever then null
                                     when d.channel = 'email' and not p.email_enabled then :email_off
                                     when d.channel = 'discord' and p.discord_webhook is null then :no_discord
                                     when d.channel = 'discord' and not p.discord_enabled then :discord_off
                                     when d.channel = 'sms' then :no_sms
                                     when d.channel = 'push' then :no_push
                                   end as unreachable
                            from unnest(:deliveries, :of_notifications, :channels)
                                as d(id, notification_id, channel)
                            join told t on t.id = d.notification_id
                            left join notification_preferences p on p.person_id = t.person_id
                        )
                        insert into deliveries
                            (id, notification_id, channel, status, crowd, not_before, last_error, created_at)
                        select id, notification_id, channel,
                               case when unreachable is null then 'due' else 'skipped' end,
                               :crowd, case when unreachable is null then :now end, unreachable, :now
                        from asked
                        """)
                .param("once_key", onceKey)
                .param("content", content)
                .param("in_app", manner.inApp())
                .param("now", at(now))
                .param("notifications", array("uuid", rows.notifications()))
                .param("people", array("uuid", rows.people()))
                .param("reasons", array("text", rows.reasons()))
                .param("whatever", manner == Manner.WHATEVER_THE_PREFERENCES)
                .param("email_off", Unreachable.EMAIL_OFF)
                .param("no_discord", Unreachable.DISCORD_NOT_SET_UP)
                .param("discord_off", Unreachable.DISCORD_OFF)
                .param("no_sms", Unreachable.SMS_NOT_OFFERED)
                .param("no_push", Unreachable.PUSH_NOT_OFFERED)
                .param("deliveries", array("uuid", rows.deliveries()))
                .param("of_notifications", array("uuid", rows.deliveriesOf()))
                .param("channels", array("text", rows.channels()))
                .param("crowd", manner == Manner.TO_A_CROWD)
                .update();
    }

    private static SqlArrayValue array(String type, List<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    /**
     * Takes back what has not been sent yet about a listing that is gone: deals and price drops. In the caller's
     * transaction; what is being sent at this moment is not tried again if it fails.
     */
    @Transactional
    public void withdraw(UUID listingId, String why) {
        db.sql("""
                        update contents set withdrawn = :why
                        where listing_id = :listing and kind in ('deal_alert', 'price_drop') and withdrawn is null
                        """).param("why", why).param("listing", listingId).update();
        db.sql("""
                        update deliveries d set status = 'cancelled', last_error = :why
                        from notifications n, contents c
                        where n.id = d.notification_id and c.id = n.content_id
                          and c.listing_id = :listing and c.kind in ('deal_alert', 'price_drop')
                          and d.status in ('held', 'due', 'failed')
                        """).param("why", why).param("listing", listingId).update();
    }

    private enum Manner {
        USUAL,
        TO_A_CROWD,
        ON_ITS_CHANNEL_ONLY,
        WHATEVER_THE_PREFERENCES;

        boolean inApp() {
            return this == USUAL || this == TO_A_CROWD;
        }
    }

    /** Columns rather than rows: that is how they travel. The second three are a delivery each. */
    private record Rows(
            List<UUID> notifications,
            List<UUID> people,
            List<@Nullable String> reasons,
            List<UUID> deliveries,
            List<UUID> deliveriesOf,
            List<String> channels) {

        static Rows of(List<Recipient> recipients, NotificationBodies bodies, Instant now) {
            var rows = new Rows(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
            for (var recipient : recipients) {
                rows.add(recipient, bodies, now);
            }
            return rows;
        }

        private void add(Recipient recipient, NotificationBodies bodies, Instant now) {
            var notification = Ids.next(now);
            notifications.add(notification);
            people.add(recipient.person().value());
            reasons.add(bodies.write(recipient.reasons()));
            for (var channel : recipient.channels()) {
                if (channel != Channel.IN_APP) {
                    deliveries.add(Ids.next(now));
                    deliveriesOf.add(notification);
                    channels.add(channel.word());
                }
            }
        }
    }
}
