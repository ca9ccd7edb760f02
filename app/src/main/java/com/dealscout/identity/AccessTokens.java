package com.dealscout.identity;

import com.dealscout.platform.Sha256;
import com.dealscout.platform.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bearer tokens of the API; good for {@link #LIFETIME} unless revoked. */
@Repository
class AccessTokens {

    static final Duration LIFETIME = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    AccessTokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    String issue(PersonId person) {
        var token = Secrets.next();
        var now = clock.instant();
        db.sql("""
                        insert into access_tokens (token_hash, person_id, created_at, expires_at)
                        values (:hash, :person, :now, :expires)
                        """)
                .param("hash", Sha256.of(token))
                .param("person", person.value())
                .param("now", Sql.at(now))
                .param("expires", Sql.at(now.plus(LIFETIME)))
                .update();
        return token;
    }

    /** Whose token that is; one that expired or was revoked is nobody's. */
    Optional<Caller> find(String token) {
        return db.sql("""
                        select p.id, p.roles
                        from access_tokens t join people p on p.id = t.person_id
                        where t.token_hash = :hash and t.expires_at > :now
                        """)
                .param("hash", Sha256.of(token))
                .param("now", Sql.at(clock.instant()))
                .query((row, _) -> new Caller(new PersonId(Sql.uuid(row, "id")), Accounts.roles(row)))
                .optional();
    }

    void revoke(String token) {
        db.sql("delete from access_tokens where token_hash = :hash")
                .param("hash", Sha256.of(token))
                .update();
    }

    void revokeAll(PersonId person) {
        db.sql("delete from access_tokens where person_id = :person")
                .param("person", person.value())
                .update();
    }

    void revokeAllBut(String token, PersonId person) {
        db.sql("delete from access_tokens where person_id = :person and token_hash <> :hash")
                .param("person", person.value())
                .param("hash", Sha256.of(token))
                .update();
    }

    int removeExpired() {
        return db.sql("delete from access_tokens where expires_at <= :now")
                .param("now", Sql.at(clock.instant()))
                .update();
    }
}
