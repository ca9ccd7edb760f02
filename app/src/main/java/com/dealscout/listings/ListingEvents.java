package com.dealscout.listings;

import com.dealscout.marketplaces.CrossPostClosed;
import com.dealscout.marketplaces.CrossPostFailed;
import com.dealscout.marketplaces.CrossPostLive;
import com.dealscout.selling.ItemChanged;
import com.dealscout.selling.ItemSold;
import com.dealscout.selling.ItemWithdrawn;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the shelf where to look. */
@Component
class ListingEvents {

    private final Shelf shelf;

    ListingEvents(Shelf shelf) {
        this.shelf = shelf;
    }

    @ApplicationModuleListener
    void on(CrossPostLive live) {
        shelf.show(live.item());
    }

    @ApplicationModuleListener
    void on(CrossPostFailed failed) {
        shelf.refresh(failed.item());
    }

    @ApplicationModuleListener
    void on(CrossPostClosed closed) {
        shelf.refresh(closed.item());
    }

    @ApplicationModuleListener
    void on(ItemChanged changed) {
        shelf.refresh(changed.item());
    }

    @ApplicationModuleListener
    void on(ItemSold sold) {
        shelf.refresh(sold.item());
    }

    @ApplicationModuleListener
    void on(ItemWithdrawn withdrawn) {
        shelf.refresh(withdrawn.item());
    }
}
