package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.Stage.Closed;
import com.dealscout.marketplaces.Stage.Closing;
import com.dealscout.marketplaces.Stage.Failed;
import com.dealscout.marketplaces.Stage.Live;
import com.dealscout.marketplaces.Stage.Pending;
import com.dealscout.marketplaces.Stage.Posting;
import com.dealscout.marketplaces.Stage.Scene;
import com.dealscout.marketplaces.Stage.Wanted;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.marketplaces.connector.Fault;
import com.dealscout.marketplaces.connector.Snapshot;
import com.dealscout.selling.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item on one marketplace: a row's worth of data, and what every call and every piece of news makes of it.
 *
 * <p>Nothing is posted twice because of two things. The reference is ours and is committed before the first call; and
 * once something was sent whose outcome is not known, {@link #next} is to ask, whatever the stage, until the answer is
 * here.
 *
 * @param reference under which the marketplace keeps it; never used again
 * @param wanted the revision of the item that should be there
 * @param attempts how often something was sent
 */
record CrossPost(
        CrossPostId id,
        ItemId item,
        PersonId seller,
        String marketplace,
        UUID account,
        String reference,
        long wanted,
        int attempts,
        Shelf shelf,
        Stage stage,
        Instant createdAt,
        @Nullable Instant liveAt) {

    /** A call to the marketplace. */
    enum Call {
        ASK,
        PUT,
        END
    }

    /** What is to be done next, if its time has come; null: nothing. */
    @Nullable
    Call next(Instant now) {
        var due = stage.due();
        if (due == null || due.isAfter(now)) {
            return null;
        }
        return switch (stage) {
            case Closing _ -> Call.END;
            case Closed _ -> null;
            case Wanted _ -> shelf.unsure() || shelf.revision() >= wanted ? Call.ASK : Call.PUT;
        };
    }

    /** To be committed before the call goes out: from here on it may have been done, even if we die. */
    CrossPost calling(Call call, long revision, Instant now) {
        return switch (call) {
            case ASK -> this;
            case END -> with(attempts + 1, shelf, stage);
            case PUT ->
                new CrossPost(
                        id,
                        item,
                        seller,
                        marketplace,
                        account,
                        reference,
                        Math.max(wanted, revision),
                        attempts + 1,
                        shelf.inDoubt(),
                        switch (stage) {
                            case Pending s -> s.sending(now);
                            case Posting s -> s.sending(now);
                            case Failed s -> s.sending(now);
                            case Live s -> s.sending(now);
                            case Closing s -> s;
                            case Closed s -> s;
                        },
                        createdAt,
                        liveAt);
        };
    }

    /**
     * What a call's answer makes of it, whatever has happened to it since the call went out.
     *
     * @param sent the revision that went out, if one did
     */
    CrossPost answered(
            Call call, long sent, Answer<Snapshot> answer, boolean isOnOffer, Instant now, Patience patience) {
        var scene = new Scene(marketplace, wanted, now, patience);
        return switch (answer) {
            case Answer.Done<Snapshot>(var snapshot) -> answered(call, sent, snapshot, isOnOffer, scene);
            case Answer.Absent<Snapshot> _
            when call == Call.PUT ->
                refused(call, new Fault("not_found", Marketplaces.name(marketplace) + " refuses it."), scene);
            case Answer.Absent<Snapshot> _ -> with(attempts, Shelf.EMPTY, absent(scene));
            case Answer.Refused<Snapshot>(var why) -> refused(call, why, scene);
            case Answer.TryLater<Snapshot>(var why, var atLeast) ->
                setBack(call, call == Call.PUT, why, atLeast, scene);
            // No answer, but a webhook has said meanwhile what became of it.
            case Answer.Unknown<Snapshot> _
            when call == Call.PUT && !shelf.unsure() && shelf.revision() >= sent -> this;
            case Answer.Unknown<Snapshot>(var why, var atLeast) -> setBack(call, false, why, atLeast, scene);
            case Answer.TokenRefused<Snapshot> _ -> waitForAccount(call, scene);
        };
    }

    private CrossPost answered(Call call, long sent, Snapshot snapshot, boolean isOnOffer, Scene scene) {
        if (shelf.isNewerThan(snapshot)) {
            // Overtaken on its way by newer news, which is what holds; but it does end the doubt.
            return with(attempts, shelf.certain(), stage);
        }
        var seen = seen(snapshot, scene, isOnOffer, true, call == Call.END);
        if (call == Call.PUT && snapshot.revision() < sent && seen.stage() instanceof Wanted wantedStage) {
            var notTaken =
                    new Fault("stale_revision", Marketplaces.name(marketplace) + " still shows the version before.");
            return seen.with(attempts, seen.shelf(), wantedStage.setBack(notTaken, Duration.ZERO, scene));
        }
        return seen;
    }

    /** What a webhook or a look at the whole list told. Older news than what is known changes nothing. */
    CrossPost heard(Snapshot snapshot, boolean isOnOffer, Instant now, Patience patience) {
        return shelf.isNewerThan(snapshot)
                ? this
                : seen(snapshot, new Scene(marketplace, wanted, now, patience), isOnOffer, false, false);
    }

    private CrossPost seen(Snapshot snapshot, Scene scene, boolean isOnOffer, boolean answered, boolean wasEnd) {
        var after = switch (stage) {
            case Wanted s -> s.found(snapshot, scene, answered);
            case Closing s -> s.found(snapshot, scene, wasEnd);
            case Closed s -> s.foundAgain(snapshot, scene, isOnOffer);
        };
        return with(attempts, shelf.saw(snapshot), after);
    }

    private Stage absent(Scene scene) {
        return switch (stage) {
            case Wanted s -> s.absent(scene);
            case Closing s -> s.absent(scene.now());
            case Closed s -> s;
        };
    }

    private CrossPost refused(Call call, Fault why, Scene scene) {
        var known = call == Call.PUT ? shelf.certain() : shelf;
        return with(
                attempts,
                known,
                switch (stage) {
                    case Wanted s -> s.refused(why, scene);
                    case Closing s when call == Call.END -> s.setBack(why, Duration.ZERO, scene);
                    case Closing s -> unlessEmpty(s, known, scene.now());
                    case Closed s -> s;
                });
    }

    private CrossPost setBack(Call call, boolean wasNotDone, Fault why, Duration atLeast, Scene scene) {
        var known = wasNotDone ? shelf.certain() : call == Call.PUT ? shelf.inDoubt() : shelf;
        return with(
                attempts,
                known,
                switch (stage) {
                    case Wanted s -> s.setBack(why, atLeast, scene);
                    case Closing s when call == Call.END -> s.setBack(why, atLeast, scene);
                    case Closing s -> unlessEmpty(s, known, scene.now());
                    case Closed s -> s;
                });
    }

    private CrossPost waitForAccount(Call call, Scene scene) {
        var known = call == Call.PUT ? shelf.certain() : shelf;
        return with(
                attempts,
                known,
                switch (stage) {
                    case Wanted s -> s.waitForAccount(scene);
                    case Closing s when known.isEmpty() -> s.absent(scene.now());
                    case Closing s -> s.waitForAccount(scene);
                    case Closed s -> s;
                });
    }

    /** It was to be closed while it was being posted, and that came to nothing. */
    private static Stage unlessEmpty(Closing closing, Shelf shelf, Instant now) {
        return shelf.isEmpty() ? closing.absent(now) : closing;
    }

    /** The item is no longer on offer. */
    CrossPost close(EndReason reason, Instant now) {
        return with(
                attempts,
                shelf,
                switch (stage) {
                    case Wanted s -> s.close(reason, shelf.isEmpty(), now);
                    case Closing s -> s;
                    case Closed s -> s;
                });
    }

    /** The marketplace itself said that it is sold there: nothing is left to be ended. */
    CrossPost soldThere(Instant now) {
        return stage instanceof Closed ? this : with(attempts, shelf, new Closed(EndReason.SOLD_HERE, null, now));
    }

    /** The item changed; whatever is not yet sent takes the change along anyway. */
    CrossPost changed(long revision, Instant now) {
        return new CrossPost(
                id,
                item,
                seller,
                marketplace,
                account,
                reference,
                Math.max(wanted, revision),
                attempts,
                shelf,
                stage instanceof Live live && revision > shelf.revision() ? live.changed(now) : stage,
                createdAt,
                liveAt);
    }

    /** The marketplace said that something changed, but not what. */
    CrossPost toBeAsked(Instant now) {
        return switch (stage) {
            case Posting s -> with(attempts, shelf.inDoubt(), new Posting(s.trouble(), s.asked(), now));
            case Live s -> with(attempts, shelf.inDoubt(), new Live(s.trouble(), now));
            case Pending _, Failed _, Closing _, Closed _ -> this;
        };
    }

    /** The seller will not wait for the next try. */
    CrossPost retry(Instant now) {
        return with(
                attempts,
                shelf,
                switch (stage) {
                    case Failed s -> s.retry(now);
                    case Pending s -> new Pending(s.trouble(), now);
                    case Live s when s.trouble() != null -> new Live(null, now);
                    case Closing s -> new Closing(s.reason(), s.trouble(), now);
                    case Posting s -> s;
                    case Live s -> s;
                    case Closed s -> s;
                });
    }

    /** Whatever it is about, not before then: a guard against going round in circles with a confused marketplace. */
    CrossPost postponed(Instant until) {
        return with(
                attempts,
                shelf,
                switch (stage) {
                    case Pending s -> new Pending(s.trouble(), until);
                    case Posting s -> new Posting(s.trouble(), s.asked(), until);
                    case Live s -> new Live(s.trouble(), until);
                    case Failed s -> new Failed(s.trouble(), until);
                    case Closing s -> new Closing(s.reason(), s.trouble(), until);
                    case Closed s -> s;
                });
    }

    private CrossPost with(int attempts, Shelf shelf, Stage stage) {
        return new CrossPost(
                id, item, seller, marketplace, account, reference, wanted, attempts, shelf, stage, createdAt, liveAt);
    }
}
