package com.dealscout.identity;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what lets somebody in: sessions of the pages and tokens of the API, on all nodes, from the next request on.
 *
 * <p>Sessions are deleted by SQL of our own, in the caller's transaction if there is one, so that a password and the sessions it opened
 * change together.
 */
@Component
@Transactional
class LogOuts {

    private final AccessTokens tokens;
    private final JdbcClient db;

    LogOuts(AccessTokens tokens, JdbcClient db) {
        this.tokens = tokens;
        this.db = db;
    }

    void everywhere(PersonId person) {
        elsewhere(person, null, null);
    }

    /**
     * @param token the one that this request came with and that stays good
     * @param session likewise
     */
    void elsewhere(PersonId person, @Nullable String token, @Nullable String session) {
        if (token == null) {
            tokens.revokeAll(person);
        } else {
            tokens.revokeAllBut(token, person);
        }
        db.sql("""
                        delete from spring_session
                        where principal_name = :person and session_id is distinct from :session
                        """)
                .param("person", person.toString())
                .param("session", session, Types.VARCHAR)
                .update();
    }
}
