package com.dealscout.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Deletes what has expired. Nothing expired is accepted before that either: this only saves room. */
@Configuration(proxyBeanMethods = false)
class CleanUp {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    RecurringTask<Void> removeExpiredLogIns(
            JdbcIndexedSessionRepository sessions,
            AccessTokens accessTokens,
            OneTimeTokens oneTimeTokens,
            RateLimits limits) {
        return Tasks.recurring("remove-expired-log-ins", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            sessions.cleanUpExpiredSessions();
            accessTokens.removeExpired();
            oneTimeTokens.removeExpired();
            limits.removeExpired();
        });
    }
}
