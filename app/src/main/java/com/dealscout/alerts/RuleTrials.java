package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.notifications.Announcement;
import com.dealscout.notifications.Content;
import com.dealscout.notifications.DeliveryView;
import com.dealscout.notifications.Kind;
import com.dealscout.notifications.Recipient;
import com.dealscout.notifications.Samples;
import com.dealscout.platform.PublicUrl;
import com.dealscout.platform.Wording;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sends the owner of a rule a sample of its alerts, so that they see whether and how it reaches them. */
@Service
class RuleTrials {

    private final Rules rules;
    private final Samples samples;
    private final PauseLinks pauseLinks;
    private final PublicUrl address;

    RuleTrials(Rules rules, Samples samples, PauseLinks pauseLinks, PublicUrl address) {
        this.rules = rules;
        this.samples = samples;
        this.pauseLinks = pauseLinks;
        this.address = address;
    }

    /** No match and no alert: it counts nowhere. */
    List<DeliveryView> run(PersonId owner, RuleId id) throws InterruptedException {
        var rule = rules.find(owner, id).orElseThrow(RuleBook::unknown);
        var terms = rule.terms();
        var recipient = new Recipient(
                owner, Set.copyOf(terms.channels()), List.of(pauseLinks.reason(id, "Test of " + terms.name())));
        return samples.send(
                new Announcement(
                        Kind.SYSTEM,
                        "rule-test:" + UUID.randomUUID(),
                        "Test of your deal alert " + terms.name(),
                        null,
                        null,
                        sample(terms.wants()),
                        null,
                        null),
                recipient);
    }

    /** Nothing that could be taken for an offer: there is nothing to buy behind it. */
    private Content.Deal sample(Wants wants) {
        return new Content.Deal(
                "This is a test, not an offer",
                wants.maxPrice(),
                wants.currency(),
                first(wants.categories()),
                wants.condition() == null
                        ? null
                        : Wording.capitalised(wants.condition().word()),
                null,
                null,
                address.at("/"),
                List.of());
    }

    private static @Nullable String first(List<String> categories) {
        return categories.isEmpty() ? null : categories.getFirst();
    }
}
