package com.dealscout.notifications;

import static com.dealscout.platform.Sql.at;
import static com.dealscout.platform.Sql.uuid;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The preferences of those who changed them. Webhook addresses are sealed for their owner. */
@Repository
class StoredPreferences {

    private static final Logger LOG = LoggerFactory.getLogger(StoredPreferences.class);

    private final JdbcClient db;
    private final Sealing sealing;
    private final Clock clock;

    StoredPreferences(JdbcClient db, Sealing sealing, Clock clock) {
        this.db = db;
        this.sealing = sealing;
        this.clock = clock;
    }

    Preferences of(PersonId person) {
        return findAll(List.of(person)).getOrDefault(person, Preferences.DEFAULT);
    }

    /** Of those of {@code people} who have any, in one query. */
    Map<PersonId, Preferences> findAll(Collection<PersonId> people) {
        return db
                .sql("select * from notification_preferences where person_id = any(:people)")
                .param(
                        "people",
                        new SqlArrayValue(
                                "uuid", people.stream().map(PersonId::value).toArray()))
                .query((row, _) -> Map.entry(new PersonId(uuid(row, "person_id")), preferences(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Preferences preferences(ResultSet row) throws SQLException {
        var webhook = row.getBytes("discord_webhook");
        var person = new PersonId(uuid(row, "person_id"));
        return new Preferences(
                row.getBoolean("quiet_hours_enabled"),
                row.getObject("quiet_hours_start", LocalTime.class),
                row.getObject("quiet_hours_end", LocalTime.class),
                row.getInt("max_per_day"),
                row.getObject("digest_time", LocalTime.class),
                DayOfWeek.valueOf(row.getString("digest_weekday").toUpperCase(Locale.ROOT)),
                row.getBoolean("email_enabled"),
                row.getBoolean("discord_enabled"),
                webhook == null ? null : open(webhook, person));
    }

    /** One that does not open, because its key is gone, is as good as none, and must not keep others waiting. */
    private @Nullable DiscordWebhook open(byte[] sealed, PersonId person) {
        try {
            return new DiscordWebhook(sealing.open(sealed, purpose(person)));
        } catch (IllegalStateException e) {
            LOG.warn("The Discord webhook of person {} cannot be read and is left out", person, e);
            return null;
        }
    }

    void save(PersonId person, Preferences preferences) {
        var webhook = preferences.webhook();
        db.sql("""
                        insert into notification_preferences
                            (person_id, quiet_hours_enabled, quiet_hours_start, quiet_hours_end, max_per_day,
                             digest_time, digest_weekday, email_enabled, discord_enabled, discord_webhook,
                             sms_enabled, push_enabled, changed_at)
                        values (:person, :quiet, :quiet_start, :quiet_end, :max_per_day, :digest_time, :digest_weekday,
                                :email, :discord, :webhook, false, false, :now)
                        on conflict (person_id) do update set
                            quiet_hours_enabled = excluded.quiet_hours_enabled,
                            quiet_hours_start = excluded.quiet_hours_start,
                            quiet_hours_end = excluded.quiet_hours_end,
                            max_per_day = excluded.max_per_day,
                            digest_time = excluded.digest_time,
                            digest_weekday = excluded.digest_weekday,
                            email_enabled = excluded.email_enabled,
                            discord_enabled = excluded.discord_enabled,
                            discord_webhook = excluded.discord_webhook,
                            sms_enabled = excluded.sms_enabled,
                            push_enabled = excluded.push_enabled,
                            changed_at = excluded.changed_at
                        """)
                .param("person", person.value())
                .param("quiet", preferences.quietHoursEnabled())
                .param("quiet_start", preferences.quietHoursStart())
                .param("quiet_end", preferences.quietHoursEnd())
                .param("max_per_day", preferences.maxPerDay())
                .param("digest_time", preferences.digestTime())
                .param("digest_weekday", preferences.digestWeekday().name().toLowerCase(Locale.ROOT))
                .param("email", preferences.emailEnabled())
                .param("discord", preferences.discordEnabled())
                .param("webhook", webhook == null ? null : sealing.seal(webhook.url(), purpose(person)))
                .param("now", at(clock.instant()))
                .update();
    }

    private static String purpose(PersonId person) {
        return "discord-webhook:" + person;
    }
}
