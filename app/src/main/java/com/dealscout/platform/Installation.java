package com.dealscout.platform;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What all nodes of one installation share besides their rows: the key that signs links, sealed in the database.
 *
 * <p>Opening it at start proves that this node's key set is the one the database's secrets were sealed with. A node with
 * another key set would lose every marketplace token it touches, so it does not start.
 */
@Component
class Installation {

    private static final String PURPOSE = "installation-link-key";

    private final JdbcClient jdbc;
    private final Sealing sealing;

    Installation(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    String linkKey() {
        jdbc.sql("insert into installation (link_key) values (?) on conflict do nothing")
                .param(sealing.seal(fresh(), PURPOSE))
                .update();
        var sealed = jdbc.sql("select link_key from installation")
                .query(byte[].class)
                .single();
        try {
            return sealing.open(sealed, PURPOSE);
        } catch (IllegalStateException e) {
            throw new CannotStart(
                    "This node's key set does not open the secrets of this database; set DEALSCOUT_KEYSET to the key set"
                            + " of the nodes that use it (the file secrets/keyset.json of the first one's data directory).",
                    e);
        }
    }

    private static String fresh() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
