package com.dealscout.notifications;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The preferences as the API speaks of them. Answered whole; in a request, what is null or missing takes its default. */
record PreferencesDocument(
        @Nullable String timeZone,
        @Nullable Boolean quietHoursEnabled,
        @Nullable String quietHoursStart,
        @Nullable String quietHoursEnd,
        @Nullable Integer maxPerDay,
        @Nullable String digestTime,
        @Nullable String digestWeekday,
        @Nullable Channels channels) {

    record Channels(
            @Nullable Switch email,
            @Nullable Discord discord,
            @Nullable Switch sms,
            @Nullable Switch push) {

        static final Channels NONE_NAMED = new Channels(null, null, null, null);
    }

    record Switch(@Nullable Boolean enabled) {}

    /** @param webhookUrl masked in answers; the masked form sent back means the stored one */
    record Discord(@Nullable Boolean enabled, @Nullable String webhookUrl) {}

    static PreferencesDocument of(Preferences preferences, String timeZone) {
        var webhook = preferences.webhook();
        return new PreferencesDocument(
                timeZone,
                preferences.quietHoursEnabled(),
                preferences.quietHoursStart().toString(),
                preferences.quietHoursEnd().toString(),
                preferences.maxPerDay(),
                preferences.digestTime().toString(),
                preferences.digestWeekday().name().toLowerCase(Locale.ROOT),
                new Channels(
                        new Switch(preferences.emailEnabled()),
                        new Discord(preferences.discordEnabled(), webhook == null ? null : webhook.masked()),
                        new Switch(false),
                        new Switch(false)));
    }
}
