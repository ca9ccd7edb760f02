package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Capabilities;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Sha256;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.Items;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** <em>Post to Marketplaces</em>: puts items on the way; {@link CrossPostWork} carries them. */
@Service
class Posting {

    /** A refusal is only for what a marketplace says now. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Items items;
    private final Offers offers;
    private final CrossPosts crossPosts;
    private final Accounts accounts;
    private final Marketplaces marketplaces;
    private final Tokens tokens;
    private final IdempotencyKeys keys;
    private final CrossPostWork work;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Posting(
            Items items,
            Offers offers,
            CrossPosts crossPosts,
            Accounts accounts,
            Marketplaces marketplaces,
            Tokens tokens,
            IdempotencyKeys keys,
            CrossPostWork work,
            TransactionTemplate transactions,
            Clock clock) {
        this.items = items;
        this.offers = offers;
        this.crossPosts = crossPosts;
        this.accounts = accounts;
        this.marketplaces = marketplaces;
        this.tokens = tokens;
        this.keys = keys;
        this.work = work;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Posted(Item item, List<CrossPost> crossPosts) {}

    /**
     * Posts an item, all or nothing; an open cross-post stays as it is, one that failed for good gets another chance.
     *
     * @param chosen ids of marketplaces, each once
     * @param key by which a repeat of this request is known, or null
     * @throws Problem.Invalid (422) naming what each marketplace, and the item, still needs
     */
    Posted post(PersonId seller, ItemId id, List<String> chosen, @Nullable String key) {
        var item = items.owned(seller, id);
        var hash = Sha256.of(id + "\n" + String.join("\n", chosen));
        if (key != null) {
            IdempotencyKeys.check(key);
            var made = keys.made(seller, key, hash);
            if (made.isPresent()) {
                return new Posted(item, crossPosts.find(made.get()));
            }
        }
        var needs = needs(seller, item, chosen);
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (key != null && !keys.take(seller, key, hash, clock.instant())) {
                return new Posted(
                        item, crossPosts.find(keys.made(seller, key, hash).orElseThrow()));
            }
            var posted = postOrExplain(seller, id, needs);
            var made = chosen.stream()
                    .map(marketplace -> crossPost(posted, marketplace, chosen.indexOf(marketplace)))
                    .toList();
            if (key != null) {
                keys.store(seller, key, made.stream().map(p -> p.id().value()).toList());
            }
            work.wake();
            return new Posted(posted, made);
        }));
    }

    /** What stands in the way, by the place of the marketplace in the request. */
    private record Needs(List<Problem.FieldError> ofAccounts, List<Problem.FieldError> ofTheOffer) {

        boolean isEmpty() {
            return ofAccounts.isEmpty() && ofTheOffer.isEmpty();
        }
    }

    private Needs needs(PersonId seller, Item item, List<String> chosen) {
        var mine = accounts.current(seller).stream().collect(Collectors.toMap(Account::marketplace, a -> a));
        var open = crossPosts.ofItem(item.id()).stream()
                .filter(p -> !(p.stage() instanceof Stage.Closed) && !hasFailedForGood(p))
                .map(CrossPost::marketplace)
                .collect(Collectors.toSet());
        var needs = new Needs(new ArrayList<>(), new ArrayList<>());
        for (var i = 0; i < chosen.size(); i++) {
            if (open.contains(chosen.get(i))) {
                continue;
            }
            var field = "marketplaces[" + i + "]";
            var account = mine.get(chosen.get(i));
            var obstacle = obstacle(chosen.get(i), account);
            if (obstacle != null) {
                needs.ofAccounts().add(new Problem.FieldError(field, obstacle));
            } else if (account != null) {
                preflight(item, marketplaces.named(chosen.get(i)), account)
                        .forEach(n -> needs.ofTheOffer().add(new Problem.FieldError(field, n)));
            }
        }
        return needs;
    }

    private @Nullable String obstacle(String id, @Nullable Account account) {
        var marketplace = marketplaces.find(id).orElse(null);
        if (marketplace == null) {
            var known = marketplaces.all().stream().map(Marketplace::id).collect(Collectors.joining(", "));
            return "There is no such marketplace here; there is: "
                    + (known.isEmpty() ? "none, as none is configured" : known) + ".";
        }
        var status = account == null ? Account.Status.DISCONNECTED : account.status();
        return switch (status) {
            case CONNECTED -> null;
            case DISCONNECTED -> marketplace.name() + " is not connected: connect it first.";
            case RECONNECT -> marketplace.name() + " wants you to connect again first.";
        };
    }

    private List<String> preflight(Item item, Marketplace marketplace, Account account) {
        var offer = offers.of(item);
        var needs = marketplace.connector().preflight(offer, account.capabilities());
        var knownAt = account.capabilitiesAt();
        var isOld = knownAt == null || knownAt.isBefore(clock.instant().minus(FRESH));
        if (needs.isEmpty() || !isOld) {
            return needs;
        }
        var answer = tokens.call(account, marketplace.connector()::capabilities);
        if (answer instanceof Answer.Done<Capabilities>(var fresh)) {
            accounts.learned(account.id(), fresh, clock.instant());
            return marketplace.connector().preflight(offer, fresh);
        }
        return needs;
    }

    /** What the item lacks is said together with what is not connected, so that one look is enough. */
    private Item postOrExplain(PersonId seller, ItemId id, Needs needs) {
        try {
            var posted = items.post(seller, id);
            if (needs.isEmpty()) {
                return posted;
            }
        } catch (Problem.Invalid incomplete) {
            // What a marketplace would say of an incomplete item is said by the item already.
            throw nothingPosted(incomplete.getMessage(), incomplete.errors(), needs.ofAccounts());
        }
        throw nothingPosted(null, needs.ofAccounts(), needs.ofTheOffer());
    }

    private static Problem.Invalid nothingPosted(
            @Nullable String words, List<Problem.FieldError> first, List<Problem.FieldError> then) {
        var errors = Stream.concat(first.stream(), then.stream()).toList();
        var ofMarketplaces = errors.stream()
                .filter(e -> e.field().startsWith("marketplaces["))
                .map(Problem.FieldError::message);
        var detail = Stream.concat(
                        Stream.of("Nothing was posted."), Stream.concat(Stream.ofNullable(words), ofMarketplaces))
                .distinct()
                .collect(Collectors.joining(" "));
        return Problem.Invalid.unprocessable(detail, errors);
    }

    private CrossPost crossPost(Item item, String marketplace, int position) {
        var now = clock.instant();
        var open = openOf(item.id()).get(marketplace);
        if (open == null) {
            var fresh = fresh(item, marketplace, now);
            if (crossPosts.add(fresh, marketplaces.named(marketplace).mode(), position)) {
                return fresh;
            }
            open = Objects.requireNonNull(openOf(item.id()).get(marketplace));
        }
        if (!hasFailedForGood(open)) {
            return open;
        }
        var again = open.changed(item.revision(), now).retry(now);
        crossPosts.save(again, now);
        return again;
    }

    private Map<String, CrossPost> openOf(ItemId item) {
        var open = new LinkedHashMap<String, CrossPost>();
        crossPosts.lockOpen(item).forEach(p -> open.put(p.marketplace(), p));
        return open;
    }

    private CrossPost fresh(Item item, String marketplace, Instant now) {
        var account = accounts.current(item.seller(), marketplace).orElseThrow(() -> new Problem.NotFound("account"));
        var id = new CrossPostId(Ids.next(now));
        return new CrossPost(
                id,
                item.id(),
                item.seller(),
                marketplace,
                account.id(),
                "ds-" + id,
                item.revision(),
                0,
                Shelf.EMPTY,
                new Stage.Pending(null, now),
                now,
                null);
    }

    private static boolean hasFailedForGood(CrossPost post) {
        return post.stage() instanceof Stage.Failed failed && failed.due() == null;
    }

    /**
     * How things stand with one marketplace before anything is posted.
     *
     * @param account as which it would be posted, or null
     * @param open the cross-post that is there or on its way already, or null
     * @param needs what the marketplace would say of the item, as far as is known without asking it
     */
    record Readiness(
            Marketplace marketplace,
            @Nullable Account account,
            @Nullable CrossPost open,
            List<String> needs) {

        boolean isReady() {
            return open == null && account != null && account.isConnected() && needs.isEmpty();
        }
    }

    /** Of each marketplace, without a call to any. */
    List<Readiness> readiness(Item item, boolean isComplete) {
        var mine = accounts.current(item.seller()).stream().collect(Collectors.toMap(Account::marketplace, a -> a));
        var open = new LinkedHashMap<String, CrossPost>();
        crossPosts.ofItem(item.id()).stream()
                .filter(p -> !(p.stage() instanceof Stage.Closed) && !hasFailedForGood(p))
                .forEach(p -> open.put(p.marketplace(), p));
        var offer = offers.of(item);
        return marketplaces.all().stream()
                .map(m -> {
                    var account = mine.get(m.id());
                    // Of an incomplete item everything would be said twice.
                    var needs = isComplete && account != null && account.isConnected()
                            ? m.connector().preflight(offer, account.capabilities())
                            : List.<String>of();
                    return new Readiness(m, account, open.get(m.id()), needs);
                })
                .toList();
    }

    List<CrossPost> ofItem(PersonId seller, ItemId id) {
        return crossPosts.ofItem(items.owned(seller, id).id());
    }

    /**
     * Tries again now.
     *
     * @throws Problem.Conflict if it is over, or waits for the account
     */
    CrossPost retry(PersonId seller, CrossPostId id) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var before = crossPosts
                    .lock(id)
                    .filter(p -> p.seller().equals(seller))
                    .orElseThrow(() -> new Problem.NotFound("cross-post"));
            var name = Marketplaces.name(before.marketplace());
            if (before.stage() instanceof Stage.Closed) {
                throw new Problem.Conflict(
                        "This post on " + name + " is closed. Post the item again if it is still for sale.");
            }
            if (!accounts.find(before.account()).map(Account::isConnected).orElse(false)) {
                throw new Problem.Conflict("Connect " + name + " again first; then it goes on by itself.");
            }
            var now = clock.instant();
            var after = before.retry(now);
            if (!after.equals(before)) {
                crossPosts.save(after, now);
                work.wake();
            }
            return after;
        }));
    }
}
