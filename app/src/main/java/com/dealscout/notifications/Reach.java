package com.dealscout.notifications;

import com.dealscout.identity.People;
import com.dealscout.identity.Person;
import com.dealscout.identity.PersonId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Whether a person's channels reach them, for rooms that let people choose among them. */
@Service
public class Reach {

    private final StoredPreferences preferences;
    private final People people;

    Reach(StoredPreferences preferences, People people) {
        this.preferences = preferences;
        this.people = people;
    }

    /** Why what is sent there would be skipped at this moment, in words for that person; nothing for those that work. */
    public Map<Channel, String> obstacles(PersonId person) {
        var obstacles = new EnumMap<Channel, String>(Channel.class);
        var wish = preferences.of(person);
        if (!wish.emailEnabled()) {
            obstacles.put(Channel.EMAIL, Unreachable.EMAIL_OFF);
        } else if (!people.find(person).map(Person::emailVerified).orElse(false)) {
            obstacles.put(Channel.EMAIL, Unreachable.EMAIL_UNCONFIRMED);
        }
        if (wish.webhook() == null) {
            obstacles.put(Channel.DISCORD, Unreachable.DISCORD_NOT_SET_UP);
        } else if (!wish.discordEnabled()) {
            obstacles.put(Channel.DISCORD, Unreachable.DISCORD_OFF);
        }
        obstacles.put(Channel.SMS, Unreachable.SMS_NOT_OFFERED);
        obstacles.put(Channel.PUSH, Unreachable.PUSH_NOT_OFFERED);
        return obstacles;
    }
}
