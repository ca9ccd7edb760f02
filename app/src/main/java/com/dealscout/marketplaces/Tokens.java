package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Connector;
import com.dealscout.marketplaces.connector.Fault;
import com.dealscout.marketplaces.connector.Grant;
import com.dealscout.notifications.Announcement;
import com.dealscout.notifications.Content;
import com.dealscout.notifications.Kind;
import com.dealscout.notifications.Notifications;
import com.dealscout.notifications.Recipient;
import com.dealscout.platform.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls a marketplace with an access token that works.
 *
 * <p>Refresh tokens rotate, and one used twice ends the whole authorisation. So a refresh is made by one caller at a
 * time, on one node: by whoever moves {@code refreshing_until} in the account's row. The call itself is made outside any
 * transaction, and can never outlast that time because each call has a shorter time-out. What came of it is committed
 * before anybody uses it, and only by the holder of the claim. The others wait for the row to change. A process that
 * dies in the very refresh may take the new token with it; then the old one is tried again, and if the marketplace no
 * longer takes it the seller has to connect again: nothing can be done about that from here.
 */
@Component
class Tokens {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private static final Duration SHARED_WAIT = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Accounts accounts;
    private final Marketplaces marketplaces;
    private final Notifications notifications;
    private final PublicUrl url;
    private final TransactionTemplate transactions;
    private final MarketplaceSettings.Pace pace;
    private final Clock clock;

    Tokens(
            Accounts accounts,
            Marketplaces marketplaces,
            Notifications notifications,
            PublicUrl url,
            TransactionTemplate transactions,
            MarketplaceSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.marketplaces = marketplaces;
        this.notifications = notifications;
        this.url = url;
        this.transactions = transactions;
        this.pace = settings.marketplaces();
        this.clock = clock;
    }

    private sealed interface Token {
        record Usable(String value, long version) implements Token {
            @Override
            public String toString() {
                return "Usable[version " + version + "]";
            }
        }

        /** The seller has to connect again. */
        record Lapsed() implements Token {}

        record NotNow(Fault why, Duration atLeast) implements Token {}
    }

    private sealed interface Refreshed {
        /** By us or by somebody else: the row says what is. */
        record LookAgain() implements Refreshed {}

        record Lapsed() implements Refreshed {}

        record Failed(Fault why, Duration atLeast) implements Refreshed {}
    }

    /**
     * Makes the call, with a fresh token and once more if the first was not accepted.
     *
     * @return {@link Answer.TokenRefused} exactly if the account is not connected (any more): nothing was done then
     */
    <T> Answer<T> call(Account account, Function<String, Answer<T>> call) {
        var connector = marketplaces.find(account.marketplace()).map(Marketplace::connector);
        if (connector.isEmpty()) {
            return new Answer.TokenRefused<>();
        }
        return switch (valid(account, connector.get(), null)) {
            case Token.Usable(var token, var version) -> {
                var answer = call.apply(token);
                yield answer instanceof Answer.TokenRefused<T>
                        ? again(account, connector.get(), version, call)
                        : answer;
            }
            case Token.Lapsed _ -> new Answer.TokenRefused<>();
            case Token.NotNow(var why, var atLeast) -> new Answer.TryLater<>(why, atLeast);
        };
    }

    private <T> Answer<T> again(Account account, Connector connector, long refused, Function<String, Answer<T>> call) {
        return switch (valid(account, connector, refused)) {
            case Token.Usable(var token, var _) -> {
                var answer = call.apply(token);
                var name = Marketplaces.name(account.marketplace());
                yield answer instanceof Answer.TokenRefused<T>
                        ? new Answer.Refused<>(new Fault(
                                "token_expired",
                                name + " does not accept a new token either: connect again, then retry."))
                        : answer;
            }
            case Token.Lapsed _ -> new Answer.TokenRefused<>();
            case Token.NotNow(var why, var atLeast) -> new Answer.TryLater<>(why, atLeast);
        };
    }

    /** @param refused the version that the marketplace did not accept, or null */
    private Token valid(Account account, Connector connector, @Nullable Long refused) {
        var giveUp = clock.instant().plus(pace.lease());
        while (true) {
            var access = accounts.access(account.id()).orElse(null);
            if (access == null || access.status() != Account.Status.CONNECTED || access.token() == null) {
                return new Token.Lapsed();
            }
            var now = clock.instant();
            var isRefused = refused != null && refused == access.version();
            var stillGood = !isRefused
                    && (access.expiresAt() == null || access.expiresAt().isAfter(now));
            var usable = new Token.Usable(access.token(), access.version());
            if (stillGood && (access.refreshAt() == null || access.refreshAt().isAfter(now))) {
                return usable;
            }
            var claim = UUID.randomUUID();
            var refreshToken = accounts.claimRefresh(
                    account.id(),
                    access.version(),
                    claim,
                    now,
                    now.plus(pace.longestCall()).plusSeconds(10));
            if (refreshToken.isPresent()) {
                switch (refresh(account, connector, claim, refreshToken.get())) {
                    case Refreshed.LookAgain _ -> {
                        continue;
                    }
                    case Refreshed.Lapsed _ -> {
                        return new Token.Lapsed();
                    }
                    case Refreshed.Failed(var why, var atLeast) -> {
                        return stillGood ? usable : new Token.NotNow(why, atLeast);
                    }
                }
            }
            if (stillGood) {
                return usable; // for the while that another needs to replace it
            }
            var notBefore = access.notBefore();
            if (notBefore != null && notBefore.isAfter(now)) {
                return new Token.NotNow(noRefresh(account), Duration.between(now, notBefore));
            }
            if (now.isAfter(giveUp) || !pause()) {
                return new Token.NotNow(noRefresh(account), PAUSE_AFTER_FAILURE);
            }
        }
    }

    private static Fault noRefresh(Account account) {
        return new Fault(
                "token_not_refreshed",
                Marketplaces.name(account.marketplace()) + " does not renew our access just now.");
    }

    private static boolean pause() {
        try {
            Thread.sleep(SHARED_WAIT);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Refreshed refresh(Account account, Connector connector, UUID claim, String refreshToken) {
        var answer = refreshToken.isEmpty()
                ? new Answer.Refused<Grant>(new Fault("no_refresh_token", "There is none."))
                : connector.refresh(refreshToken);
        return switch (answer) {
            case Answer.Done<Grant>(var grant) -> store(account, connector, claim, grant);
            case Answer.Refused<Grant> _, Answer.TokenRefused<Grant> _ -> lapse(account, claim);
            case Answer.Absent<Grant> _ -> failed(account, claim, noRefresh(account), Duration.ZERO);
            case Answer.TryLater<Grant>(var why, var atLeast) -> failed(account, claim, why, atLeast);
            case Answer.Unknown<Grant>(var why, var atLeast) -> failed(account, claim, why, atLeast);
        };
    }

    private Refreshed store(Account account, Connector connector, UUID claim, Grant grant) {
        if (!accounts.storeRefreshed(account.id(), claim, grant, clock.instant())) {
            connector.revoke(grant); // disconnected meanwhile: nobody will ever use it
        }
        return new Refreshed.LookAgain();
    }

    private Refreshed failed(Account account, UUID claim, Fault why, Duration atLeast) {
        var pause = atLeast.compareTo(PAUSE_AFTER_FAILURE) > 0 ? atLeast : PAUSE_AFTER_FAILURE;
        LOG.info("{} did not renew the access of account {}: {}", account.marketplace(), account.id(), why.code());
        accounts.refreshFailed(account.id(), claim, clock.instant().plus(pause));
        return new Refreshed.Failed(why, pause);
    }

    private Refreshed lapse(Account account, UUID claim) {
        var lapsed = transactions.execute(_ -> {
            if (!accounts.needsReconnect(account.id(), claim)) {
                return false;
            }
            notifications.tell(announcement(account, claim), List.of(Recipient.byEmail(account.person())));
            return true;
        });
        if (!Boolean.TRUE.equals(lapsed)) {
            return new Refreshed.LookAgain();
        }
        LOG.info("{} no longer takes the tokens of account {}", account.marketplace(), account.id());
        return new Refreshed.Lapsed();
    }

    private Announcement announcement(Account account, UUID claim) {
        var name = Marketplaces.name(account.marketplace());
        var title = "Connect " + name + " again";
        var letter = new Content.Letter(
                title,
                List.of(
                        name + " no longer lets Deal Scout act for you there.",
                        "Until you connect it again, what you post or change waits, and what you sell is not taken down"
                                + " there. Nothing is lost: it goes on as soon as you have."),
                new Content.Link(title, url.at("/marketplaces")));
        return new Announcement(
                Kind.SYSTEM, "reconnect:" + account.id() + ":" + claim, title, null, null, letter, null, null);
    }
}
