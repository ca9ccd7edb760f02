package com.dealscout.alerts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How matching runs.
 *
 * @param sweepCron when {@code check_all_deal_alerts} runs: second, minute, hour, day, month, weekday in UTC; {@code -}
 *     for never by itself
 * @param matchers how many listings one node works on at the same time, so that one which meets very many rules does not
 *     hold up the others
 * @param pauseLink how long the link in a message that pauses a rule works
 */
@ConfigurationProperties("dealscout.alerts")
record AlertsSettings(
        @DefaultValue("0 */30 * * * *") String sweepCron,
        @DefaultValue("3") int matchers,
        @DefaultValue("90d") Duration pauseLink) {

    AlertsSettings {
        if (matchers < 1 || matchers > 10) {
            throw new IllegalArgumentException("dealscout.alerts.matchers is " + matchers
                    + "; give 1 to 10. Each holds a database connection while it works.");
        }
    }
}
