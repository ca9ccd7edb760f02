package com.dealscout.identity;

import com.dealscout.identity.OneTimeTokens.Purpose;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The people of this installation, for rooms that hold their ids. */
@Service
public class People {

    private final Accounts accounts;
    private final OneTimeTokens oneTimeTokens;

    People(Accounts accounts, OneTimeTokens oneTimeTokens) {
        this.accounts = accounts;
        this.oneTimeTokens = oneTimeTokens;
    }

    /** One query. */
    public Optional<Person> find(PersonId id) {
        return accounts.find(id);
    }

    /** Those of {@code ids} who exist, in one query. */
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        var people = new HashMap<PersonId, Person>();
        if (!ids.isEmpty()) {
            accounts.findAll(ids).forEach(person -> people.put(person.id(), person));
        }
        return people;
    }

    /**
     * The path of a link that confirms the person's address once, within three days; made now, stored hashed.
     *
     * <p>Each call makes another link, and the earlier ones stay good until one is used, so a mail that is written
     * again does not spoil the one that may have left.
     */
    public String confirmationPath(PersonId id) {
        return "/verify-email?token=" + oneTimeTokens.issue(id, Purpose.CONFIRM_EMAIL);
    }

    /** The path of a link that resets the person's password once, within an hour; otherwise as a confirmation's. */
    public String passwordResetPath(PersonId id) {
        return "/reset-password?token=" + oneTimeTokens.issue(id, Purpose.RESET_PASSWORD);
    }

    /** The one time zone of a person, which their preferences show too. Nothing happens if there is no such person. */
    public void changeTimeZone(PersonId id, ZoneId zone) {
        accounts.changeTimeZone(id, zone);
    }
}
