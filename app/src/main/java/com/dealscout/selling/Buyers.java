package com.dealscout.selling;

import java.util.UUID;

/** Who a conversation is with: asked by selling when a sale names one, answered by inbox. */
public interface Buyers {

    /** Whether that conversation exists and is about that item. */
    boolean talkAbout(UUID conversationId, ItemId item);
}
