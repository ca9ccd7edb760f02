package com.dealscout.marketplaces;

import com.dealscout.marketplaces.Stage.Closed;
import com.dealscout.marketplaces.Stage.Closing;
import com.dealscout.marketplaces.Stage.Failed;
import com.dealscout.marketplaces.Stage.Live;
import com.dealscout.marketplaces.Stage.Pending;
import com.dealscout.marketplaces.Stage.Posting;
import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.notifications.Announcement;
import com.dealscout.notifications.Content;
import com.dealscout.notifications.Kind;
import com.dealscout.notifications.Notifications;
import com.dealscout.notifications.Recipient;
import com.dealscout.platform.PublicUrl;
import com.dealscout.selling.Item;
import com.dealscout.selling.Items;
import com.dealscout.selling.SaleReported;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says what changed about a cross-post: to the other rooms, and to the seller where there is something to know or to do.
 * Always in the transaction that saves the change, so that it is said exactly if it is so.
 */
@Component
class News {

    private final CrossPosts crossPosts;
    private final Items items;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;
    private final PublicUrl url;

    News(
            CrossPosts crossPosts,
            Items items,
            Notifications notifications,
            ApplicationEventPublisher events,
            PublicUrl url) {
        this.crossPosts = crossPosts;
        this.items = items;
        this.notifications = notifications;
        this.events = events;
        this.url = url;
    }

    void of(CrossPost before, CrossPost after, Instant now) {
        switch (after.stage()) {
            case Live live -> live(before, after, live, now);
            case Failed failed -> failed(before, after, failed, now);
            case Closed closed -> closed(before, after, closed, now);
            case Closing closing -> closing(before, after, closing);
            case Pending _, Posting _ -> {}
        }
    }

    private void live(CrossPost before, CrossPost after, Live live, Instant now) {
        var address = after.shelf().url();
        var isNew = !(before.stage() instanceof Live)
                || !Objects.equals(before.shelf().url(), address);
        if (address != null && isNew) {
            events.publishEvent(
                    new CrossPostLive(after.id(), after.item(), after.seller(), after.marketplace(), address, now));
        }
        var trouble = live.trouble();
        if (trouble != null
                && !trouble.retryable()
                && !trouble.equals(before.stage().trouble())) {
            tell(
                    after,
                    "Your change did not reach " + name(after),
                    trouble.words() + " Until you change that, buyers there see what was there before.");
        }
    }

    private void failed(CrossPost before, CrossPost after, Failed failed, Instant now) {
        var trouble = failed.trouble();
        var willRetry = failed.due() != null;
        var isNews = willRetry
                ? crossPosts.isFirst(after.id(), trouble.code())
                : !(before.stage() instanceof Failed f && f.due() == null);
        if (!isNews) {
            return;
        }
        events.publishEvent(new CrossPostFailed(
                after.id(),
                after.item(),
                after.seller(),
                after.marketplace(),
                trouble.code(),
                trouble.words(),
                willRetry,
                now));
        if (!willRetry) {
            tell(after, "Not posted to " + name(after), trouble.words() + " Change what is wrong and retry.");
        }
    }

    /** The one wait that can cost money: somebody may still buy it there. */
    private void closing(CrossPost before, CrossPost after, Closing closing) {
        var trouble = closing.trouble();
        var waited = before.stage().trouble();
        if (trouble != null && trouble.waitsForReconnect() && (waited == null || !waited.waitsForReconnect())) {
            tell(
                    after,
                    "Still on " + name(after),
                    name(after) + " is not connected, so the listing cannot be ended from here. Connect it again, or"
                            + " end the listing there yourself.");
        }
    }

    private void closed(CrossPost before, CrossPost after, Closed closed, Instant now) {
        if (before.stage() instanceof Closed) {
            return;
        }
        events.publishEvent(new CrossPostClosed(after.id(), after.item(), after.seller(), after.marketplace(), now));
        if (closed.reason() == EndReason.SOLD_HERE) {
            events.publishEvent(new SaleReported(after.item(), after.marketplace(), now));
            if (before.stage() instanceof Closing closing && closing.reason() != EndReason.SOLD_HERE) {
                tell(
                        after,
                        "Sold on " + name(after) + " as well",
                        "A buyer on " + name(after) + " took it before it was taken down there. Tell one of the buyers"
                                + " that it is gone.");
            }
        }
        var trouble = closed.trouble();
        if (trouble != null) {
            tell(after, "No longer on " + name(after), trouble.words());
        }
    }

    private static String name(CrossPost post) {
        return Marketplaces.name(post.marketplace());
    }

    private void tell(CrossPost post, String what, String words) {
        var title = items.find(post.item()).map(Item::title).orElse("Your item");
        var subject = what + ": " + title;
        var letter = new Content.Letter(
                subject, List.of(words), new Content.Link("Open the item", url.at("/items/" + post.item())));
        notifications.tell(
                new Announcement(
                        Kind.SYSTEM,
                        "cross-post:" + post.id() + ":" + post.stage().word() + ":" + post.attempts() + ":"
                                + post.wanted(),
                        subject,
                        null,
                        post.item().value(),
                        letter,
                        null,
                        null),
                List.of(Recipient.byEmail(post.seller())));
    }
}
