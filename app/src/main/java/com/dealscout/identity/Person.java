package com.dealscout.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A registered person, as other rooms may know them. */
public record Person(
        PersonId id,
        String email,
        boolean emailVerified,
        String displayName,
        ZoneId timeZone,
        Set<Role> roles,
        @Nullable Place home,
        Instant createdAt) {

    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }
}
