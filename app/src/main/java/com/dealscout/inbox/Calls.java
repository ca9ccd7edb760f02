package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Live;
import java.util.Collection;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Calls upon the open pages of the two who talk, in the transactions that change what they see. */
@Component
class Calls {

    /** The list, and how many of its threads are unread. */
    private static final String INBOX = "inbox";

    private final Live live;

    Calls(Live live) {
        this.live = live;
    }

    /** Something new stands in those conversations, all about items of the same seller. */
    void said(Collection<Conversation> conversations) {
        conversations.forEach(this::carried);
        conversations.stream().map(Conversation::seller).distinct().forEach(this::seen);
        live.changed(
                conversations.stream()
                        .map(Conversation::buyer)
                        .filter(Objects::nonNull)
                        .map(PersonId::value)
                        .toList(),
                INBOX);
        conversations.stream()
                .map(c -> new Owned(c.seller(), "item-" + c.item()))
                .distinct()
                .forEach(owned -> live.changed(owned.seller().value(), owned.topic()));
    }

    /** One conversation reads differently now, such as how far a reply is. */
    void carried(Conversation conversation) {
        var topic = "conversation-" + conversation.id();
        live.changed(conversation.seller().value(), topic);
        var buyer = conversation.buyer();
        if (buyer != null) {
            live.changed(buyer.value(), topic);
        }
    }

    /** What was new to that person is not any more, or something is. */
    void seen(PersonId person) {
        live.changed(person.value(), INBOX);
    }

    private record Owned(PersonId seller, String topic) {}
}
