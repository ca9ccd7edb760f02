package com.dealscout.alerts;

import com.dealscout.notifications.Reason;
import com.dealscout.platform.SignedLinks;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Links in messages that lead to the page which pauses a rule, without a log-in. */
@Component
class PauseLinks {

    private static final String ACTION = "pause-rule";

    private final SignedLinks links;
    private final AlertsSettings settings;
    private final Clock clock;

    PauseLinks(SignedLinks links, AlertsSettings settings, Clock clock) {
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** The rule as the reason for which somebody is told something. */
    Reason reason(RuleId rule, String name) {
        return new Reason(rule.value(), name, path(rule));
    }

    private String path(RuleId rule) {
        return "/deal-alert-rules/" + rule + "/pause?token=" + links.sign(ACTION, rule.toString(), expires());
    }

    boolean allows(RuleId rule, String token) {
        return links.verify(ACTION, rule.toString(), token);
    }

    private Instant expires() {
        return clock.instant().plus(settings.pauseLink());
    }
}
