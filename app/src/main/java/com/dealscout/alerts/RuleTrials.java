package com.dealscout.alerts;

import com.dealscout.notifications.Content;
import com.dealscout.notifications.DeliveryView;
import com.dealscout.notifications.Reach;
import com.dealscout.platform.PublicUrl;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sends its owner one sample of what a rule sends, so that they see whether it reaches them. */
@Component
class RuleTrials {

    private final Reach reach;
    private final PauseLinks pauseLinks;
    private final MessageSource messages;
    private final PublicUrl address;

    RuleTrials(Reach reach, PauseLinks pauseLinks, MessageSource messages, PublicUrl address) {
        this.reach = reach;
        this.pauseLinks = pauseLinks;
        this.messages = messages;
        this.address = address;
    }

    /** Waits up to ten seconds for what becomes of it. */
    List<DeliveryView> run(DealAlertRule rule) {
        var terms = rule.terms();
        return reach.sample(
                rule.owner(),
                terms.channels(),
                sample(terms.wants()),
                List.of(pauseLinks.reason(rule.id(), terms.name())));
    }

    /** Something that is plainly not for sale, at a price that the rule would take. */
    private Content.Deal sample(Wants wants) {
        return new Content.Deal(
                messages.getMessage("alerts.sample.title", null, Locale.ENGLISH),
                Objects.requireNonNullElse(wants.maxPrice(), new BigDecimal("1.00")),
                wants.currency(),
                wants.categories().isEmpty() ? null : wants.categories().getFirst(),
                null,
                null,
                null,
                address.at("/alerts"),
                List.of());
    }
}
