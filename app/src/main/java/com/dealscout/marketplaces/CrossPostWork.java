package com.dealscout.marketplaces;

import com.dealscout.marketplaces.CrossPost.Call;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Capabilities;
import com.dealscout.marketplaces.connector.Connector;
import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.marketplaces.connector.Offer;
import com.dealscout.marketplaces.connector.Snapshot;
import com.dealscout.platform.Crew;
import com.dealscout.platform.WorkLoop;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemStatus;
import com.dealscout.selling.Items;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the calls that cross-posts are due for.
 *
 * <p>Each call is one round: commit that it is about to be made, make it outside any transaction, commit what came of
 * it. In between the row belongs to this errand by its claim; news of webhooks and of the item may still change it, and
 * the outcome is applied to what it is by then. A process killed anywhere in a round leaves a row that says <em>ask
 * first</em>. Each marketplace has its own crew, so that a slow one holds up nobody else's posts.
 */
@Component
class CrossPostWork {

    /** More calls in one go than any honest marketplace needs. */
    private static final int MOST_ROUNDS = 12;

    private final CrossPosts crossPosts;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Marketplaces marketplaces;
    private final Items items;
    private final Offers offers;
    private final News news;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;
    private final Clock clock;
    private final MarketplaceSettings.Pace pace;
    private final Patience patience;
    private final Map<String, Crew> crews;
    private final WorkLoop loop;

    CrossPostWork(
            CrossPosts crossPosts,
            Accounts accounts,
            Tokens tokens,
            Marketplaces marketplaces,
            Items items,
            Offers offers,
            News news,
            TransactionTemplate transactions,
            MeterRegistry meters,
            MarketplaceSettings settings,
            Clock clock) {
        this.crossPosts = crossPosts;
        this.accounts = accounts;
        this.tokens = tokens;
        this.marketplaces = marketplaces;
        this.items = items;
        this.offers = offers;
        this.news = news;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
        this.pace = settings.marketplaces();
        this.patience = new Patience(pace);
        this.crews = marketplaces.all().stream()
                .collect(Collectors.toMap(Marketplace::id, m -> new Crew("cross-posts-" + m.id(), pace.atOnce())));
        this.loop = new WorkLoop("cross-posts", pace.lookEvery(), this::once);
    }

    WorkLoop loop() {
        return loop;
    }

    /** Something is due: now, or once the caller's transaction has committed. */
    void wake() {
        loop.wake();
    }

    private boolean once() {
        for (var marketplace : marketplaces.all()) {
            var crew = Objects.requireNonNull(crews.get(marketplace.id()));
            var free = crew.free();
            if (free > 0) {
                var claim = UUID.randomUUID();
                var now = clock.instant();
                crossPosts
                        .claim(marketplace.id(), claim, free, now, now.plus(pace.lease()))
                        .forEach(id -> crew.send(() -> work(marketplace, id, claim), loop::wake));
            }
        }
        return false; // whoever comes back wakes us
    }

    /** A call about to be made. @param offer what goes along; present exactly for a PUT */
    private record Errand(
            CrossPost post, Call call, @Nullable Offer offer, EndReason reason, long attempt) {

        long revision() {
            return offer == null ? 0 : offer.revision();
        }
    }

    private void work(Marketplace marketplace, CrossPostId id, UUID claim) {
        for (var round = 1; ; round++) {
            var isLast = round == MOST_ROUNDS;
            var errand = transactions.execute(_ -> begin(id, claim, isLast));
            if (errand == null) {
                return;
            }
            var answer = call(marketplace.connector(), errand);
            meters.counter(
                            "dealscout.marketplace.calls",
                            "marketplace",
                            marketplace.id(),
                            "call",
                            errand.call().name(),
                            "outcome",
                            answer.word())
                    .increment();
            transactions.executeWithoutResult(_ -> end(errand, claim, answer));
        }
    }

    /** @return null if there is nothing to do; the claim has been given back then */
    private @Nullable Errand begin(CrossPostId id, UUID claim, boolean isLast) {
        var post = crossPosts.lockClaimed(id, claim).orElse(null);
        if (post == null) {
            return null;
        }
        var now = clock.instant();
        var call = post.next(now);
        if (call == Call.PUT) {
            var item = items.find(post.item());
            if (item.isEmpty() || !Offers.isOnOffer(item.get())) {
                // The event that says so is still on its way.
                var closing = post.close(whyGone(item.orElse(null)), now);
                crossPosts.save(closing, now);
                news.of(post, closing, now);
                post = closing;
                call = post.next(now);
            }
        }
        if (call != null && isLast) {
            post = post.postponed(now.plus(pace.retryMax()));
            crossPosts.save(post, now);
            call = null;
        }
        if (call == null) {
            crossPosts.release(id, claim);
            return null;
        }
        var offer = call == Call.PUT ? items.find(post.item()).map(offers::of).orElseThrow() : null;
        var calling = post.calling(call, offer == null ? 0 : offer.revision(), now);
        crossPosts.save(calling, now);
        crossPosts.renew(id, now.plus(pace.lease()));
        var reason = calling.stage() instanceof Stage.Closing closing ? closing.reason() : EndReason.WITHDRAWN;
        return new Errand(calling, call, offer, reason, crossPosts.attemptStarted(id, call, now));
    }

    private static EndReason whyGone(@Nullable Item item) {
        return item != null && item.status() == ItemStatus.SOLD ? EndReason.SOLD_ELSEWHERE : EndReason.WITHDRAWN;
    }

    private Answer<Snapshot> call(Connector connector, Errand errand) {
        var post = errand.post();
        var account = accounts.find(post.account()).orElse(null);
        if (account == null) {
            return new Answer.TokenRefused<>();
        }
        Function<String, Answer<Snapshot>> call = switch (errand.call()) {
            case ASK -> token -> connector.find(token, post.reference());
            case END -> token -> connector.end(token, post.reference(), errand.reason());
            case PUT -> token -> put(connector, account, token, post, Objects.requireNonNull(errand.offer()));
        };
        return tokens.call(account, call);
    }

    private Answer<Snapshot> put(Connector connector, Account account, String token, CrossPost post, Offer offer) {
        var known = account.capabilities();
        if (known == null) {
            return learn(connector, account, token).then(c -> connector.put(token, post.reference(), offer, c));
        }
        var answer = connector.put(token, post.reference(), offer, known);
        return answer instanceof Answer.Refused<Snapshot>(var why) && why.code().equals("category_unknown")
                ? learn(connector, account, token).then(c -> connector.put(token, post.reference(), offer, c))
                : answer;
    }

    private Answer<Capabilities> learn(Connector connector, Account account, String token) {
        var answer = connector.capabilities(token);
        if (answer instanceof Answer.Done<Capabilities>(var capabilities)) {
            accounts.learned(account.id(), capabilities, clock.instant());
        }
        return answer;
    }

    private void end(Errand errand, UUID claim, Answer<Snapshot> answer) {
        var now = clock.instant();
        var trouble = fault(answer);
        crossPosts.attemptEnded(errand.attempt(), answer.word(), trouble, now);
        // The account before the cross-post, as whoever connects it again locks them: either they see that this waits,
        // or this sees that they have.
        var isBack = answer instanceof Answer.TokenRefused<Snapshot>
                && accounts.lock(errand.post().account())
                        .map(Account::isConnected)
                        .orElse(false);
        crossPosts.lockClaimed(errand.post().id(), claim).ifPresent(before -> {
            var waiting = before.answered(errand.call(), errand.revision(), answer, isOnOffer(before), now, patience);
            var after = isBack ? waiting.postponed(now.plus(pace.retryFirst())) : waiting;
            crossPosts.save(after, now);
            news.of(before, after, now);
        });
    }

    private static @Nullable String fault(Answer<Snapshot> answer) {
        return switch (answer) {
            case Answer.Refused<Snapshot>(var why) -> why.code();
            case Answer.TryLater<Snapshot>(var why, var _) -> why.code();
            case Answer.Unknown<Snapshot>(var why, var _) -> why.code();
            case Answer.Done<Snapshot> _, Answer.Absent<Snapshot> _, Answer.TokenRefused<Snapshot> _ -> null;
        };
    }

    /** Whether that cross-post may be on the shelf: the item is to be had, and no other post of it has taken its place. */
    private boolean isOnOffer(CrossPost post) {
        return items.find(post.item()).map(Offers::isOnOffer).orElse(false) && !crossPosts.existsOtherOpen(post);
    }

    /** Takes what a marketplace told by itself. In the caller's transaction, with the row locked. */
    void hear(CrossPost before, Snapshot snapshot) {
        var now = clock.instant();
        var after = before.heard(snapshot, isOnOffer(before), now, patience);
        if (!after.equals(before)) {
            crossPosts.save(after, now);
            news.of(before, after, now);
            wake();
        }
    }

    @PreDestroy
    void close() {
        crews.values().forEach(Crew::close);
    }
}
