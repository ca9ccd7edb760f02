package com.dealscout.platform;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the pages that somebody has open that something they may show has changed; what, they ask for themselves.
 *
 * <p>Said with PostgreSQL's NOTIFY: it leaves with the caller's transaction or not at all, and reaches every node
 * (<a href="https://www.postgresql.org/docs/current/sql-notify.html">NOTIFY</a>). Pages that are not open at the moment
 * miss nothing, for they are drawn anew when they are opened.
 */
@Component
public class Live {

    static final String CHANNEL = "dealscout_live";

    /** Every person who is looking, in place of an id. */
    static final String EVERYBODY = "*";

    /** From here on telling each one costs more than everybody's asking once. */
    private static final int MANY = 50;

    private final JdbcClient db;

    Live(JdbcClient db) {
        this.db = db;
    }

    /** @param topic such as {@code inbox} or {@code item-…}; letters, digits and hyphens */
    public void changed(UUID person, String topic) {
        say(person.toString(), topic);
    }

    /** The same topic has changed for all of them. */
    public void changed(Collection<UUID> people, String topic) {
        if (people.size() > MANY) {
            say(EVERYBODY, topic);
        } else {
            people.stream().distinct().forEach(person -> changed(person, topic));
        }
    }

    private void say(String whom, String topic) {
        db.sql("select pg_notify(:channel, :text)")
                .param("channel", CHANNEL)
                .param("text", whom + " " + topic)
                .query((_, _) -> true)
                .single();
    }
}
