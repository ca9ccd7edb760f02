package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.Acknowledged;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Capabilities;
import com.dealscout.marketplaces.connector.Fault;
import com.dealscout.marketplaces.connector.Grant;
import com.dealscout.marketplaces.connector.Seller;
import com.dealscout.platform.Problem;
import com.dealscout.platform.PublicUrl;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Connecting a marketplace, and disconnecting it. */
@Service
class Connecting {

    private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int MAX_NAME = 200;

    private final Marketplaces marketplaces;
    private final Accounts accounts;
    private final OAuthStates states;
    private final CrossPosts crossPosts;
    private final CrossPostWork work;
    private final Tokens tokens;
    private final TransactionTemplate transactions;
    private final PublicUrl url;
    private final Clock clock;

    Connecting(
            Marketplaces marketplaces,
            Accounts accounts,
            OAuthStates states,
            CrossPosts crossPosts,
            CrossPostWork work,
            Tokens tokens,
            TransactionTemplate transactions,
            PublicUrl url,
            Clock clock) {
        this.marketplaces = marketplaces;
        this.accounts = accounts;
        this.states = states;
        this.crossPosts = crossPosts;
        this.work = work;
        this.tokens = tokens;
        this.transactions = transactions;
        this.url = url;
        this.clock = clock;
    }

    /** Where the person's browser goes to agree. */
    URI start(PersonId person, Marketplace marketplace) {
        var state = secret(32);
        var verifier = secret(48);
        states.add(state, new OAuthStates.Consent(person, verifier), marketplace.id(), clock.instant());
        return marketplace.connector().authorizeUrl(state, verifier, redirect(marketplace));
    }

    private URI redirect(Marketplace marketplace) {
        return URI.create(url.at("/marketplaces/" + marketplace.id() + "/callback"));
    }

    private static String secret(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** How coming back from a marketplace ended. */
    sealed interface Outcome {
        record Connected(String accountName) implements Outcome {}

        /** The person said no over there. */
        record Declined() implements Outcome {}

        /** Not a consent that is under way: too late, used already, or never ours. */
        record Stale() implements Outcome {}

        record Failed(String words) implements Outcome {}
    }

    /** @param code absent where the marketplace reports an {@code error} */
    Outcome comeBack(Marketplace marketplace, @Nullable String code, @Nullable String state, @Nullable String error) {
        var consent = states.take(state == null ? "" : state, marketplace.id(), clock.instant());
        if (consent.isEmpty()) {
            return new Outcome.Stale();
        }
        if (code == null || code.isEmpty()) {
            return "access_denied".equals(error)
                    ? new Outcome.Declined()
                    : new Outcome.Failed(marketplace.name() + " sent you back without its consent.");
        }
        var grant = marketplace.connector().exchange(code, consent.get().verifier(), redirect(marketplace));
        if (!(grant instanceof Answer.Done<Grant>(var granted))) {
            return new Outcome.Failed(words(marketplace, grant));
        }
        var seller = marketplace.connector().seller(granted.accessToken());
        return switch (seller) {
            case Answer.Done<Seller>(var who) -> take(consent.get().person(), marketplace, granted, who);
            case Answer<Seller> failed -> {
                marketplace.connector().revoke(granted);
                yield new Outcome.Failed(words(marketplace, failed));
            }
        };
    }

    private static String words(Marketplace marketplace, Answer<?> answer) {
        return switch (answer) {
            case Answer.Refused<?>(Fault why) -> why.words();
            case Answer.TryLater<?>(Fault why, var _) -> why.words();
            case Answer.Unknown<?>(Fault why, var _) -> why.words();
            case Answer.Done<?> _, Answer.Absent<?> _, Answer.TokenRefused<?> _ ->
                marketplace.name() + " does not accept what it has just agreed to.";
        };
    }

    private Outcome take(PersonId person, Marketplace marketplace, Grant grant, Seller who) {
        var name = who.name().length() > MAX_NAME ? who.name().substring(0, MAX_NAME) : who.name();
        var seller = new Seller(who.id(), name);
        var id = accounts.prepare(person, marketplace.id(), seller, clock.instant());
        var secret = secret(32);
        transactions.executeWithoutResult(_ -> {
            var now = clock.instant();
            accounts.connect(id, seller, grant, secret, now);
            crossPosts.resume(id, now);
            crossPosts.moveUnsent(person, marketplace.id(), id, now);
            work.wake();
        });
        LOG.info("{} account {} is connected", marketplace.id(), id);
        settleIn(accounts.find(id).orElseThrow());
        accounts.all(person, marketplace.id()).stream()
                .filter(other -> !other.id().equals(id) && !crossPosts.hasAnythingOnShelf(other.id()))
                .forEach(other -> disconnect(marketplace, other));
        return new Outcome.Connected(name);
    }

    /** What makes the connection complete, and is made up for by the next look if it fails now. */
    void settleIn(Account account) {
        var marketplace = marketplaces.find(account.marketplace());
        if (marketplace.isEmpty()) {
            return;
        }
        var connector = marketplace.get().connector();
        if (!account.isListening()) {
            listen(account, marketplace.get());
        }
        if (tokens.call(account, connector::capabilities) instanceof Answer.Done<Capabilities>(var capabilities)) {
            accounts.learned(account.id(), capabilities, clock.instant());
        }
    }

    private void listen(Account account, Marketplace marketplace) {
        var secrets = accounts.webhookSecrets(account.id());
        if (secrets.isEmpty()) {
            return;
        }
        var address = URI.create(url.at("/webhooks/" + marketplace.id() + "/" + account.id()));
        var answer = tokens.call(account, token -> marketplace.connector().listen(token, address, secrets.getFirst()));
        if (answer instanceof Answer.Done<Acknowledged>) {
            accounts.isListening(account.id());
        } else {
            LOG.warn(
                    "{} does not take the webhook of account {} ({}); it is polled, and asked again",
                    marketplace.id(),
                    account.id(),
                    answer.word());
        }
    }

    /**
     * Forgets the tokens and has them revoked.
     *
     * @throws Problem.NotFound if the person never connected that marketplace
     */
    void disconnect(PersonId person, Marketplace marketplace) {
        var mine = accounts.all(person, marketplace.id());
        if (mine.isEmpty()) {
            throw new Problem.NotFound("account");
        }
        mine.forEach(account -> disconnect(marketplace, account));
    }

    private void disconnect(Marketplace marketplace, Account account) {
        accounts.disconnect(account.id()).ifPresent(grant -> {
            var answer = marketplace.connector().revoke(grant);
            if (!(answer instanceof Answer.Done<Acknowledged>)) {
                answer = marketplace.connector().revoke(grant);
            }
            if (answer instanceof Answer.Done<Acknowledged>) {
                LOG.info("{} account {} is disconnected", marketplace.id(), account.id());
            } else {
                LOG.warn(
                        "{} account {} is disconnected here, but was not revoked there ({})",
                        marketplace.id(),
                        account.id(),
                        answer.word());
            }
        });
    }
}
