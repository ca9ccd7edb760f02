package com.dealscout.notifications;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How one person wants to be told; their time zone is identity's.
 *
 * @param webhook where their Discord messages go, which they may keep while Discord is off
 */
record Preferences(
        boolean quietHoursEnabled,
        LocalTime quietHoursStart,
        LocalTime quietHoursEnd,
        int maxPerDay,
        LocalTime digestTime,
        DayOfWeek digestWeekday,
        boolean emailEnabled,
        boolean discordEnabled,
        @Nullable DiscordWebhook webhook) {

    static final int MOST_PER_DAY = 1_000;

    /** Of somebody who never said. */
    static final Preferences DEFAULT = new Preferences(
            false,
            LocalTime.of(22, 0),
            LocalTime.of(8, 0),
            10,
            LocalTime.of(9, 0),
            DayOfWeek.MONDAY,
            true,
            false,
            null);

    Preferences withEmail(boolean enabled) {
        return new Preferences(
                quietHoursEnabled,
                quietHoursStart,
                quietHoursEnd,
                maxPerDay,
                digestTime,
                digestWeekday,
                enabled,
                discordEnabled,
                webhook);
    }
}
