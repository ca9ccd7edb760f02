package com.dealscout.inbox;

import com.dealscout.marketplaces.MessageReceived;
import com.dealscout.selling.ItemSold;
import com.dealscout.selling.ItemWithdrawn;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What other rooms announce and the inbox acts on. Each may come more than once. */
@Component
class InboxEvents {

    private final Talk talk;

    InboxEvents(Talk talk) {
        this.talk = talk;
    }

    @ApplicationModuleListener
    void on(MessageReceived message) {
        talk.receive(message);
    }

    @ApplicationModuleListener
    void on(ItemSold sold) {
        var chosen = sold.soldTo() == null ? null : new ConversationId(sold.soldTo());
        talk.takeLeave(sold.item(), Gone.SOLD, chosen, chosen == null ? sold.reportedBy() : null);
    }

    @ApplicationModuleListener
    void on(ItemWithdrawn withdrawn) {
        talk.takeLeave(withdrawn.item(), Gone.WITHDRAWN, null, null);
    }
}
