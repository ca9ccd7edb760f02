package com.dealscout.notifications;

import com.dealscout.identity.People;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces a person's preferences, for the API and the page alike. */
@Service
class PreferenceChanges {

    private final StoredPreferences preferences;
    private final People people;
    private final DiscordHosts hosts;

    PreferenceChanges(StoredPreferences preferences, People people, DiscordHosts hosts) {
        this.preferences = preferences;
        this.people = people;
        this.hosts = hosts;
    }

    /**
     * What is missing takes its default, except for the time zone, which stays.
     *
     * @throws Problem.Invalid naming every field that was refused
     */
    @Transactional
    void replace(PersonId me, PreferencesDocument document) {
        var checked = new PreferencesCheck(hosts, preferences.of(me).webhook()).check(document);
        preferences.save(me, checked.preferences());
        if (checked.timeZone() != null) {
            people.changeTimeZone(me, checked.timeZone());
        }
    }

    /** Changes what is named and leaves the rest as it is stored. */
    @Transactional
    void change(PersonId me, boolean email, boolean discord, String webhookUrl) {
        var zone = people.find(me)
                .orElseThrow(() -> new Problem.NotFound("person"))
                .timeZone()
                .getId();
        var stored = PreferencesDocument.of(preferences.of(me), zone);
        replace(
                me,
                new PreferencesDocument(
                        null,
                        stored.quietHoursEnabled(),
                        stored.quietHoursStart(),
                        stored.quietHoursEnd(),
                        stored.maxPerDay(),
                        stored.digestTime(),
                        stored.digestWeekday(),
                        new PreferencesDocument.Channels(
                                new PreferencesDocument.Switch(email),
                                new PreferencesDocument.Discord(discord, webhookUrl),
                                null,
                                null)));
    }
}
