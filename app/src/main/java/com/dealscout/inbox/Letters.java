package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.ListingId;
import com.dealscout.notifications.Announcement;
import com.dealscout.notifications.Content;
import com.dealscout.notifications.Kind;
import com.dealscout.notifications.Notifications;
import com.dealscout.notifications.Recipient;
import com.dealscout.platform.PublicUrl;
import com.dealscout.selling.ItemId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are told about their conversations, in-app and by email. */
@Component
class Letters {

    private final Notifications notifications;
    private final PublicUrl publicUrl;

    Letters(Notifications notifications, PublicUrl publicUrl) {
        this.notifications = notifications;
        this.publicUrl = publicUrl;
    }

    void tellOfMessage(PersonId recipient, Conversation conversation, Message message, String title) {
        var who = message.sender() == Sender.BUYER ? conversation.buyerName() : "The seller";
        var subject = who + " wrote about “" + title + "”";
        var letter = new Content.Letter(
                subject,
                List.of(
                        who + " wrote to you on " + conversation.marketplaceName() + " about “" + title + "”:",
                        message.text()),
                new Content.Link(
                        message.sender() == Sender.BUYER ? "Reply to " + who : "Reply to the seller",
                        address(conversation)));
        tell(Kind.MESSAGE, "message:" + message.id(), subject, conversation, letter, recipient);
    }

    /** Who has read the messages themselves need not be told of them any more. */
    void seen(PersonId reader, Collection<UUID> messages) {
        notifications.markRead(
                reader, messages.stream().map(id -> "message:" + id).toList());
    }

    void tellRefused(Conversation conversation, UUID message, String text, String why, String title) {
        var subject = "Your message to " + conversation.buyerName() + " was not sent";
        var letter = new Content.Letter(
                subject,
                List.of(
                        conversation.marketplaceName() + " did not take your message to " + conversation.buyerName()
                                + " about “" + title + "”: " + why,
                        "You wrote:",
                        text),
                new Content.Link("Open the conversation", address(conversation)));
        tell(Kind.MESSAGE, "message-refused:" + message, subject, conversation, letter, conversation.seller());
    }

    /**
     * Under a key of its own: those who were merely alerted hear the same in-app only, and whichever came first would
     * keep the mail from somebody who was alerted and asked.
     */
    void tellGone(Collection<PersonId> buyers, ItemId item, @Nullable ListingId listing, String title, Gone gone) {
        var letter = new Content.Letter(
                gone.subject(title),
                List.of(gone.toBuyers(title)),
                listing == null ? null : new Content.Link("View the item", publicUrl.at("/listings/" + listing)));
        var key = "gone-for-buyer:" + item;
        notifications.tell(
                new Announcement(
                        Kind.SOLD,
                        key,
                        title,
                        listing == null ? null : listing.value(),
                        item.value(),
                        letter,
                        null,
                        null),
                buyers.stream().map(Recipient::byEmail).toList());
    }

    private void tell(
            Kind kind,
            String onceKey,
            String subject,
            Conversation conversation,
            Content.Letter letter,
            PersonId recipient) {
        notifications.tell(
                new Announcement(
                        kind, onceKey, subject, null, conversation.item().value(), letter, null, null),
                List.of(Recipient.byEmail(recipient)));
    }

    private String address(Conversation conversation) {
        return publicUrl.at("/conversations/" + conversation.id());
    }
}
