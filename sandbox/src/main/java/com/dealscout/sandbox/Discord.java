package com.dealscout.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was posted by webhooks and still stands. Every webhook exists until it is deleted, whatever its id and token.
 *
 * <p>Keeps the latest {@link #MOST} messages and deleted webhooks.
 */
final class Discord {

    static final int MOST = 5_000;

    /** Discord counts its ids from the first second of 2015. */
    private static final long EPOCH_MS = 1_420_070_400_000L;

    record Webhook(String id, String token) {}

    record Posted(
            String id,
            Webhook webhook,
            String username,
            String content,
            ArrayNode embeds,
            @Nullable JsonNode allowedMentions,
            Instant at,
            @Nullable Instant editedAt) {

        ObjectNode forControl() {
            return Json.object()
                    .put("webhook_id", webhook.id())
                    .put("content", content)
                    .set("embeds", embeds)
                    .put("edited", editedAt != null)
                    .put("received_at", Json.time(at));
        }

        /** Discord's message object. */
        ObjectNode toJson() {
            var node = Json.object()
                    .put("type", 0)
                    .put("id", id)
                    .put("content", content)
                    .put("channel_id", channelOf(webhook));
            node.putObject("author")
                    .put("id", snowflakeOf(webhook))
                    .put("username", username)
                    .putNull("avatar")
                    .put("discriminator", "0000")
                    .put("public_flags", 0)
                    .put("flags", 0)
                    .put("bot", true)
                    .putNull("global_name")
                    .putNull("primary_guild");
            node.putArray("mentions");
            node.putArray("mention_roles");
            node.putArray("attachments");
            var answered = node.putArray("embeds");
            embeds.forEach(embed -> answered.add(rich(embed)));
            node.putArray("components");
            return node.put("timestamp", Json.time(at))
                    .put("edited_timestamp", editedAt == null ? null : Json.time(editedAt))
                    .put("flags", 0)
                    .put("pinned", false)
                    .put("mention_everyone", rangEveryone())
                    .put("tts", false)
                    .put("webhook_id", snowflakeOf(webhook));
        }

        /** Whether everybody in the channel was notified: the text asks for it, and nothing said that it must not. */
        boolean rangEveryone() {
            return (content.contains("@everyone") || content.contains("@here"))
                    && (allowedMentions == null || lists(allowedMentions.path("parse"), "everyone"));
        }

        /** As Discord keeps an embed: with its type, without what was null. */
        private static ObjectNode rich(JsonNode sent) {
            var embed = Json.object().put("type", "rich");
            sent.forEachEntry((name, value) -> {
                if (!value.isNull()) {
                    embed.set(name, value.deepCopy());
                }
            });
            for (var field : embed.path("fields")) {
                if (field instanceof ObjectNode object && !object.path("inline").isBoolean()) {
                    object.put("inline", false);
                }
            }
            return embed;
        }

        private static boolean lists(JsonNode array, String word) {
            for (var entry : array) {
                if (entry.asString().equals(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Clock clock;
    private final Faults faults;
    private final Map<String, Posted> messages = new Latest<>(MOST);
    private final Map<Webhook, Boolean> deleted = new Latest<>(MOST);
    private long lastId;

    Discord(Clock clock, Wire wire) {
        this.clock = clock;
        this.faults = new Faults(wire);
    }

    Faults faults() {
        return faults;
    }

    synchronized Posted post(Webhook webhook, JsonNode body) {
        var username = body.path("username").asString("");
        var posted = new Posted(
                nextId(),
                webhook,
                username.isEmpty() ? "Webhook" : username,
                body.path("content").asString(""),
                embeds(body),
                present(body.get("allowed_mentions")),
                clock.instant(),
                null);
        messages.put(posted.id(), posted);
        return posted;
    }

    synchronized Optional<Posted> find(Webhook webhook, String id) {
        return Optional.ofNullable(messages.get(id))
                .filter(posted -> posted.webhook().equals(webhook));
    }

    /** What the message would be with the fields of the body in place of its own. */
    Posted edited(Posted posted, JsonNode body) {
        return new Posted(
                posted.id(),
                posted.webhook(),
                posted.username(),
                body.has("content") ? body.path("content").asString("") : posted.content(),
                body.has("embeds") ? embeds(body) : posted.embeds(),
                body.has("allowed_mentions") ? present(body.get("allowed_mentions")) : posted.allowedMentions(),
                posted.at(),
                clock.instant());
    }

    synchronized Optional<Posted> change(Webhook webhook, String id, UnaryOperator<Posted> change) {
        var changed = find(webhook, id).map(change);
        changed.ifPresent(posted -> messages.put(id, posted));
        return changed;
    }

    synchronized boolean remove(Webhook webhook, String id) {
        return find(webhook, id).map(posted -> messages.remove(posted.id())).isPresent();
    }

    synchronized void delete(Webhook webhook) {
        deleted.put(webhook, true);
    }

    synchronized boolean isDeleted(Webhook webhook) {
        return deleted.containsKey(webhook);
    }

    /** Oldest first. */
    synchronized List<Posted> messages() {
        return new ArrayList<>(messages.values());
    }

    synchronized Set<String> webhookIds() {
        var ids = new TreeSet<String>();
        messages.values().forEach(posted -> ids.add(posted.webhook().id()));
        return ids;
    }

    synchronized void clear() {
        messages.clear();
    }

    /** An id of the kind that Discord gives, for whatever stands in the address. */
    static String snowflakeOf(Webhook webhook) {
        return webhook.id().matches("[1-9][0-9]{0,19}") ? webhook.id() : channelOf(webhook);
    }

    static String channelOf(Webhook webhook) {
        return Long.toString(
                1_000_000_000_000_000_000L + Integer.toUnsignedLong(webhook.id().hashCode()));
    }

    private String nextId() {
        lastId = Math.max(lastId + 1, clock.millis() - EPOCH_MS << 22);
        return Long.toString(lastId);
    }

    private static ArrayNode embeds(JsonNode body) {
        return body.get("embeds") instanceof ArrayNode embeds ? embeds : Json.array();
    }

    private static @Nullable JsonNode present(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
