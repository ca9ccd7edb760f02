package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.selling.ItemChanged;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemSold;
import com.dealscout.selling.ItemWithdrawn;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Carries what happens to an item to everywhere it is posted. Doing so twice changes nothing. */
@Component
class FollowItems {

    private final CrossPosts crossPosts;
    private final CrossPostWork work;
    private final News news;
    private final Clock clock;

    FollowItems(CrossPosts crossPosts, CrossPostWork work, News news, Clock clock) {
        this.crossPosts = crossPosts;
        this.work = work;
        this.news = news;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(ItemChanged changed) {
        var now = clock.instant();
        each(changed.item(), now, post -> post.changed(changed.revision(), now));
    }

    @ApplicationModuleListener
    void on(ItemSold sold) {
        var now = clock.instant();
        each(
                sold.item(),
                now,
                post -> post.marketplace().equals(sold.reportedBy())
                        ? post.soldThere(now)
                        : post.close(EndReason.SOLD_ELSEWHERE, now));
    }

    @ApplicationModuleListener
    void on(ItemWithdrawn withdrawn) {
        var now = clock.instant();
        each(withdrawn.item(), now, post -> post.close(EndReason.WITHDRAWN, now));
    }

    private void each(ItemId item, Instant now, UnaryOperator<CrossPost> step) {
        for (var before : crossPosts.lockOpen(item)) {
            var after = step.apply(before);
            if (!after.equals(before)) {
                crossPosts.save(after, now);
                news.of(before, after, now);
            }
        }
        work.wake();
    }
}
