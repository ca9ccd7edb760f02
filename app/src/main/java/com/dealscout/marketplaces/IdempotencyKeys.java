package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Sql;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys by which a person's program says that a request is the same as before. Kept for two days. */
@Repository
class IdempotencyKeys {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final JdbcClient db;

    IdempotencyKeys(JdbcClient db) {
        this.db = db;
    }

    /** @throws Problem.Invalid (400) */
    static void check(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.Invalid.field(
                    "Idempotency-Key", "must be 1 to 255 visible ASCII characters. Use a new UUID for each request.");
        }
    }

    /**
     * What an earlier request of that key made.
     *
     * @throws Problem.Invalid (422) if it was another request
     */
    Optional<List<UUID>> made(PersonId person, String key, byte[] requestHash) {
        return db.sql("select request_hash, cross_posts from idempotency_keys where person_id = :person and key = :key")
                .param("person", person.value())
                .param("key", key)
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("request_hash"), requestHash)) {
                        throw Problem.Invalid.unprocessable(
                                "This Idempotency-Key was used for another request. Use a new one.",
                                List.of(new Problem.FieldError("Idempotency-Key", "was used for another request.")));
                    }
                    return List.of((UUID[]) row.getArray("cross_posts").getArray());
                })
                .optional();
    }

    /** @return false if the key is taken; waits for a request that is using it at this moment */
    boolean take(PersonId person, String key, byte[] requestHash, Instant now) {
        return db.sql("""
                insert into idempotency_keys (person_id, key, request_hash, created_at)
                values (:person, :key, :hash, :now)
                on conflict (person_id, key) do nothing
                """)
                        .param("person", person.value())
                        .param("key", key)
                        .param("hash", requestHash)
                        .param("now", Sql.at(now))
                        .update()
                == 1;
    }

    void store(PersonId person, String key, List<UUID> crossPosts) {
        db.sql("update idempotency_keys set cross_posts = :ids where person_id = :person and key = :key")
                .param("ids", crossPosts.toArray(UUID[]::new))
                .param("person", person.value())
                .param("key", key)
                .update();
    }
}
