package com.dealscout.identity;

import com.dealscout.platform.Sha256;
import com.dealscout.platform.Sql;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tokens of mailed links: each for one purpose, used once, until it expires. */
@Repository
class OneTimeTokens {

    enum Purpose {
        CONFIRM_EMAIL("confirm_email", Duration.ofDays(3)),
        RESET_PASSWORD("reset_password", Duration.ofHours(1));

        private final String word;
        private final Duration lifetime;

        Purpose(String word, Duration lifetime) {
            this.word = word;
            this.lifetime = lifetime;
        }
    }

    /** What became of a token that somebody brought. */
    sealed interface Use {
        /** Good, and from now on used, as are all others of that person and purpose. */
        record Accepted(PersonId person) implements Use {}

        record AlreadyUsed(PersonId person) implements Use {}

        record Expired() implements Use {}

        record Unknown() implements Use {}
    }

    private final JdbcClient db;
    private final Clock clock;

    OneTimeTokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A new token; earlier ones stay good, for a mail may be on its way with them. */
    String issue(PersonId person, Purpose purpose) {
        var token = Secrets.next();
        var now = clock.instant();
        db.sql("""
                        insert into one_time_tokens (token_hash, person_id, purpose, created_at, expires_at)
                        values (:hash, :person, :purpose, :now, :expires)
                        """)
                .param("hash", Sha256.of(token))
                .param("person", person.value())
                .param("purpose", purpose.word)
                .param("now", Sql.at(now))
                .param("expires", Sql.at(now.plus(purpose.lifetime)))
                .update();
        return token;
    }

    /** In the caller's transaction. Of two who bring the same token at once, one waits for the other and is refused. */
    Use use(String token, Purpose purpose) {
        var found = db.sql("""
                        select person_id, used_at is not null as used, expires_at <= :now as expired
                        from one_time_tokens
                        where token_hash = :hash and purpose = :purpose
                        for update
                        """)
                .param("hash", Sha256.of(token))
                .param("purpose", purpose.word)
                .param("now", Sql.at(clock.instant()))
                .query((row, _) -> {
                    var person = new PersonId(Sql.uuid(row, "person_id"));
                    if (row.getBoolean("used")) {
                        return new Use.AlreadyUsed(person);
                    }
                    return row.getBoolean("expired") ? new Use.Expired() : new Use.Accepted(person);
                })
                .optional();
        if (found.isPresent() && found.get() instanceof Use.Accepted(var person)) {
            markUsed(person, purpose);
        }
        return found.orElseGet(Use.Unknown::new);
    }

    /** True if {@link #use} would accept it now. */
    boolean isGood(String token, Purpose purpose) {
        return db.sql("""
                        select exists (
                            select from one_time_tokens
                            where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now)
                        """)
                .param("hash", Sha256.of(token))
                .param("purpose", purpose.word)
                .param("now", Sql.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    void markUsed(PersonId person, Purpose purpose) {
        db.sql("""
                        update one_time_tokens set used_at = :now
                        where person_id = :person and purpose = :purpose and used_at is null
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("person", person.value())
                .param("purpose", purpose.word)
                .update();
    }

    /** Kept a week beyond their time, so that an old link is told apart from one that never was. */
    int removeExpired() {
        return db.sql("delete from one_time_tokens where expires_at <= :before")
                .param("before", Sql.at(clock.instant().minus(Duration.ofDays(7))))
                .update();
    }
}
