package com.dealscout.identity;

import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is asking. */
record Caller(PersonId id, Set<Role> roles) {

    /** Its name, and so the principal of a session in the database, is the person's id. */
    Authentication authentication() {
        var authorities = roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(id.toString(), null, authorities);
    }
}
