package com.dealscout.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what lets somebody in: sessions of the pages and tokens of the API, on all nodes, from the next request on.
 *
 * <p>Sessions are deleted by SQL of our own, in the caller's transaction, so that a password and the sessions it opened
 * change together.
 */
@Component
class LogOuts {

    private final AccessTokens tokens;
    private final JdbcClient db;

    LogOuts(AccessTokens tokens, JdbcClient db) {
        this.tokens = tokens;
        this.db = db;
    }

    void everywhere(PersonId person) {
        tokens.revokeAll(person);
        endSessions(person, "");
    }

    /**
     * @param token the one that this request came with, if it did
     * @param session the id of the one that it came with, if it did
     */
    void elsewhere(PersonId person, @Nullable String token, @Nullable String session) {
        if (token == null) {
            tokens.revokeAll(person);
        } else {
            tokens.revokeAllBut(token, person);
        }
        endSessions(person, session == null ? "" : session);
    }

    private void endSessions(PersonId person, String except) {
        db.sql("delete from spring_session where principal_name = :person and session_id <> :except")
                .param("person", person.toString())
                .param("except", except)
                .update();
    }
}
