package com.dealscout.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/**
 * Hands announcements whose listener failed, or died with its node, to their listeners again.
 *
 * <p>The registry itself does so at a restart only; a database that was away for a minute must not need one. What is
 * "stale", so that another node takes it up, is set under {@code spring.modulith.events.staleness}. Listeners are
 * idempotent, so one too many does no harm.
 */
@Configuration(proxyBeanMethods = false)
class Redelivery {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Bean
    RecurringTask<Void> redeliverAnnouncements(FailedEventPublications failed) {
        return Tasks.recurring("redeliver-announcements", FixedDelay.of(PAUSE))
                .execute((instance, context) ->
                        failed.resubmit(ResubmissionOptions.defaults().withMinAge(PAUSE)));
    }
}
