package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Sealing;
import com.dealscout.platform.Sha256;
import com.dealscout.platform.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Consents under way. What is stored cannot be used: the state is hashed, the PKCE secret sealed. */
@Repository
class OAuthStates {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final Sealing sealing;

    OAuthStates(JdbcClient db, Sealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    /** Who went to agree, and the PKCE secret that they took along. */
    record Consent(PersonId person, String verifier) {

        @Override
        public String toString() {
            return "Consent[" + person + "]";
        }
    }

    void add(String state, Consent consent, String marketplace, Instant now) {
        var hash = Sha256.of(state);
        db.sql("""
                insert into oauth_states (state_hash, person_id, marketplace, verifier, expires_at)
                values (:hash, :person, :marketplace, :verifier, :expires)
                """)
                .param("hash", hash)
                .param("person", consent.person().value())
                .param("marketplace", marketplace)
                .param("verifier", sealing.seal(consent.verifier(), purpose(hash)))
                .param("expires", Sql.at(now.plus(LIFETIME)))
                .update();
    }

    /** Once: whoever comes second finds nothing. */
    Optional<Consent> take(String state, String marketplace, Instant now) {
        var hash = Sha256.of(state);
        return db.sql("""
                delete from oauth_states
                where state_hash = :hash and marketplace = :marketplace and expires_at > :now
                returning person_id, verifier
                """)
                .param("hash", hash)
                .param("marketplace", marketplace)
                .param("now", Sql.at(now))
                .query((row, _) -> new Consent(
                        new PersonId(Sql.uuid(row, "person_id")),
                        sealing.open(row.getBytes("verifier"), purpose(hash))))
                .optional();
    }

    private static String purpose(byte[] hash) {
        return "oauth-verifier:" + HexFormat.of().formatHex(hash);
    }
}
