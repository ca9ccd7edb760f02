package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.matcher.Condition;
import com.dealscout.notifications.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule as the API shows it to its owner. */
record RuleView(
        RuleId id,
        PersonId userId,
        String name,
        List<String> keywords,
        List<String> excludeKeywords,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        String currency,
        List<String> categories,
        @Nullable String condition,
        @Nullable Location location,
        List<Channel> notificationChannels,
        String frequency,
        boolean enabled,
        @Nullable Instant lastTriggeredAt,
        Instant createdAt) {

    /** The form in which it was given: a postal code, or a point. */
    record Location(
            @Nullable String postalCode,
            @Nullable Double lat,
            @Nullable Double lon,
            BigDecimal radiusMi) {

        static Location of(Wants.Where where) {
            return where.postalCode() == null
                    ? new Location(null, where.latitude(), where.longitude(), where.radiusMi())
                    : new Location(where.postalCode(), null, null, where.radiusMi());
        }
    }

    static RuleView of(DealAlertRule rule) {
        var terms = rule.terms();
        var wants = terms.wants();
        return new RuleView(
                rule.id(),
                rule.owner(),
                terms.name(),
                wants.keywords(),
                wants.excludeKeywords(),
                wants.minPrice(),
                wants.maxPrice(),
                wants.currency(),
                wants.categories(),
                Optional.ofNullable(wants.condition()).map(Condition::word).orElse(null),
                Optional.ofNullable(wants.where()).map(Location::of).orElse(null),
                terms.channels(),
                terms.frequency().name().toLowerCase(Locale.ROOT),
                terms.enabled(),
                rule.lastTriggeredAt(),
                rule.createdAt());
    }
}
