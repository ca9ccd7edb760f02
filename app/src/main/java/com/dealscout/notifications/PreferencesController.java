package com.dealscout.notifications;

import com.dealscout.identity.People;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How I want to be told. */
@RestController
@RequestMapping("/api/notification-preferences")
class PreferencesController {

    private final StoredPreferences preferences;
    private final People people;
    private final PreferenceChanges changes;
    private final ChannelTrials trials;

    PreferencesController(
            StoredPreferences preferences, People people, PreferenceChanges changes, ChannelTrials trials) {
        this.preferences = preferences;
        this.people = people;
        this.changes = changes;
        this.trials = trials;
    }

    @GetMapping
    PreferencesDocument show(PersonId me) {
        return PreferencesDocument.of(preferences.of(me), timeZone(me));
    }

    /** Replaces the whole: what is missing takes its default. The time zone, which {@code /api/me} has too, stays. */
    @PutMapping
    PreferencesDocument replace(PersonId me, @RequestBody PreferencesDocument document) {
        changes.replace(me, document);
        return show(me);
    }

    /** Sends one message on the channel, and answers what came of it within some seconds. */
    @PostMapping("/channels/{channel}/test")
    ChannelTrials.Outcome test(PersonId me, @PathVariable String channel) throws InterruptedException {
        return trials.run(me, Channel.of(channel).orElseThrow(() -> new Problem.NotFound("channel")));
    }

    private String timeZone(PersonId me) {
        return people.find(me)
                .orElseThrow(() -> new Problem.NotFound("person"))
                .timeZone()
                .getId();
    }
}
