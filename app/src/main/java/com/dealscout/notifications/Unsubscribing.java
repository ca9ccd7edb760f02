package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.PublicUrl;
import com.dealscout.platform.SignedLinks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The signed link in each mail by which its recipient, and nobody else, turns email off without logging in. */
@Component
class Unsubscribing {

    private static final String ACTION = "unsubscribe";

    /** Long: people unsubscribe from old mails. */
    private static final Duration GOOD_FOR = Duration.ofDays(3 * 365);

    private final SignedLinks links;
    private final PublicUrl publicUrl;

    Unsubscribing(SignedLinks links, PublicUrl publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    String link(PersonId person, Instant toldAt) {
        var token = links.sign(ACTION, person.toString(), toldAt.plus(GOOD_FOR));
        return publicUrl.at("/unsubscribe?person=" + person + "&token=" + token);
    }

    boolean allows(PersonId person, String token) {
        return links.verify(ACTION, person.toString(), token);
    }
}
