package com.dealscout.inbox;

import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sellers' words that wait to be carried to a marketplace. The state is in the messages' own rows. */
@Repository
class WaitingReplies {

    private final JdbcClient jdbc;

    WaitingReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One reply, claimed.
     *
     * @param attempt which it is, from 1; an outcome counts only while no later attempt was begun
     */
    record Claimed(UUID message, Conversation conversation, String text, int attempt) {}

    /** Attempts that died with this process need not wait for their lease. Only where no other node can exist. */
    void takeUpInterrupted(Instant now) {
        jdbc.sql("update messages set next_attempt_at = :now where carriage = 'sending'")
                .param("now", Sql.at(now))
                .update();
    }

    /** Claims what is due, in each conversation only the oldest: what is said second arrives second. */
    List<Claimed> claim(int limit, Instant now, Instant leaseEnd) {
        return jdbc.sql("""
                        update messages m
                        set carriage = 'sending', attempts = m.attempts + 1, next_attempt_at = :lease_end
                        from conversations c
                        where c.id = m.conversation_id and m.id in (
                            select w.id from messages w
                            where w.carriage in ('pending', 'sending') and w.next_attempt_at <= :now
                              and not exists (
                                select 1 from messages earlier
                                where earlier.conversation_id = w.conversation_id
                                  and earlier.carriage in ('pending', 'sending')
                                  and (earlier.at, earlier.id) < (w.at, w.id))
                            order by w.next_attempt_at
                            limit :limit
                            for update skip locked)
                        returning m.id as message_id, m.text, m.attempts, c.*
                        """)
                .param("now", Sql.at(now))
                .param("lease_end", Sql.at(leaseEnd))
                .param("limit", limit)
                .query(WaitingReplies::claimed)
                .list();
    }

    boolean sent(Claimed claimed, String externalMessageId) {
        return jdbc.sql("""
                        update messages
                        set carriage = 'sent', next_attempt_at = null, last_error = null, external_id = :external
                        where id = :id and carriage = 'sending' and attempts = :attempt
                        """)
                        .param("external", externalMessageId)
                        .param("id", claimed.message())
                        .param("attempt", claimed.attempt())
                        .update()
                == 1;
    }

    /** True unless a later attempt has been begun, whose outcome then counts. */
    boolean refused(Claimed claimed, String why) {
        return jdbc.sql("""
                        update messages set carriage = 'refused', next_attempt_at = null, last_error = :why
                        where id = :id and carriage = 'sending' and attempts = :attempt
                        """)
                        .param("why", why)
                        .param("id", claimed.message())
                        .param("attempt", claimed.attempt())
                        .update()
                == 1;
    }

    void tryAgain(Claimed claimed, String why, Instant at) {
        jdbc.sql("""
                        update messages set carriage = 'pending', next_attempt_at = :at, last_error = :why
                        where id = :id and carriage = 'sending' and attempts = :attempt
                        """)
                .param("at", Sql.at(at))
                .param("why", why)
                .param("id", claimed.message())
                .param("attempt", claimed.attempt())
                .update();
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                Sql.uuid(row, "message_id"),
                Conversations.conversation(row, number),
                row.getString("text"),
                row.getInt("attempts"));
    }
}
