package com.dealscout.notifications;

import com.dealscout.platform.Problem;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a preferences document, and collects all that is wrong with it. */
final class PreferencesCheck {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private final DiscordHosts hosts;
    private final @Nullable DiscordWebhook stored;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** @param stored what the masked form stands for */
    PreferencesCheck(DiscordHosts hosts, @Nullable DiscordWebhook stored) {
        this.hosts = hosts;
        this.stored = stored;
    }

    /** @param timeZone null where none was named */
    record Checked(Preferences preferences, @Nullable ZoneId timeZone) {}

    Checked check(PreferencesDocument document) {
        var standard = Preferences.DEFAULT;
        var channels = document.channels() == null ? PreferencesDocument.Channels.NONE_NAMED : document.channels();
        refuse("channels.sms.enabled", channels.sms(), Unreachable.SMS_NOT_OFFERED);
        refuse("channels.push.enabled", channels.push(), Unreachable.PUSH_NOT_OFFERED);
        var webhook = webhook(channels.discord());
        var preferences = new Preferences(
                document.quietHoursEnabled() == null ? standard.quietHoursEnabled() : document.quietHoursEnabled(),
                time("quiet_hours_start", document.quietHoursStart(), standard.quietHoursStart()),
                time("quiet_hours_end", document.quietHoursEnd(), standard.quietHoursEnd()),
                maxPerDay(document.maxPerDay(), standard.maxPerDay()),
                time("digest_time", document.digestTime(), standard.digestTime()),
                weekday(document.digestWeekday(), standard.digestWeekday()),
                isOn(channels.email(), standard.emailEnabled()),
                discordEnabled(channels.discord(), webhook),
                webhook);
        var zone = zone(document.timeZone());
        if (!errors.isEmpty()) {
            throw Problem.Invalid.fields(errors);
        }
        return new Checked(preferences, zone);
    }

    private void add(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
    }

    private static boolean isOn(PreferencesDocument.@Nullable Switch channel, boolean standard) {
        return channel == null || channel.enabled() == null ? standard : channel.enabled();
    }

    private void refuse(String field, PreferencesDocument.@Nullable Switch channel, String why) {
        if (isOn(channel, false)) {
            add(field, "cannot be true: " + why + " Leave it false.");
        }
    }

    private LocalTime time(String field, @Nullable String text, LocalTime standard) {
        if (text == null) {
            return standard;
        }
        if (!TIME.matcher(text.strip()).matches()) {
            add(field, "must be a time of day from 00:00 to 23:59, such as " + standard + ".");
            return standard;
        }
        return LocalTime.parse(text.strip());
    }

    private int maxPerDay(@Nullable Integer number, int standard) {
        if (number == null) {
            return standard;
        }
        if (number < 1 || number > Preferences.MOST_PER_DAY) {
            add("max_per_day", number + " is not between 1 and " + Preferences.MOST_PER_DAY + ".");
        }
        return number;
    }

    private DayOfWeek weekday(@Nullable String text, DayOfWeek standard) {
        if (text == null) {
            return standard;
        }
        var day = Arrays.stream(DayOfWeek.values())
                .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                .findFirst();
        if (day.isEmpty()) {
            add("digest_weekday", "must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday.");
        }
        return day.orElse(standard);
    }

    private @Nullable ZoneId zone(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(text.strip())) {
            add("time_zone", "is not the name of a time zone like America/Los_Angeles.");
            return null;
        }
        return ZoneId.of(text.strip());
    }

    private boolean discordEnabled(PreferencesDocument.@Nullable Discord discord, @Nullable DiscordWebhook webhook) {
        if (discord == null || discord.enabled() == null || !discord.enabled()) {
            return false;
        }
        if (webhook == null && isBlank(discord.webhookUrl())) {
            add(
                    "channels.discord.webhook_url",
                    "is needed to turn Discord on. Copy it from the Discord channel: Edit Channel, Integrations, Webhooks.");
        }
        return true;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private @Nullable DiscordWebhook webhook(PreferencesDocument.@Nullable Discord discord) {
        if (discord == null
                || discord.webhookUrl() == null
                || discord.webhookUrl().isBlank()) {
            return null;
        }
        var text = discord.webhookUrl().strip();
        if (DiscordWebhook.isMasked(text)) {
            if (stored != null && stored.masked().equals(text)) {
                return stored;
            }
            add(
                    "channels.discord.webhook_url",
                    "is the masked form of another address than the stored one. Send the whole address.");
            return null;
        }
        var accepted = hosts.accept(text);
        if (accepted.isEmpty()) {
            add(
                    "channels.discord.webhook_url",
                    "must be the address of a Discord webhook, https://discord.com/api/webhooks/{number}/{token}, and"
                            + " nothing else.");
        }
        return accepted.orElse(null);
    }
}
