package com.dealscout.identity;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The people of this installation, for rooms that hold their ids. */
@Service
public class People {

    public Optional<Person> find(PersonId id) {
        throw new UnsupportedOperationException("being built");
    }

    /** Those of {@code ids} who exist, in one query. */
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        throw new UnsupportedOperationException("being built");
    }

    /** The path of a link that confirms the person's address once; made now, stored hashed. */
    public String confirmationPath(PersonId id) {
        throw new UnsupportedOperationException("being built");
    }

    /** The path of a link that resets the person's password once, within an hour. */
    public String passwordResetPath(PersonId id) {
        throw new UnsupportedOperationException("being built");
    }

    public void changeTimeZone(PersonId id, ZoneId zone) {
        throw new UnsupportedOperationException("being built");
    }
}
