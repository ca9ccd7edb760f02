package com.dealscout.marketplaces.connector;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Speaks one marketplace's language.
 *
 * <p>Every method that answers an {@link Answer} calls the marketplace over the network, takes at most the configured
 * time-outs, and never throws for what a marketplace may do: no answer, half an answer and nonsense are
 * {@link Answer.Unknown}, because the marketplace may have done what it was asked. It must not be called within a
 * database transaction.
 *
 * <p>What the room relies on: {@code reference} is ours, and a listing can be found by it; {@link #put} and {@link #end}
 * can be repeated without a second listing coming of it, where need be by asking first; a {@link Snapshot} carries the
 * marketplace's own time, so that an old one can be told from a new one. A marketplace without webhooks answers
 * {@link #listen} with a refusal and is polled.
 *
 * <p>Connectors are safe for use by many threads and keep no state. They log no token and put none into words.
 */
public interface Connector {

    /**
     * Where the seller's browser goes to agree.
     *
     * @param state comes back with the code; made and checked by the caller
     * @param verifier the PKCE secret, of which a challenge goes along; ignored where the marketplace has no PKCE
     * @param redirect where the browser comes back to; the same as in {@link #exchange}
     */
    URI authorizeUrl(String state, String verifier, URI redirect);

    Answer<Grant> exchange(String code, String verifier, URI redirect);

    /**
     * New tokens for a refresh token, which may be worthless afterwards, whether the answer arrives or not.
     *
     * @return refused only if the seller has to connect again
     */
    Answer<Grant> refresh(String refreshToken);

    /** Makes the grant worthless, with all tokens that came of it. */
    Answer<Acknowledged> revoke(Grant grant);

    Answer<Seller> seller(String accessToken);

    Answer<Capabilities> capabilities(String accessToken);

    /** Has events about this seller sent to {@code url}, signed with {@code secret}. */
    Answer<Acknowledged> listen(String accessToken, URI url, String secret);

    /**
     * What an offer still needs before this marketplace takes it, each thing in words for the seller; empty if nothing.
     * Calls nobody.
     *
     * @param capabilities of this seller, or null if they are not known: then only what holds for everybody is checked
     */
    List<String> preflight(Offer offer, @Nullable Capabilities capabilities);

    /** Lists or updates; the pictures go along. An offer that is not newer than what is there changes nothing. */
    Answer<Snapshot> put(String accessToken, String reference, Offer offer, Capabilities capabilities);

    /** What there is under our reference; {@link Answer.Absent} if nothing. */
    Answer<Snapshot> find(String accessToken, String reference);

    /** Takes the listing down; {@link Answer.Absent} if there is none. */
    Answer<Snapshot> end(String accessToken, String reference, EndReason reason);

    /** Our listings that changed since, oldest change first; others' may be among them. */
    Answer<Batch<Snapshot>> listings(String accessToken, @Nullable Instant since, @Nullable String cursor);

    Answer<Batch<Conversation>> conversations(String accessToken, @Nullable Instant since, @Nullable String cursor);

    Answer<Batch<Message>> messages(String accessToken, String conversationId, @Nullable String cursor);

    /**
     * Writes to a buyer.
     *
     * @param idempotencyKey 8–64 characters; the same key sends one message only
     */
    Answer<Message> reply(String accessToken, String conversationId, String text, String idempotencyKey);

    /**
     * Reads what came to our webhook.
     *
     * @param header looks a header up by its name; null if it is absent
     * @param body exactly as it came
     * @param secrets the current one, and the one before it while they change
     * @return empty if it is not from the marketplace, too old, or not readable: which of these is nobody's business
     */
    Optional<Event> read(UnaryOperator<@Nullable String> header, byte[] body, List<String> secrets, Instant now);
}
