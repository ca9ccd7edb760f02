package com.dealscout.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Discord's webhook calls, at {@code /discord/api/webhooks/{id}/{token}}.
 *
 * <p>Each webhook and kind of call has a bucket of {@link #BUCKET} requests in {@link #WINDOW}; every answer carries its
 * state, and one request too many is answered 429 with the seconds to wait. {@code retry_after} is exact,
 * {@code Retry-After} rounded up.
 */
final class DiscordApi {

    static final int BUCKET = 5;
    static final Duration WINDOW = Duration.ofSeconds(2);

    private static final int INVALID_FORM = 50035;
    private static final int INVALID_JSON = 50109;
    private static final int EMPTY_MESSAGE = 50006;
    private static final int UNKNOWN_MESSAGE = 10008;
    private static final int UNKNOWN_WEBHOOK = 10015;

    private interface WebhookCall {
        void handle(Context ctx, Discord.Webhook webhook);
    }

    private final Discord discord;
    private final RateLimit rateLimit;

    DiscordApi(Discord discord, Clock clock) {
        this.discord = discord;
        this.rateLimit = new RateLimit(clock, BUCKET, WINDOW);
    }

    void addTo(RoutesConfig routes) {
        var webhook = "/discord/api/webhooks/{id}/{token}";
        var message = webhook + "/messages/{message_id}";
        routes.post(webhook, call(Fault.Operation.POST, "post", this::post));
        routes.get(webhook, call(Fault.Operation.READ, "webhook", this::show));
        routes.delete(webhook, call(Fault.Operation.CLOSE, "webhook", this::delete));
        routes.get(message, call(Fault.Operation.READ, "read", this::read));
        routes.patch(message, call(Fault.Operation.UPDATE, "edit", this::edit));
        routes.delete(message, call(Fault.Operation.CLOSE, "remove", this::remove));
    }

    private Handler call(Fault.Operation operation, String bucket, WebhookCall work) {
        return ctx -> discord.faults().meet(ctx, operation, DiscordApi::pretend, honest -> {
            var webhook = new Discord.Webhook(honest.pathParam("id"), honest.pathParam("token"));
            if (withinLimit(honest, bucket, webhook)) {
                if (discord.isDeleted(webhook)) {
                    refuse(honest, 404, UNKNOWN_WEBHOOK, "Unknown Webhook");
                } else {
                    work.handle(honest, webhook);
                }
            }
        });
    }

    private void post(Context ctx, Discord.Webhook webhook) {
        var body = acceptable(ctx);
        if (body == null) {
            return;
        }
        if (isEmpty(body.path("content").asString(""), body.path("embeds"))) {
            refuse(ctx, 400, EMPTY_MESSAGE, "Cannot send an empty message");
            return;
        }
        var posted = discord.post(webhook, body);
        if ("true".equals(ctx.queryParam("wait"))) {
            Json.answer(ctx, 200, posted.toJson());
        } else {
            ctx.status(204);
        }
    }

    private void show(Context ctx, Discord.Webhook webhook) {
        Json.answer(
                ctx,
                200,
                Json.object()
                        .putNull("application_id")
                        .putNull("avatar")
                        .put("channel_id", Discord.channelOf(webhook))
                        .put("guild_id", Discord.channelOf(webhook))
                        .put("id", Discord.snowflakeOf(webhook))
                        .put("name", "Stand-in webhook")
                        .put("type", 1)
                        .put("token", webhook.token()));
    }

    private void delete(Context ctx, Discord.Webhook webhook) {
        discord.delete(webhook);
        ctx.status(204);
    }

    private void read(Context ctx, Discord.Webhook webhook) {
        discord.find(webhook, ctx.pathParam("message_id"))
                .ifPresentOrElse(posted -> Json.answer(ctx, 200, posted.toJson()), () -> unknownMessage(ctx));
    }

    private void edit(Context ctx, Discord.Webhook webhook) {
        var found = discord.find(webhook, ctx.pathParam("message_id"));
        if (found.isEmpty()) {
            unknownMessage(ctx);
            return;
        }
        var body = acceptable(ctx);
        if (body == null) {
            return;
        }
        var edited = discord.edited(found.get(), body);
        if (isEmpty(edited.content(), edited.embeds())) {
            refuse(ctx, 400, EMPTY_MESSAGE, "Cannot send an empty message");
            return;
        }
        discord.change(webhook, edited.id(), posted -> discord.edited(posted, body))
                .ifPresentOrElse(posted -> Json.answer(ctx, 200, posted.toJson()), () -> unknownMessage(ctx));
    }

    private void remove(Context ctx, Discord.Webhook webhook) {
        if (discord.remove(webhook, ctx.pathParam("message_id"))) {
            ctx.status(204);
        } else {
            unknownMessage(ctx);
        }
    }

    /** The body, or null if it was refused. */
    private static @Nullable ObjectNode acceptable(Context ctx) {
        try {
            if (Json.parse(ctx.bodyAsBytes()) instanceof ObjectNode body) {
                var errors = DiscordForm.errorsIn(body);
                if (errors == null) {
                    return body;
                }
                Json.answer(ctx, 400, error(INVALID_FORM, "Invalid Form Body").set("errors", errors));
                return null;
            }
        } catch (Json.Broken _) {
            // the same answer as for JSON that is no object
        }
        refuse(ctx, 400, INVALID_JSON, "The request body contains invalid JSON.");
        return null;
    }

    private static boolean isEmpty(String content, JsonNode embeds) {
        if (!content.isBlank()) {
            return false;
        }
        for (var embed : embeds) {
            for (var name : new String[] {"title", "description", "fields", "image", "thumbnail", "author", "footer"}) {
                var value = embed.path(name);
                if (value.isString() ? !value.stringValue().isBlank() : !value.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean withinLimit(Context ctx, String bucket, Discord.Webhook webhook) {
        var verdict = rateLimit.take(bucket + " " + webhook.id() + " " + webhook.token());
        var resetAfter = seconds(verdict.resetsAfter().toMillis());
        ctx.header("X-RateLimit-Limit", Integer.toString(verdict.limit()));
        ctx.header("X-RateLimit-Remaining", Integer.toString(verdict.left()));
        ctx.header("X-RateLimit-Reset", seconds(verdict.resets().toEpochMilli()));
        ctx.header("X-RateLimit-Reset-After", resetAfter);
        ctx.header("X-RateLimit-Bucket", Integer.toHexString((bucket + webhook.id()).hashCode()));
        if (!verdict.allowed()) {
            ctx.header("X-RateLimit-Scope", "user");
            limited(ctx, verdict.resetsAfter().toMillis() / 1_000.0);
        }
        return verdict.allowed();
    }

    private static void limited(Context ctx, double retryAfterSeconds) {
        ctx.header("Retry-After", Long.toString((long) Math.ceil(retryAfterSeconds)));
        Json.answer(
                ctx,
                429,
                error(0, "You are being rate limited.")
                        .put("retry_after", retryAfterSeconds)
                        .put("global", false));
    }

    /** A fault that was asked for, in Discord's words. */
    private static void pretend(Context ctx, int status, @Nullable Integer retryAfterSeconds) {
        if (status == 429) {
            ctx.header("X-RateLimit-Scope", "user");
            limited(ctx, retryAfterSeconds == null ? 1 : retryAfterSeconds);
            return;
        }
        if (retryAfterSeconds != null) {
            ctx.header("Retry-After", retryAfterSeconds.toString());
        }
        switch (status) {
            case 404 -> refuse(ctx, status, UNKNOWN_WEBHOOK, "Unknown Webhook");
            case 401 -> refuse(ctx, status, 50027, "Invalid Webhook Token");
            case 403 -> refuse(ctx, status, 50013, "Missing Permissions");
            default -> refuse(ctx, status, 0, status + ": a fault, as asked for by /control");
        }
    }

    private static void unknownMessage(Context ctx) {
        refuse(ctx, 404, UNKNOWN_MESSAGE, "Unknown Message");
    }

    private static void refuse(Context ctx, int status, int code, String message) {
        Json.answer(ctx, status, error(code, message));
    }

    private static ObjectNode error(int code, String message) {
        return Json.object().put("message", message).put("code", code);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1_000.0);
    }
}
