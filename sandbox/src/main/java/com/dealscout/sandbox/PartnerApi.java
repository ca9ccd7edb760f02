package com.dealscout.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The partner contract as one stand-in marketplace serves it, at {@code /{marketplace}/api}. */
final class PartnerApi {

    private static final int PAGE = 100;
    private static final int MOST_PHOTOS = 24;
    private static final int SMALL_ENOUGH_FOR_MEMORY = 1_000_000;
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Set<String> PHOTO_TYPES = Set.of("image/jpeg", "image/png", "image/webp");
    private static final Map<String, Listing.EndReason> REASONS = Map.of(
            "sold_here", Listing.EndReason.SOLD_HERE,
            "sold_elsewhere", Listing.EndReason.SOLD_ELSEWHERE,
            "withdrawn", Listing.EndReason.WITHDRAWN);

    /** A call that speaks for somebody. */
    private interface SellersCall {
        void handle(Context ctx, Seller seller) throws Exception;
    }

    private final Stall stall;
    private final Photos photos;
    private final Outgoing outgoing;
    private final Clock clock;
    private final RateLimit rateLimit;

    PartnerApi(Stall stall, Photos photos, Outgoing outgoing, Clock clock) {
        this.stall = stall;
        this.photos = photos;
        this.outgoing = outgoing;
        this.clock = clock;
        this.rateLimit = new RateLimit(clock, stall.marketplace().requestsPerMinute(), Duration.ofMinutes(1));
    }

    void addTo(RoutesConfig routes) {
        var base = "/" + stall.marketplace().id() + "/api";
        routes.get(base + "/capabilities", reading("listings", this::capabilities));
        routes.get(base + "/seller", reading("listings", this::seller));
        routes.put(base + "/webhook", call(_ -> null, "listings", this::setWebhook));
        routes.get(base + "/listings", reading("listings", this::list));
        routes.get(base + "/listings/{reference}", reading("listings", this::get));
        routes.put(base + "/listings/{reference}", call(this::postOrUpdate, "listings", this::put));
        routes.delete(base + "/listings/{reference}", call(_ -> Fault.Operation.CLOSE, "listings", this::end));
        routes.get(base + "/conversations", reading("messages", this::conversations));
        routes.get(base + "/conversations/{id}/messages", reading("messages", this::messages));
        routes.post(base + "/conversations/{id}/messages", call(_ -> null, "messages", this::send));
    }

    private Handler reading(String scope, SellersCall work) {
        return call(_ -> Fault.Operation.READ, scope, work);
    }

    /** Faults come first, as they would on the way to the provider; then who calls, how often, and the work. */
    private Handler call(Function<Context, Fault.@Nullable Operation> operation, String scope, SellersCall work) {
        return ctx -> stall.faults()
                .meet(
                        ctx,
                        operation.apply(ctx),
                        (failing, status, retryAfter) ->
                                Refusal.pretended(status, retryAfter).answer(failing),
                        honest -> work.handle(honest, caller(honest, scope)));
    }

    private Fault.Operation postOrUpdate(Context ctx) {
        return bearer(ctx) instanceof Grants.Bearer.Of(var seller, var _)
                        && stall.shelf()
                                .find(seller, ctx.pathParam("reference"))
                                .isPresent()
                ? Fault.Operation.UPDATE
                : Fault.Operation.POST;
    }

    private Grants.Bearer bearer(Context ctx) {
        var header = ctx.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? stall.grants().bearer(header.substring(7).strip())
                : new Grants.Bearer.Unknown();
    }

    private Seller caller(Context ctx, String scope) {
        return switch (bearer(ctx)) {
            case Grants.Bearer.Unknown _ ->
                throw Refusal.of(Refusal.Code.TOKEN_EXPIRED, "No access token, or one that is unknown or revoked.");
            case Grants.Bearer.Expired _ -> throw Refusal.tokenExpired();
            case Grants.Bearer.Of(var seller, var scopes) -> {
                if (!scopes.contains(scope)) {
                    throw Refusal.of(Refusal.Code.FORBIDDEN, "The seller did not allow \"%s\".".formatted(scope));
                }
                var verdict = rateLimit.take(seller.id());
                if (!verdict.allowed()) {
                    throw Refusal.slowDown((int) verdict.resetsAfter().toSeconds() + 1, verdict.limit());
                }
                yield seller;
            }
        };
    }

    private void capabilities(Context ctx, Seller seller) {
        Json.answer(ctx, 200, stall.marketplace().capabilities(stall.shelf().remaining()));
    }

    private void seller(Context ctx, Seller seller) {
        Json.answer(
                ctx,
                200,
                Json.object().put("id", seller.id()).put("name", seller.name()).put("active", true));
    }

    private void setWebhook(Context ctx, Seller seller) {
        var fields = Fields.of(json(ctx), Fields.Nulls.REFUSED);
        var url = fields.text("url", 1, 2_048);
        if (!url.isEmpty() && !ADDRESS.matcher(url).matches()) {
            fields.problem("url", "pattern", "must be an http or https address");
        }
        var secret = fields.text("secret", 32, 128);
        fields.refuseOthers();
        if (!fields.problems().isEmpty()) {
            throw Refusal.invalid(fields.problems());
        }
        var refusal = stall.webhooks().register(seller, url, secret);
        if (refusal != null) {
            throw Refusal.invalid("url", "challenge", refusal);
        }
        ctx.status(204);
    }

    private void list(Context ctx, Seller seller) {
        var found = stall.shelf().changed(seller, cursor(ctx), since(ctx), PAGE + 1);
        Json.answer(ctx, 200, page(found, Listing::toJson, Listing::change));
    }

    private void get(Context ctx, Seller seller) {
        Json.answer(ctx, 200, known(seller, reference(ctx)).toJson());
    }

    private void end(Context ctx, Seller seller) {
        var reason = REASONS.get(ctx.queryParam("reason"));
        if (reason == null) {
            throw Refusal.invalid("reason", "enum", "must be sold_here, sold_elsewhere or withdrawn");
        }
        var reference = reference(ctx);
        var ended = stall.end(seller, reference, reason).orElseGet(() -> known(seller, reference));
        Json.answer(ctx, 200, ended.toJson());
    }

    private void put(Context ctx, Seller seller) throws IOException, ServletException {
        var reference = reference(ctx);
        var type = contentType(ctx.contentType());
        if (type.equals("multipart/form-data")) {
            putWithPhotos(ctx, seller, reference);
        } else if (type.equals("application/json")) {
            putWithAddresses(ctx, seller, reference);
        } else {
            throw Refusal.of(
                    Refusal.Code.INVALID, "Content-Type must be application/json or multipart/form-data, not " + type);
        }
    }

    private void putWithAddresses(Context ctx, Seller seller, String reference) {
        var input = ListingInput.read(json(ctx), stall.marketplace(), false, clock.instant());
        refuseTooMany(input.imageUrls().size());
        var unchanged = stall.shelf().wouldLeave(seller, reference, input, null);
        if (unchanged.isPresent()) {
            answer(ctx, unchanged.get());
            return;
        }
        var kept = new ArrayList<Photo>();
        for (var i = 0; i < input.imageUrls().size(); i++) {
            kept.add(
                    keep("images/" + i, fetched("images/" + i, input.imageUrls().get(i))));
        }
        answer(ctx, store(ctx, seller, reference, input, kept));
    }

    private void putWithPhotos(Context ctx, Seller seller, String reference) throws IOException, ServletException {
        var parts = parts(ctx);
        try {
            var input = ListingInput.read(listingPart(parts), stall.marketplace(), true, clock.instant());
            var images = parts.stream()
                    .filter(part -> part.getName().equals("image"))
                    .toList();
            if (images.isEmpty() || images.size() > MOST_PHOTOS) {
                throw Refusal.invalid(
                        "image", "size", "has %d parts; 1 to %d are allowed".formatted(images.size(), MOST_PHOTOS));
            }
            refuseTooMany(images.size());
            var kept = new ArrayList<Photo>();
            for (var i = 0; i < images.size(); i++) {
                kept.add(keep("image/" + i, uploaded("image/" + i, images.get(i))));
            }
            answer(ctx, store(ctx, seller, reference, input, kept));
        } finally {
            for (var part : parts) {
                part.delete();
            }
        }
    }

    private Shelf.Put store(Context ctx, Seller seller, String reference, ListingInput input, List<Photo> kept) {
        var base = ctx.scheme() + "://" + ctx.host() + "/" + stall.marketplace().id() + "/listings/";
        return stall.put(seller, reference, input, kept, externalId -> base + externalId);
    }

    private static void answer(Context ctx, Shelf.Put put) {
        switch (put) {
            case Shelf.Put.Created(var listing) -> Json.answer(ctx, 201, listing.toJson());
            case Shelf.Put.Updated(var listing) -> Json.answer(ctx, 200, listing.toJson());
            case Shelf.Put.Repeated(var listing) -> Json.answer(ctx, 200, listing.toJson());
            case Shelf.Put.Stale(var listing) ->
                throw Refusal.of(
                        Refusal.Code.STALE_REVISION,
                        "Revision %d is stored already, with another body: a change needs a higher one."
                                .formatted(listing.input().revision()));
            case Shelf.Put.Over(var listing) ->
                throw Refusal.of(
                        Refusal.Code.STALE_REVISION,
                        "The listing has ended (%s) and stays so: list it under a new reference."
                                .formatted(listing.toJson().get("endReason").asString()));
            case Shelf.Put.Full _ ->
                throw Refusal.of(
                        Refusal.Code.LIMIT_REACHED, "%,d listings are live; no more fit.".formatted(Shelf.MOST));
        }
    }

    private void refuseTooMany(int count) {
        if (count > stall.marketplace().maxImages()) {
            throw Refusal.of(
                    Refusal.Code.LIMIT_REACHED,
                    new FieldProblem(
                            "/image",
                            "size",
                            "has %d photos; %s takes %d"
                                    .formatted(
                                            count,
                                            stall.marketplace().name(),
                                            stall.marketplace().maxImages())));
        }
    }

    private List<Part> parts(Context ctx) throws IOException {
        var request = ctx.req();
        var most = 1_000_000L + (long) MOST_PHOTOS * stall.marketplace().maxImageBytes();
        if (request.getContentLengthLong() > most) {
            throw Refusal.of(Refusal.Code.TOO_LARGE, "The body has more than %,d bytes.".formatted(most));
        }
        request.setAttribute(
                "org.eclipse.jetty.multipartConfig",
                new MultipartConfigElement(System.getProperty("java.io.tmpdir"), -1, most, SMALL_ENOUGH_FOR_MEMORY));
        try {
            return new ArrayList<>(request.getParts());
        } catch (ServletException | IllegalStateException e) {
            throw Refusal.of(Refusal.Code.INVALID, "The multipart body cannot be read: " + e.getMessage());
        }
    }

    private static JsonNode listingPart(List<Part> parts) throws IOException {
        var found =
                parts.stream().filter(part -> part.getName().equals("listing")).toList();
        if (found.size() != 1) {
            throw Refusal.invalid("listing", "required", "must be there, once");
        }
        if (!contentType(found.getFirst().getContentType()).equals("application/json")) {
            throw Refusal.invalid("listing", "type", "must have the content type application/json");
        }
        return parsed(found.getFirst().getInputStream().readAllBytes());
    }

    private byte[] uploaded(String field, Part part) throws IOException {
        if (!PHOTO_TYPES.contains(contentType(part.getContentType()))) {
            throw Refusal.invalid(field, "type", "must have the content type image/jpeg, image/png or image/webp");
        }
        refuseTooLarge(field, part.getSize());
        return part.getInputStream().readAllBytes();
    }

    private byte[] fetched(String field, String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var answer = outgoing.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw unreadable(field, "answers " + answer.statusCode());
                }
                var bytes = body.readNBytes(stall.marketplace().maxImageBytes() + 1);
                refuseTooLarge(field, bytes.length);
                return bytes;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unreadable(field, "could not be fetched");
        } catch (IOException | IllegalArgumentException _) {
            throw unreadable(field, "could not be fetched");
        }
    }

    private void refuseTooLarge(String field, long bytes) {
        if (bytes > stall.marketplace().maxImageBytes()) {
            throw Refusal.of(
                    Refusal.Code.TOO_LARGE,
                    new FieldProblem(
                            "/" + field,
                            "too_large",
                            "has %,d bytes or more; at most %,d are taken"
                                    .formatted(bytes, stall.marketplace().maxImageBytes())));
        }
    }

    private Photo keep(String field, byte[] bytes) {
        return photos.keep(
                bytes,
                PhotoFormat.of(bytes).orElseThrow(() -> unreadable(field, "is no whole JPEG, PNG or WebP picture")));
    }

    private static Refusal unreadable(String field, String why) {
        return Refusal.of(Refusal.Code.IMAGE_UNREADABLE, new FieldProblem("/" + field, "image_unreadable", why));
    }

    private void conversations(Context ctx, Seller seller) {
        var found = stall.threads().changed(seller, cursor(ctx), since(ctx), PAGE + 1);
        Json.answer(ctx, 200, page(found, Conversation::toJson, Conversation::change));
    }

    private void messages(Context ctx, Seller seller) {
        var after = cursor(ctx);
        var found = stall.threads().messages(conversation(ctx, seller)).stream()
                .filter(message -> message.change() > after)
                .limit(PAGE + 1)
                .toList();
        Json.answer(ctx, 200, page(found, Message::toJson, Message::change));
    }

    private void send(Context ctx, Seller seller) {
        var key = ctx.header("Idempotency-Key");
        if (key == null || key.length() < 8 || key.length() > 64) {
            throw Refusal.invalid("Idempotency-Key", "required", "must be a header of 8 to 64 characters");
        }
        var conversation = conversation(ctx, seller);
        var fields = Fields.of(json(ctx), Fields.Nulls.REFUSED);
        var text = fields.text("text", 1, 2_000);
        fields.refuseOthers();
        if (!fields.problems().isEmpty()) {
            throw Refusal.invalid(fields.problems());
        }
        switch (stall.threads().fromSeller(conversation, key, text)) {
            case Threads.Sent.Done(var message) -> Json.answer(ctx, 201, message.toJson());
            case Threads.Sent.KeyUsedOtherwise _ ->
                throw Refusal.invalid("Idempotency-Key", "reused", "was used for another message");
        }
    }

    private Conversation conversation(Context ctx, Seller seller) {
        return stall.threads()
                .find(seller, ctx.pathParam("id"))
                .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, "No such conversation of this seller."));
    }

    private Listing known(Seller seller, String reference) {
        return stall.shelf()
                .find(seller, reference)
                .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, "No listing of this seller has this reference."));
    }

    private static String reference(Context ctx) {
        var reference = ctx.pathParam("reference");
        if (!REFERENCE.matcher(reference).matches()) {
            throw Refusal.invalid(
                    "reference", "pattern", "must be 1 to 50 letters, digits, dots, dashes and underscores");
        }
        return reference;
    }

    private static JsonNode json(Context ctx) {
        var type = contentType(ctx.contentType());
        if (!type.equals("application/json")) {
            throw Refusal.of(Refusal.Code.INVALID, "Content-Type must be application/json, not " + type);
        }
        return parsed(ctx.bodyAsBytes());
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (Json.Broken e) {
            throw Refusal.of(Refusal.Code.INVALID, "The body is " + e.getMessage());
        }
    }

    private static String contentType(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Instant since(Context ctx) {
        var since = ctx.queryParam("updated_since");
        try {
            return since == null ? Instant.MIN : OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeException _) {
            throw Refusal.invalid("updated_since", "format", "must be a time as 2026-01-31T12:00:00Z");
        }
    }

    private static long cursor(Context ctx) {
        var cursor = ctx.queryParam("cursor");
        try {
            return cursor == null
                    ? 0
                    : Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException _) {
            throw Refusal.invalid("cursor", "format", "must be one that was given as next");
        }
    }

    /** One more than a page was looked for, to know whether there is a next one. */
    private static <T> ObjectNode page(List<T> found, Function<T, ObjectNode> form, ToLongFunction<T> change) {
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var node = Json.object();
        var items = node.putArray("items");
        page.stream().map(form).forEach(items::add);
        var next = found.size() > PAGE ? Optional.of(change.applyAsLong(page.getLast())) : Optional.<Long>empty();
        return node.put(
                "next",
                next.map(last -> Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(last.toString().getBytes(StandardCharsets.US_ASCII)))
                        .orElse(null));
    }
}
