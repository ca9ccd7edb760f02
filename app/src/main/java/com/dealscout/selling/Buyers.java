package com.dealscout.selling;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who talks about items: asked by selling when a sale names a buyer and to show what is unread, answered by inbox. */
public interface Buyers {

    /** Whether that conversation exists and is about that item. */
    boolean talkAbout(UUID conversationId, ItemId item);

    /** Everybody who talks about that item, in order of their arrival. */
    List<Buyer> of(ItemId item);

    /**
     * How many messages of buyers the seller has not seen; items without any may be absent. One query, however many
     * items.
     */
    Map<ItemId, Integer> unreadAbout(Collection<ItemId> items);

    /** @param marketplace as it spells itself */
    record Buyer(UUID conversation, String name, String marketplace) {}
}
