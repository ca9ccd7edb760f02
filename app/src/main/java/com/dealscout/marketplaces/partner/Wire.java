package com.dealscout.marketplaces.partner;

import com.dealscout.marketplaces.connector.Conversation;
import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.marketplaces.connector.Message;
import com.dealscout.marketplaces.connector.Seller;
import com.dealscout.marketplaces.connector.Snapshot;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract's JSON, read as it says: unknown fields are ignored, required ones must be there. What cannot be read is
 * {@link Garbled}.
 */
final class Wire {

    /** What we send leaves absent fields out: the contract's types know no null. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int MAX_URL = 2_000;
    private static final Set<String> STATES = Set.of("pending", "live", "rejected", "ended");

    private Wire() {}

    /** Not what the contract promises: cut off, or something else altogether. */
    static final class Garbled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Garbled(String what) {
            super(what, null, false, false);
        }
    }

    static <T> T read(byte[] body, Class<T> type) {
        try {
            return Objects.requireNonNull(JSON.readValue(body, type));
        } catch (JacksonException | NullPointerException e) {
            throw new Garbled(type.getSimpleName()); // not the cause: its message quotes the answer
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new Garbled(field);
        }
        return value;
    }

    /** PostgreSQL keeps no NUL. */
    static String storable(String text) {
        return text.replace("\u0000", "");
    }

    /** As finely as PostgreSQL keeps it: a time read back must not be later than the time that came. */
    private static Instant tick(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    record FieldProblem(
            @Nullable String pointer,
            @Nullable String code,
            @Nullable String detail) {}

    record Problem(
            @Nullable Integer status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable Boolean retryable,
            @Nullable List<FieldProblem> errors) {}

    record OAuthError(@Nullable String error) {}

    record Tokens(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn) {}

    record SellerJson(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean active) {

        Seller seller() {
            return new Seller(storable(required(id, "id")), storable(required(name, "name")));
        }
    }

    record ListingJson(
            @Nullable String reference,
            @Nullable String externalId,
            @Nullable Long revision,
            @Nullable String state,
            @Nullable String endReason,
            @Nullable String url,
            @Nullable List<FieldProblem> problems,
            @Nullable Instant updatedAt) {

        Snapshot snapshot() {
            var word = required(state, "state");
            if (!STATES.contains(word)) {
                throw new Garbled("state");
            }
            var ended = word.equals("ended");
            return new Snapshot(
                    required(reference, "reference"),
                    externalId == null ? null : storable(externalId),
                    required(revision, "revision"),
                    Snapshot.State.valueOf(word.toUpperCase(Locale.ROOT)),
                    ended ? reason() : null,
                    url == null ? null : webAddress(url),
                    problems == null
                            ? List.of()
                            : problems.stream()
                                    .map(FieldProblem::detail)
                                    .filter(Objects::nonNull)
                                    .map(Wire::storable)
                                    .toList(),
                    tick(required(updatedAt, "updatedAt")));
        }

        /** A reason that is not in the contract: all that is known is that it is gone. */
        private EndReason reason() {
            return endReason == null
                    ? EndReason.REMOVED
                    : EndReason.of(endReason).orElse(EndReason.REMOVED);
        }
    }

    /** Links of ours lead there, so nothing but a web address will do. */
    private static @Nullable String webAddress(String url) {
        try {
            var address = new URI(url);
            var scheme = address.getScheme();
            var isWeb = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return isWeb && address.getHost() != null && url.length() <= MAX_URL ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    record ListingsJson(
            @Nullable List<ListingJson> items, @Nullable String next) {

        List<Snapshot> snapshots() {
            return required(items, "items").stream().map(ListingJson::snapshot).toList();
        }
    }

    record BuyerJson(@Nullable String id, @Nullable String name) {}

    record ConversationJson(
            @Nullable String id,
            @Nullable String reference,
            @Nullable BuyerJson buyer,
            @Nullable Instant updatedAt) {

        Conversation conversation() {
            var name = buyer == null ? null : buyer.name();
            return new Conversation(
                    storable(required(id, "id")),
                    required(reference, "reference"),
                    name == null || name.isBlank() ? null : storable(name),
                    tick(required(updatedAt, "updatedAt")));
        }
    }

    record ConversationsJson(
            @Nullable List<ConversationJson> items,
            @Nullable String next) {

        List<Conversation> conversations() {
            return required(items, "items").stream()
                    .map(ConversationJson::conversation)
                    .toList();
        }
    }

    record MessageJson(
            @Nullable String id,
            @Nullable String conversationId,
            @Nullable String from,
            @Nullable String text,
            @Nullable Instant createdAt) {

        Message message() {
            return new Message(
                    storable(required(id, "id")),
                    storable(required(conversationId, "conversationId")),
                    switch (required(from, "from")) {
                        case "buyer" -> Message.From.BUYER;
                        case "seller" -> Message.From.SELLER;
                        default -> Message.From.SYSTEM;
                    },
                    storable(required(text, "text")),
                    tick(required(createdAt, "createdAt")));
        }
    }

    record MessagesJson(
            @Nullable List<MessageJson> items, @Nullable String next) {

        List<Message> messages() {
            return required(items, "items").stream().map(MessageJson::message).toList();
        }
    }

    record EventJson(
            @Nullable String id,
            @Nullable String type,
            @Nullable String reference,
            @Nullable Long sequence,
            @Nullable ListingJson listing,
            @Nullable MessageJson message) {}

    record Category(
            @Nullable String id,
            @Nullable String name,
            @Nullable String parent,
            @Nullable List<String> requiredAttributes) {}

    /** Stored as it came; null is "does not say". */
    record Limits(
            @Nullable Integer maxImages,
            @Nullable Integer titleMax,
            @Nullable Integer descriptionMax,
            @Nullable List<String> currencies,
            @Nullable List<String> conditions,
            @Nullable List<Category> categories,
            @Nullable Boolean linksInTextAllowed,
            @Nullable Integer remainingListings) {

        static final Limits UNKNOWN = new Limits(null, null, null, null, null, null, null, null);
    }
}
