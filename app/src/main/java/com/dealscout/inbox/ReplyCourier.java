package com.dealscout.inbox;

import com.dealscout.marketplaces.Replies;
import com.dealscout.platform.Crew;
import com.dealscout.platform.WorkLoop;
import com.dealscout.selling.Item;
import com.dealscout.selling.Items;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries sellers' words to the marketplaces, each on a thread of its own, so that one that answers late delays only
 * itself and what is said behind it in the same conversation.
 *
 * <p>An attempt is committed before the marketplace is called and its outcome after. If the process dies in between, the
 * same words go again under the same key, and the marketplace takes a key once.
 */
@Component
class ReplyCourier implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyCourier.class);

    private final WaitingReplies waiting;
    private final Replies replies;
    private final Letters letters;
    private final Calls calls;
    private final Items items;
    private final InboxSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ObjectProvider<WorkLoop> loop;
    private final Crew crew;
    private boolean interruptedToTakeUp;

    ReplyCourier(
            WaitingReplies waiting,
            Replies replies,
            Letters letters,
            Calls calls,
            Items items,
            InboxSettings settings,
            TransactionTemplate transactions,
            Clock clock,
            @Qualifier("replyLoop") ObjectProvider<WorkLoop> loop,
            @Value("${dealscout.database.url:}") String databaseUrl) {
        this.waiting = waiting;
        this.replies = replies;
        this.letters = letters;
        this.calls = calls;
        this.items = items;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.loop = loop;
        this.crew = new Crew("replies", settings.atOnce());
        this.interruptedToTakeUp = databaseUrl.isEmpty();
    }

    /** The step of the loop: true if there may be more that could be begun now. */
    boolean carrySome() {
        if (interruptedToTakeUp) {
            waiting.takeUpInterrupted(clock.instant());
            interruptedToTakeUp = false;
        }
        var places = crew.free();
        if (places == 0) {
            return false; // whoever finishes wakes the loop
        }
        var now = clock.instant();
        var claimed = waiting.claim(places, now, now.plus(settings.lease()));
        claimed.forEach(
                reply -> crew.send(() -> carry(reply), () -> loop.getObject().wake()));
        return claimed.size() == places;
    }

    private void carry(WaitingReplies.Claimed reply) {
        switch (send(reply)) {
            case Replies.Outcome.Sent sent ->
                transactions.executeWithoutResult(_ -> {
                    waiting.sent(reply, sent.externalMessageId());
                    calls.carried(reply.conversation());
                });
            case Replies.Outcome.Refused(var why) -> refused(reply, why);
            case Replies.Outcome.TryLater(var why, var atLeast) ->
                waiting.tryAgain(reply, why, clock.instant().plus(pause(reply.attempt(), atLeast)));
        }
    }

    private Replies.Outcome send(WaitingReplies.Claimed reply) {
        var conversation = reply.conversation();
        try {
            return replies.send(
                    conversation.seller(),
                    conversation.marketplace(),
                    Objects.requireNonNull(conversation.externalId()),
                    reply.text(),
                    reply.message().toString());
        } catch (RuntimeException e) {
            LOG.warn("Reply {} to {} failed; it will be tried again", reply.message(), conversation.marketplace(), e);
            return new Replies.Outcome.TryLater("an unexpected failure", Duration.ZERO);
        }
    }

    private void refused(WaitingReplies.Claimed reply, String why) {
        transactions.executeWithoutResult(_ -> {
            if (waiting.refused(reply, why)) {
                calls.carried(reply.conversation());
                var title =
                        items.find(reply.conversation().item()).map(Item::title).orElse("your item");
                letters.tellRefused(reply.conversation(), reply.message(), reply.text(), why, title);
            }
        });
    }

    /** What the marketplace asks for, or our own growing pause; up to a half more, so that not all come back at once. */
    private Duration pause(int attempts, Duration atLeast) {
        var own = settings.pauseAfter(attempts);
        var pause = own.compareTo(atLeast) > 0 ? own : atLeast;
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
    }

    /** The loop has ended before; what is under way is waited for a while. */
    @Override
    public void destroy() {
        crew.close();
    }
}
