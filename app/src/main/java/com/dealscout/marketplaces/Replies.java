package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Message;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Carries a seller's words to a buyer on a marketplace. */
@Service
public class Replies {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration UNTIL_RECONNECTED = Duration.ofMinutes(5);

    private final Marketplaces marketplaces;
    private final Accounts accounts;
    private final Tokens tokens;

    Replies(Marketplaces marketplaces, Accounts accounts, Tokens tokens) {
        this.marketplaces = marketplaces;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** What became of a reply. */
    public sealed interface Outcome {
        record Sent(String externalMessageId, Instant at) implements Outcome {}

        /** For good; the words are for the seller. */
        record Refused(String why) implements Outcome {}

        record TryLater(String why, Duration atLeast) implements Outcome {}
    }

    /**
     * Calls the marketplace, so never within a transaction.
     *
     * @param idempotencyKey 8–64 characters; the marketplace takes the same key once
     */
    public Outcome send(
            PersonId seller, String marketplace, String externalConversationId, String text, String idempotencyKey) {
        var name = Marketplaces.name(marketplace);
        var connector = marketplaces.find(marketplace).map(Marketplace::connector);
        var account = accounts.ofConversation(seller, marketplace, externalConversationId)
                .or(() -> accounts.current(seller, marketplace));
        if (connector.isEmpty() || account.isEmpty() || account.get().status() == Account.Status.DISCONNECTED) {
            return new Outcome.Refused(name + " is not connected. Connect it and write again.");
        }
        var answer = tokens.call(
                account.get(), token -> connector.get().reply(token, externalConversationId, text, idempotencyKey));
        return switch (answer) {
            case Answer.Done<Message>(var message) -> new Outcome.Sent(message.id(), message.at());
            case Answer.Absent<Message> _ -> new Outcome.Refused(name + " no longer has this conversation.");
            case Answer.Refused<Message>(var why) -> new Outcome.Refused(why.words());
            case Answer.TryLater<Message>(var why, var atLeast) -> new Outcome.TryLater(why.words(), atLeast(atLeast));
            // Sending it again is harmless: the key is the same.
            case Answer.Unknown<Message>(var why, var atLeast) -> new Outcome.TryLater(why.words(), atLeast(atLeast));
            case Answer.TokenRefused<Message> _ ->
                new Outcome.TryLater(name + " wants you to connect again; your reply is sent then.", UNTIL_RECONNECTED);
        };
    }

    private static Duration atLeast(Duration wanted) {
        return wanted.compareTo(SOON) > 0 ? wanted : SOON;
    }
}
