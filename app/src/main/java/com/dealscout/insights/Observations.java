package com.dealscout.insights;

import com.dealscout.alerts.AlertRaised;
import com.dealscout.inbox.BuyerInterested;
import com.dealscout.listings.ListingPublished;
import com.dealscout.marketplaces.CrossPostClosed;
import com.dealscout.marketplaces.CrossPostFailed;
import com.dealscout.marketplaces.CrossPostLive;
import com.dealscout.marketplaces.Marketplaces;
import com.dealscout.notifications.DeliveriesSent;
import com.dealscout.platform.Live;
import com.dealscout.platform.Wording;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemChanged;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemPosted;
import com.dealscout.selling.ItemSold;
import com.dealscout.selling.ItemWithdrawn;
import com.dealscout.selling.Items;
import java.time.Instant;
import java.util.HashMap;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Listens to what all rooms announce, and notes what concerns an item. Each may come more than once, in any order. */
@Component
class Observations {

    private final TimelineEvents timeline;
    private final ItemFigures figures;
    private final Items items;
    private final Live live;

    Observations(TimelineEvents timeline, ItemFigures figures, Items items, Live live) {
        this.timeline = timeline;
        this.figures = figures;
        this.items = items;
        this.live = live;
    }

    @ApplicationModuleListener
    void on(ItemPosted posted) {
        note(posted.item(), "posted", posted.at(), Kind.POSTED, "Posted");
        items.find(posted.item()).ifPresent(figures::update);
    }

    /** What changed is not announced, but that the asking price did is seen by the one known before. */
    @ApplicationModuleListener
    void on(ItemChanged changed) {
        items.find(changed.item()).ifPresent(item -> {
            var before = figures.askingPrice(item);
            var price = item.price();
            var text = price != null && before.isPresent() && before.get().compareTo(price) != 0
                    ? "Price changed to " + Wording.money(price, item.currency())
                    : "Changed";
            note(item.id(), "changed:" + changed.revision(), changed.at(), Kind.CHANGED, text);
            figures.update(item);
        });
    }

    @ApplicationModuleListener
    void on(ItemSold sold) {
        var item = items.find(sold.item());
        var currency = item.map(Item::currency).orElse("USD");
        var text = "Sold"
                + (sold.price() == null ? "" : " for " + Wording.money(sold.price(), currency))
                + (sold.reportedBy() == null ? "" : " on " + Marketplaces.name(sold.reportedBy()));
        note(sold.item(), "sold", sold.at(), Kind.SOLD, text);
        item.ifPresent(figures::update);
    }

    @ApplicationModuleListener
    void on(ItemWithdrawn withdrawn) {
        note(withdrawn.item(), "withdrawn", withdrawn.at(), Kind.WITHDRAWN, "Withdrawn");
    }

    @ApplicationModuleListener
    void on(CrossPostLive posted) {
        note(
                posted.item(),
                "live:" + posted.crossPost(),
                posted.at(),
                Kind.LIVE,
                "Live on " + Marketplaces.name(posted.marketplace()));
    }

    /** However often one is tried, the timeline says once that it was not taken at first. */
    @ApplicationModuleListener
    void on(CrossPostFailed failed) {
        var name = Marketplaces.name(failed.marketplace());
        if (failed.retryable()) {
            var text = name + " did not take it at once; trying again";
            noteEarliest(failed.item(), "retrying:" + failed.crossPost(), failed.at(), Kind.RETRYING, text);
        } else {
            var key = "failed:" + failed.crossPost() + ":" + failed.at();
            note(failed.item(), key, failed.at(), Kind.FAILED, "Not posted on " + name + ": " + failed.detail());
        }
    }

    @ApplicationModuleListener
    void on(CrossPostClosed closed) {
        var text = "Closed on " + Marketplaces.name(closed.marketplace());
        note(closed.item(), "closed:" + closed.crossPost(), closed.at(), Kind.CLOSED, text);
    }

    @ApplicationModuleListener
    void on(ListingPublished published) {
        var key = "published:" + published.listing();
        note(published.item(), key, published.at(), Kind.PUBLISHED, "Shown to buyers on Deal Scout");
    }

    @ApplicationModuleListener
    void on(AlertRaised raised) {
        if (raised.people() > 0) {
            sayIf(
                    timeline.noteAlerted(raised.item(), "alerted:" + raised.at(), raised.at(), raised.people()),
                    raised.item());
        }
    }

    /** One announcement may be about many deliveries of few items: each item is written to once. */
    @ApplicationModuleListener
    void on(DeliveriesSent sent) {
        var first = new HashMap<ItemId, Instant>();
        for (var delivery : sent.deliveries()) {
            var item = delivery.itemId();
            if (item != null && delivery.kind() == com.dealscout.notifications.Kind.DEAL_ALERT) {
                first.merge(new ItemId(item), delivery.at(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        first.forEach((item, at) -> noteEarliest(item, "alert-sent", at, Kind.ALERT_SENT, "First deal alert sent"));
    }

    @ApplicationModuleListener
    void on(BuyerInterested interested) {
        var text = "A buyer wrote on " + Marketplaces.name(interested.marketplace());
        var key = "message:" + interested.conversation();
        note(interested.item(), key, interested.at(), Kind.MESSAGE, text);
    }

    private void note(ItemId item, String key, Instant at, Kind kind, String text) {
        sayIf(timeline.note(item, key, at, kind, text), item);
    }

    private void noteEarliest(ItemId item, String key, Instant at, Kind kind, String text) {
        sayIf(timeline.noteEarliest(item, key, at, kind, text), item);
    }

    /** Pages that the seller has open on the item draw its timeline anew. */
    private void sayIf(boolean isNews, ItemId item) {
        if (isNews) {
            items.find(item).ifPresent(i -> live.changed(i.seller().value(), "item-" + item));
        }
    }
}
