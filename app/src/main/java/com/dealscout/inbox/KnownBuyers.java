package com.dealscout.inbox;

import com.dealscout.selling.Buyers;
import com.dealscout.selling.ItemId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers selling's question who a conversation is with. */
@Component
class KnownBuyers implements Buyers {

    private final Conversations conversations;

    KnownBuyers(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public boolean talkAbout(UUID conversationId, ItemId item) {
        return conversations.exists(new ConversationId(conversationId), item);
    }
}
