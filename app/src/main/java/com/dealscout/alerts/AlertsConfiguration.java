package com.dealscout.alerts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertsSettings.class)
class AlertsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AlertsConfiguration.class);

    @Bean
    RecurringTask<Void> checkAllDealAlerts(Sweep sweep, AlertsSettings settings) {
        return Tasks.recurring("check_all_deal_alerts", Schedules.cron(settings.sweepCron(), ZoneOffset.UTC))
                .execute((instance, context) ->
                        sweep.runUnlessRunning().ifPresent(report -> LOG.info("check_all_deal_alerts: {}", report)));
    }
}
