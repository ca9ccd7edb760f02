package com.dealscout.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The strings behind the scenes, at {@code /control}: look at everything, be a buyer, make things go wrong. */
final class Control {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_DELAY_MS = 300_000;
    private static final int MOST_FAULTS = 1_000_000;

    private record Said(String from, Message message) {}

    private final List<Stall> stalls;
    private final Mailbox mailbox;
    private final MailFaults mailFaults;
    private final Discord discord;
    private final Photos photos;
    private final Webhooks webhooks;

    Control(
            List<Stall> stalls,
            Mailbox mailbox,
            MailFaults mailFaults,
            Discord discord,
            Photos photos,
            Webhooks webhooks) {
        this.stalls = stalls;
        this.mailbox = mailbox;
        this.mailFaults = mailFaults;
        this.discord = discord;
        this.photos = photos;
        this.webhooks = webhooks;
    }

    void addTo(RoutesConfig routes) {
        for (var stall : stalls) {
            var base = "/control/" + stall.marketplace().id();
            var listing = base + "/listings/{external_id}";
            routes.get(base + "/listings", ctx -> answer(ctx, stall.shelf().all(), Control::form));
            routes.post(listing + "/messages", ctx -> write(ctx, stall));
            routes.get(listing + "/messages", ctx -> read(ctx, stall));
            routes.post(listing + "/sold", ctx -> sold(ctx, stall));
            routes.post(base + "/faults", ctx -> addFault(ctx, stall.faults()));
            routes.delete(base + "/faults", ctx -> {
                stall.faults().clear();
                ctx.status(204);
            });
            routes.post(base + "/expire-tokens", ctx -> {
                stall.grants().expireAccessTokens();
                ctx.status(204);
            });
        }
        routes.get("/control/mail", this::mail);
        routes.post("/control/mail/faults", this::addMailFault);
        routes.delete("/control/mail/faults", ctx -> {
            mailFaults.clear();
            ctx.status(204);
        });
        routes.get("/control/discord/messages", ctx -> answer(ctx, discord.messages(), Discord.Posted::forControl));
        routes.post("/control/discord/faults", ctx -> addFault(ctx, discord.faults()));
        routes.delete("/control/discord/faults", ctx -> {
            discord.faults().clear();
            ctx.status(204);
        });
        routes.delete("/control", this::clear);
    }

    private static <T> void answer(Context ctx, List<T> things, Function<T, ObjectNode> form) {
        Json.answerList(ctx, things.stream().map(form).iterator());
    }

    private static ObjectNode form(Listing listing) {
        var input = listing.input();
        var node = Json.object()
                .put("external_id", listing.externalId())
                .put("reference", listing.reference())
                .put("title", input.title())
                .put("description", input.description())
                .put("price", input.amount())
                .put("condition", input.condition())
                .put("category", input.category().id());
        var images = node.putArray("images");
        for (var photo : listing.photos()) {
            images.addObject().put("sha256", photo.sha256()).put("bytes", photo.bytes());
        }
        var endedAt = listing.endedAt();
        return node.put("status", listing.state())
                .put("created_at", Json.time(listing.createdAt()))
                .put("ended_at", endedAt == null ? null : Json.time(endedAt));
    }

    private static ObjectNode form(Said said) {
        return Json.object()
                .put("from", said.from())
                .put("text", said.message().text())
                .put("at", Json.time(said.message().createdAt()));
    }

    private static ObjectNode form(Mail mail) {
        var content = mail.content();
        var node = Json.object()
                .put("from", content.from())
                .put("to", mail.to())
                .put("subject", content.subject())
                .put("text", content.text())
                .put("html", content.html());
        var headers = node.putObject("headers");
        content.headers().forEach(headers::put);
        return node.put("received_at", Json.time(mail.receivedAt()));
    }

    private static void write(Context ctx, Stall stall) {
        var listing = listing(ctx, stall);
        var fields = body(ctx);
        var from = words(fields, "from", LONGEST_NAME);
        var text = words(fields, "text", LONGEST_MESSAGE);
        if (from.equalsIgnoreCase("seller")) {
            fields.problem("from", "reserved", "must be a buyer's name; \"seller\" is what the seller's answers bear");
        }
        check(fields);
        var message = stall.buyerWrites(listing, from, text);
        Json.answer(ctx, 201, form(new Said(from, message)));
    }

    /** All conversations of the listing in one, as it happened. */
    private static void read(Context ctx, Stall stall) {
        var said = new ArrayList<Said>();
        for (var conversation : stall.threads().about(listing(ctx, stall))) {
            for (var message : stall.threads().messages(conversation)) {
                var from = message.from() == Message.From.BUYER ? conversation.buyerName() : "seller";
                said.add(new Said(from, message));
            }
        }
        said.sort(Comparator.comparingLong(one -> one.message().change()));
        answer(ctx, said, Control::form);
    }

    private static void sold(Context ctx, Stall stall) {
        var listing = listing(ctx, stall);
        var sold = stall.end(listing.seller(), listing.reference(), Listing.EndReason.SOLD_HERE)
                .or(() -> stall.shelf().find(listing.externalId()))
                .orElse(listing);
        if (sold.endReason() != Listing.EndReason.SOLD_HERE) {
            throw Problem.of(409, "This listing has ended already: " + sold.endReason());
        }
        Json.answer(ctx, 200, form(sold));
    }

    private static Listing listing(Context ctx, Stall stall) {
        return stall.shelf()
                .find(ctx.pathParam("external_id"))
                .orElseThrow(() -> Problem.of(404, "No listing has this external_id."));
    }

    private static void addFault(Context ctx, Faults faults) {
        var fields = body(ctx);
        var kind = choice(Fault.Kind.class, fields.word("kind", words(Fault.Kind.class)));
        var operation = choice(Fault.Operation.class, fields.optionalWord("operation", words(Fault.Operation.class)));
        var status = orElse(fields.optionalInteger("status", 400, 599), 500);
        var retryAfter = fields.optionalInteger("retry_after_s", 0, 86_400);
        var delay = orElse(fields.optionalInteger("delay_ms", 0, LONGEST_DELAY_MS), 1_000);
        var count = orElse(fields.optionalInteger("count", 1, MOST_FAULTS), 1);
        check(fields);
        var fault = new Fault(
                Objects.requireNonNull(kind),
                operation,
                status,
                retryAfter == null ? null : retryAfter.intValue(),
                delay);
        accept(ctx, faults.add(fault, count));
    }

    private void addMailFault(Context ctx) {
        var fields = body(ctx);
        var kind = choice(MailFaults.Kind.class, fields.word("kind", words(MailFaults.Kind.class)));
        var to = fields.optionalText("to", 1, LONGEST_ADDRESS);
        var count = orElse(fields.optionalInteger("count", 1, MOST_FAULTS), 1);
        check(fields);
        accept(ctx, mailFaults.add(Objects.requireNonNull(kind), to, count));
    }

    private static void accept(Context ctx, boolean queued) {
        if (!queued) {
            throw Problem.of(409, "%,d faults are queued; no more fit.".formatted(Faults.MOST_QUEUED));
        }
        ctx.status(204);
    }

    private void mail(Context ctx) {
        var to = ctx.queryParam("to");
        // An address holds no space: what reads as one was a plus that nobody encoded.
        answer(ctx, to == null ? mailbox.all() : mailbox.to(to.replace(' ', '+')), Control::form);
    }

    private void clear(Context ctx) {
        stalls.forEach(Stall::clear);
        webhooks.dropWaiting();
        photos.clear();
        mailbox.clear();
        discord.clear();
        ctx.status(204);
    }

    private static Fields body(Context ctx) {
        try {
            JsonNode node = Json.parse(ctx.bodyAsBytes());
            return Fields.of(node, Fields.Nulls.ABSENT);
        } catch (Json.Broken e) {
            throw Problem.of(400, "The body is " + e.getMessage());
        }
    }

    private static void check(Fields fields) {
        fields.refuseOthers();
        if (!fields.problems().isEmpty()) {
            throw Problem.invalid(fields.problems());
        }
    }

    /** What a person typed: spaces at the ends go, nothing else. */
    private static String words(Fields fields, String name, int longest) {
        var words = fields.text(name, 1, longest).strip();
        if (words.isEmpty() && fields.problems().isEmpty()) {
            fields.problem(name, "too_short", "must not be blank");
        }
        return words;
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String word) {
        return word == null || word.isEmpty() ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static int orElse(@Nullable Long value, int otherwise) {
        return value == null ? otherwise : value.intValue();
    }
}
