package com.dealscout.selling;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where items are posted: asked by selling to show it, answered by marketplaces. */
public interface PostedOn {

    /** Ids of the marketplaces on which each item is live now; items that are on none may be absent. */
    Map<ItemId, List<String>> marketplacesOf(Collection<ItemId> items);

    /**
     * What became of the last attempt to have each item on each marketplace, in the order in which the seller chose
     * them; items that were never posted may be absent. One query, however many items.
     */
    Map<ItemId, List<Posting>> postingsOf(Collection<ItemId> items);

    /** @param marketplace as it spells itself */
    record Posting(String marketplace, State state) {}

    /** How a seller sees it, at a glance. */
    enum State {
        PENDING,
        LIVE,
        /** The seller has to do something there. */
        TURN,
        FAILED,
        CLOSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
