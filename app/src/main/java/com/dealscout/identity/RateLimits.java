package com.dealscout.identity;

import com.dealscout.platform.Problem;
import com.dealscout.platform.Sha256;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often one may: counted in the database, so that all nodes count together.
 *
 * <p>Each limit is a number of permits that come back all at once when the period since the first use is over. A check
 * costs one short transaction. {@code dealscout.rate-limits=off} lifts them all.
 */
@Component
class RateLimits {

    /** Few enough for a short statement. */
    private static final int REMOVED_AT_ONCE = 1_000;

    private enum Limit {
        LOG_IN(10, Duration.ofMinutes(1), "log-ins a minute with one address"),
        REGISTRATION(30, Duration.ofHours(1), "registrations an hour"),
        MAIL(10, Duration.ofHours(1), "mails an hour to one address"),
        UPLOAD(120, Duration.ofMinutes(1), "uploads a minute"),
        WRITE(600, Duration.ofMinutes(1), "changes a minute");

        private final int permits;
        private final String words;
        private final BucketConfiguration bucket;

        Limit(int permits, Duration period, String words) {
            this.permits = permits;
            this.words = words;
            this.bucket = BucketConfiguration.builder()
                    .addLimit(limit -> limit.capacity(permits).refillIntervally(permits, period))
                    .build();
        }
    }

    private final boolean on;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    RateLimits(DataSource database, @Value("${dealscout.rate-limits:on}") String onOrOff) {
        this.on = !onOrOff.equalsIgnoreCase("off") && !onOrOff.equalsIgnoreCase("false");
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit_buckets")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /** @throws Problem.TooMany as all of these */
    void logIn(EmailAddress address) {
        take(Limit.LOG_IN, address.key());
    }

    /** @param client its network address */
    void registration(String client) {
        take(Limit.REGISTRATION, client);
    }

    void upload(PersonId person) {
        take(Limit.UPLOAD, person.toString());
    }

    void write(PersonId person) {
        take(Limit.WRITE, person.toString());
    }

    /** Whether another mail may be asked for by somebody who only typed that address. */
    boolean allowsMail(EmailAddress address) {
        return nanosToWait(Limit.MAIL, address.key()) == 0;
    }

    void removeExpired() {
        while (buckets.removeExpired(REMOVED_AT_ONCE) == REMOVED_AT_ONCE) {
            // as long as there are more
        }
    }

    private void take(Limit limit, String whose) {
        var nanos = nanosToWait(limit, whose);
        if (nanos > 0) {
            var wait = Duration.ofNanos(nanos).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
            throw new Problem.TooMany(
                    "These are more than %d %s. Try again in %d seconds."
                            .formatted(limit.permits, limit.words, wait.toSeconds()),
                    wait);
        }
    }

    /** Zero if one may. Typed text is hashed: it bounds the key, and no address stands in a table of counters. */
    private long nanosToWait(Limit limit, String whose) {
        if (!on) {
            return 0;
        }
        var id = limit.name() + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(whose));
        var probe = buckets.getProxy(id, () -> limit.bucket).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }
}
