package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Batch;
import com.dealscout.marketplaces.connector.Conversation;
import com.dealscout.marketplaces.connector.Snapshot;
import com.dealscout.platform.Crew;
import com.dealscout.platform.WorkLoop;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at every connected account from time to time for what webhooks did not bring, so that nothing depends on them.
 * Everything that it reads may have been known already; then nothing comes of it.
 */
@Component
class Backstop {

    private static final int AT_ONCE = 4;
    private static final int MOST_PAGES = 200;

    /** Times are the marketplace's, and what it wrote at the same moment may have come late. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final Marketplaces marketplaces;
    private final Tokens tokens;
    private final Connecting connecting;
    private final CrossPosts crossPosts;
    private final CrossPostWork work;
    private final BuyerMessages messages;
    private final TransactionTemplate transactions;
    private final MarketplaceSettings.Pace pace;
    private final Clock clock;
    private final Crew crew = new Crew("backstop", AT_ONCE);
    private final WorkLoop loop;

    Backstop(
            Accounts accounts,
            Marketplaces marketplaces,
            Tokens tokens,
            Connecting connecting,
            CrossPosts crossPosts,
            CrossPostWork work,
            BuyerMessages messages,
            TransactionTemplate transactions,
            MarketplaceSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.marketplaces = marketplaces;
        this.tokens = tokens;
        this.connecting = connecting;
        this.crossPosts = crossPosts;
        this.work = work;
        this.messages = messages;
        this.transactions = transactions;
        this.pace = settings.marketplaces();
        this.clock = clock;
        this.loop = new WorkLoop("backstop", pace.lookEvery(), this::once);
    }

    WorkLoop loop() {
        return loop;
    }

    private boolean once() {
        var free = crew.free();
        if (free == 0) {
            return false;
        }
        var now = clock.instant();
        var spread = 0.9 + ThreadLocalRandom.current().nextDouble() / 5;
        var next = now.plusMillis((long) (pace.pollEvery().toMillis() * spread));
        var configured = marketplaces.all().stream().map(Marketplace::id).toList();
        accounts.claimPolls(configured, free, now, next).forEach(a -> crew.send(() -> look(a), loop::wake));
        return false;
    }

    private void look(Account account) {
        connecting.settleIn(account);
        readListings(account);
        readConversations(account);
    }

    private static @Nullable Instant since(@Nullable Instant seen) {
        return seen == null ? null : seen.minus(OVERLAP);
    }

    private void readListings(Account account) {
        var connector = marketplaces.named(account.marketplace()).connector();
        var since = since(account.listingsSeen());
        @Nullable String cursor = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var at = cursor;
            var answer = tokens.call(account, token -> connector.listings(token, since, at));
            if (!(answer instanceof Answer.Done<Batch<Snapshot>>(var batch))) {
                return;
            }
            batch.items().forEach(s -> hear(account.id(), s));
            if (!batch.items().isEmpty()) {
                accounts.listingsSeen(account.id(), batch.items().getLast().updatedAt());
            }
            cursor = batch.next();
            if (cursor == null) {
                return;
            }
        }
    }

    private void hear(UUID account, Snapshot snapshot) {
        transactions.executeWithoutResult(_ ->
                crossPosts.lockByReference(account, snapshot.reference()).ifPresent(post -> work.hear(post, snapshot)));
    }

    private void readConversations(Account account) {
        var connector = marketplaces.named(account.marketplace()).connector();
        var since = since(account.conversationsSeen());
        @Nullable String cursor = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var at = cursor;
            var answer = tokens.call(account, token -> connector.conversations(token, since, at));
            if (!(answer instanceof Answer.Done<Batch<Conversation>>(var batch))) {
                return;
            }
            var read = messages.catchUp(account, connector, batch);
            if (read != null) {
                accounts.conversationsSeen(account.id(), read);
            }
            var isWhole = batch.items().isEmpty()
                    || batch.items().getLast().updatedAt().equals(read);
            cursor = batch.next();
            if (cursor == null || !isWhole) {
                return;
            }
        }
    }

    @PreDestroy
    void close() {
        crew.close();
    }
}
