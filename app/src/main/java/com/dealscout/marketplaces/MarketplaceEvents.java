package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Event;
import com.dealscout.platform.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what a marketplace told: at least once, in any order.
 *
 * <p>A repeat is known by its id. Of state events about one reference only those count that are newer than all before,
 * for the last state is what matters. Messages share the numbering, but each one matters: none is dropped because a
 * later event came first, and none makes an earlier state event old.
 */
@Service
class MarketplaceEvents {

    private static final Logger LOG = LoggerFactory.getLogger(MarketplaceEvents.class);

    private final JdbcClient db;
    private final CrossPosts crossPosts;
    private final CrossPostWork work;
    private final BuyerMessages messages;
    private final Clock clock;

    MarketplaceEvents(JdbcClient db, CrossPosts crossPosts, CrossPostWork work, BuyerMessages messages, Clock clock) {
        this.db = db;
        this.crossPosts = crossPosts;
        this.work = work;
        this.messages = messages;
        this.clock = clock;
    }

    @Transactional
    void take(Account account, Event event) {
        var now = clock.instant();
        if (!isNew(account.id(), event.id(), now)) {
            return;
        }
        switch (event) {
            case Event.Wrote wrote -> messages.take(account, wrote.reference(), wrote.message());
            case Event.StateChanged changed -> take(account, changed, now);
        }
    }

    private void take(Account account, Event.StateChanged changed, Instant now) {
        var post = crossPosts.lockByReference(account.id(), changed.reference());
        if (post.isEmpty()) {
            LOG.info("{} told of a listing that is not ours", account.marketplace());
            return;
        }
        if (!crossPosts.isNext(post.get().id(), changed.sequence())) {
            return;
        }
        var listing = changed.listing();
        if (listing != null && listing.reference().equals(post.get().reference())) {
            work.hear(post.get(), listing);
        } else {
            var asking = post.get().toBeAsked(now);
            crossPosts.save(asking, now);
            work.wake();
        }
    }

    private boolean isNew(UUID account, String event, Instant now) {
        return db.sql("""
                insert into webhook_events (account_id, event_id, received_at) values (:account, :event, :now)
                on conflict (account_id, event_id) do nothing
                """)
                        .param("account", account)
                        .param("event", event)
                        .param("now", Sql.at(now))
                        .update()
                == 1;
    }
}
