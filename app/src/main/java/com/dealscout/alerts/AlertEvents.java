package com.dealscout.alerts;

import com.dealscout.listings.ListingChanged;
import com.dealscout.listings.ListingClosed;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.ListingPublished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Puts down what happened to listings, and lets the matchers know. */
@Component
class AlertEvents {

    private final AlertWork work;
    private final Matchers matchers;

    AlertEvents(AlertWork work, Matchers matchers) {
        this.work = work;
        this.matchers = matchers;
    }

    @ApplicationModuleListener
    void on(ListingPublished published) {
        add(published.listing(), AlertWork.Task.PUBLISHED);
    }

    @ApplicationModuleListener
    void on(ListingChanged changed) {
        add(changed.listing(), AlertWork.Task.CHANGED);
    }

    @ApplicationModuleListener
    void on(ListingClosed closed) {
        add(
                closed.listing(),
                switch (closed.reason()) {
                    case SOLD -> AlertWork.Task.SOLD;
                    case WITHDRAWN -> AlertWork.Task.WITHDRAWN;
                });
    }

    private void add(ListingId listing, AlertWork.Task task) {
        work.add(listing, task);
        matchers.wake();
    }
}
