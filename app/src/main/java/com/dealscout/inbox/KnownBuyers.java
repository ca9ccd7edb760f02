package com.dealscout.inbox;

import com.dealscout.selling.Buyers;
import com.dealscout.selling.ItemId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers selling's questions who talks about an item, and how much of it is unread. */
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

    @Override
    public List<Buyer> of(ItemId item) {
        return conversations.about(item).stream()
                .map(talk -> new Buyer(talk.id().value(), talk.buyerName(), talk.marketplaceName()))
                .toList();
    }

    @Override
    public Map<ItemId, Integer> unreadAbout(Collection<ItemId> items) {
        return conversations.unreadAbout(items);
    }
}
