package com.dealscout.marketplaces;

import com.dealscout.marketplaces.MarketplaceSettings.Endpoint;
import com.dealscout.marketplaces.partner.PartnerConnector;
import com.dealscout.marketplaces.partner.PartnerEndpoint;
import com.dealscout.platform.CannotStart;
import com.dealscout.platform.WorkLoop;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the marketplaces of the settings, and starts what works for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MarketplaceSettings.class)
class MarketplacesConfiguration {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    @Bean
    Marketplaces marketplaces(MarketplaceSettings settings) {
        return marketplacesOf(settings);
    }

    /** @throws CannotStart if a setting is missing, or asks for what there is not */
    static Marketplaces marketplacesOf(MarketplaceSettings settings) {
        check(settings.marketplaces());
        if (!isOff(settings.ebay())) {
            throw new CannotStart("DEALSCOUT_EBAY_MODE=" + settings.ebay().mode()
                    + " is not there yet; leave it empty, or set it to off.");
        }
        var sandbox = settings.sandboxUrl();
        var nothingIsConfigured = settings.facebook().mode().isEmpty()
                && settings.offerup().mode().isEmpty();
        if (nothingIsConfigured && sandbox != null && !sandbox.isEmpty()) {
            return new Marketplaces(
                    List.of(standIn("facebook", sandbox, settings), standIn("offerup", sandbox, settings)));
        }
        var all = new ArrayList<Marketplace>();
        add(all, "facebook", settings.facebook(), settings);
        add(all, "offerup", settings.offerup(), settings);
        return new Marketplaces(all);
    }

    private static void check(MarketplaceSettings.Pace pace) {
        var durations = new LinkedHashMap<String, Duration>();
        durations.put("connect-timeout", pace.connectTimeout());
        durations.put("request-timeout", pace.requestTimeout());
        durations.put("retry-first", pace.retryFirst());
        durations.put("retry-max", pace.retryMax());
        durations.put("give-up-after", pace.giveUpAfter());
        durations.put("review-first", pace.reviewFirst());
        durations.put("poll-every", pace.pollEvery());
        durations.put("look-every", pace.lookEvery());
        durations.forEach((name, duration) -> {
            if (!duration.isPositive()) {
                throw new CannotStart("dealscout.marketplaces.%s=%s is not above zero; give a time such as 5s."
                        .formatted(name, duration));
            }
        });
        if (pace.refreshAhead().isNegative()) {
            throw new CannotStart("dealscout.marketplaces.refresh-ahead=" + pace.refreshAhead()
                    + " is below zero; give a time such as 2m.");
        }
        if (pace.atOnce() < 1) {
            throw new CannotStart("dealscout.marketplaces.at-once=" + pace.atOnce() + " is not at least 1.");
        }
    }

    private static boolean isOff(Endpoint endpoint) {
        return endpoint.mode().isEmpty() || endpoint.mode().equals("off");
    }

    private static Marketplace standIn(String id, String sandbox, MarketplaceSettings settings) {
        var base = (sandbox.endsWith("/") ? sandbox.substring(0, sandbox.length() - 1) : sandbox) + "/" + id;
        return partner(
                id,
                true,
                new Endpoint("partner", base + "/api", base + "/oauth", "dealscout", "dealscout-sandbox"),
                settings);
    }

    private static void add(List<Marketplace> all, String id, Endpoint endpoint, MarketplaceSettings settings) {
        if (isOff(endpoint)) {
            return;
        }
        if (!endpoint.mode().equals("partner")) {
            throw new CannotStart("%s=%s is not there yet; set it to partner or off."
                    .formatted(variable(id, "MODE"), endpoint.mode()));
        }
        all.add(partner(id, false, endpoint, settings));
    }

    private static Marketplace partner(String id, boolean standIn, Endpoint endpoint, MarketplaceSettings settings) {
        var pace = settings.marketplaces();
        var connector = new PartnerConnector(new PartnerEndpoint(
                Marketplaces.name(id),
                address(variable(id, "BASE_URL"), endpoint.baseUrl(), standIn),
                address(variable(id, "OAUTH_URL"), endpoint.oauthUrl(), standIn),
                present(variable(id, "CLIENT_ID"), endpoint.clientId()),
                present(variable(id, "CLIENT_SECRET"), endpoint.clientSecret()),
                pace.connectTimeout(),
                pace.requestTimeout()));
        return new Marketplace(id, Marketplaces.name(id), Marketplace.Mode.PARTNER, standIn, connector);
    }

    private static String variable(String id, String name) {
        return "DEALSCOUT_" + id.toUpperCase(Locale.ROOT) + "_" + name;
    }

    private static String present(String variable, String value) {
        if (value.isEmpty()) {
            throw new CannotStart(variable + " is missing; a marketplace in mode partner needs it.");
        }
        return value;
    }

    /** Tokens travel there, so it must be https unless it stays on this machine. */
    private static URI address(String variable, String value, boolean standIn) {
        var address = parse(present(variable, value));
        var host = address == null ? null : address.getHost();
        if (address == null || host == null) {
            throw new CannotStart(
                    variable + "=" + value + " is not a web address such as https://partner.example/api/v1.");
        }
        if (!"https".equals(address.getScheme()) && !(standIn || LOCAL.contains(host))) {
            throw new CannotStart(variable + "=" + value + " must start with https, as tokens are sent there.");
        }
        return address;
    }

    private static @Nullable URI parse(String value) {
        try {
            return new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    @Bean
    WorkLoop crossPostLoop(CrossPostWork work) {
        return work.loop();
    }

    @Bean
    WorkLoop buyerMessageLoop(BuyerMessages messages) {
        return messages.loop();
    }

    @Bean
    WorkLoop backstopLoop(Backstop backstop) {
        return backstop.loop();
    }

    /** With an embedded database there is one node, so whoever held a lease is dead: work goes on at once. */
    @Bean
    SmartInitializingSingleton noLeasesOfTheDead(
            @Value("${dealscout.database.url:}") String server, CrossPosts crossPosts, Accounts accounts, Clock clock) {
        return () -> {
            if (server.isEmpty()) {
                crossPosts.releaseAll();
                accounts.startAfresh(clock.instant());
            }
        };
    }

    @Bean
    RecurringTask<Void> forgetOldMarketplaceRows(Leftovers leftovers) {
        return Tasks.recurring("marketplaces-forget", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> leftovers.forget());
    }
}
