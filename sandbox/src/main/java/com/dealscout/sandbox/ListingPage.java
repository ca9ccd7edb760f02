package com.dealscout.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The public page of a listing, where a buyer looks, writes to the seller, and reads the answers. */
final class ListingPage {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MESSAGE = 2_000;

    private final Stall stall;
    private final Photos photos;
    private final Clock clock;

    ListingPage(Stall stall, Photos photos, Clock clock) {
        this.stall = stall;
        this.photos = photos;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        var listing = "/" + stall.marketplace().id() + "/listings/{external_id}";
        routes.get(
                listing,
                ctx -> find(ctx)
                        .ifPresentOrElse(
                                found -> show(ctx, 200, found, "", ctx.queryParam("as"), null), () -> missing(ctx)));
        routes.post(
                listing + "/messages",
                ctx -> find(ctx).ifPresentOrElse(found -> write(ctx, found), () -> missing(ctx)));
        routes.get(listing + "/photos/{number}", ctx -> photo(ctx));
        routes.get(
                listing + "/conversations",
                ctx -> find(ctx)
                        .ifPresentOrElse(found -> Pages.show(ctx, 200, conversations(found)), () -> missing(ctx)));
    }

    private Optional<Listing> find(Context ctx) {
        return stall.shelf().find(ctx.pathParam("external_id"));
    }

    private static void missing(Context ctx) {
        Pages.show(ctx, 404, Pages.notFound("There is no such listing."));
    }

    private void write(Context ctx, Listing listing) {
        var name = words(ctx.formParam("name"));
        var text = words(ctx.formParam("text"));
        var error = refusal(listing, name, text);
        if (error != null) {
            show(ctx, listing.live() ? 400 : 409, listing, text, name, error);
            return;
        }
        stall.buyerWrites(listing, name, text);
        ctx.status(303)
                .header(
                        "Location",
                        "/%s/listings/%s?as=%s#written"
                                .formatted(
                                        stall.marketplace().id(),
                                        listing.externalId(),
                                        URLEncoder.encode(name, StandardCharsets.UTF_8)));
    }

    private static @Nullable String refusal(Listing listing, String name, String text) {
        if (!listing.live()) {
            return "This listing has ended, so nothing was sent.";
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.equalsIgnoreCase("seller")) {
            return "Give your name, in 1 to %d characters (and not \"seller\").".formatted(LONGEST_NAME);
        }
        if (text.isEmpty() || text.length() > LONGEST_MESSAGE) {
            return "Write a message of 1 to %,d characters.".formatted(LONGEST_MESSAGE);
        }
        return null;
    }

    /** Spaces at the ends go, nothing else; browsers send line ends as two characters. */
    private static String words(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    private void photo(Context ctx) {
        var number = ctx.pathParam("number");
        var photo = find(ctx)
                .map(Listing::photos)
                .flatMap(all -> number.matches("\\d{1,2}") && Integer.parseInt(number) < all.size()
                        ? Optional.of(all.get(Integer.parseInt(number)))
                        : Optional.empty());
        photo.flatMap(photos::read)
                .ifPresentOrElse(
                        bytes -> ctx.contentType(photo.get().format().mediaType())
                                .header("X-Content-Type-Options", "nosniff")
                                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                                .result(bytes),
                        () -> missing(ctx));
    }

    private void show(
            Context ctx, int status, Listing listing, String typed, @Nullable String buyer, @Nullable String error) {
        Pages.show(ctx, status, page(listing, typed, buyer == null ? "" : buyer, error));
    }

    private Html page(Listing listing, String typed, String buyer, @Nullable String error) {
        var input = listing.input();
        return Pages.layout(
                input.title() + " · " + stall.marketplace().name(),
                Html.of(
                        """
                        <article class="listing"><div class="photos">{}</div><div>
                        {}<h1>{}</h1><p class="price">{}</p>
                        <dl class="facts"><dt>Condition</dt><dd>{}</dd><dt>Category</dt><dd>{}</dd><dt>Place</dt><dd>{}</dd>
                        {}<dt>Seller</dt><dd>{}</dd><dt>Listed</dt><dd>{}</dd></dl>
                        <div class="words">{}</div>{}{}</div></article>
                        """,
                        gallery(listing),
                        endedNote(listing),
                        input.title(),
                        Pages.money(input.amount(), input.currency()),
                        capitalised(input.condition()),
                        input.category().name(),
                        place(input),
                        Html.when(
                                !input.delivery().isEmpty(),
                                Html.of("<dt>Delivery</dt><dd>{}</dd>", String.join(", ", input.delivery()))),
                        listing.seller().name(),
                        Pages.ago(listing.createdAt(), clock.instant()),
                        input.description(),
                        thread(listing, buyer),
                        error == null && !listing.live() ? Html.NONE : form(listing, typed, buyer, error)));
    }

    private Html gallery(Listing listing) {
        return Html.all(IntStream.range(0, listing.photos().size())
                .mapToObj(number -> Html.of(
                        "<img src=\"/{}/listings/{}/photos/{}\" alt=\"{}, photo {} of {}\">",
                        stall.marketplace().id(),
                        listing.externalId(),
                        number,
                        listing.input().title(),
                        number + 1,
                        listing.photos().size()))
                .toList());
    }

    private static Html endedNote(Listing listing) {
        var reason = listing.endReason();
        if (reason == null) {
            return Html.NONE;
        }
        var why = switch (reason) {
            case SOLD_HERE, SOLD_ELSEWHERE -> "Sold. This listing has ended.";
            case WITHDRAWN -> "Withdrawn. This listing has ended.";
            case EXPIRED -> "Expired. This listing has ended.";
        };
        return Html.of("<p class=\"ended\" role=\"status\">{}</p>", why);
    }

    private static String place(ListingInput input) {
        var city = input.city();
        return city == null || city.isBlank() ? input.country() : city + ", " + input.country();
    }

    private Html thread(Listing listing, String buyer) {
        return stall.threads().about(listing).stream()
                .filter(conversation -> conversation.buyerName().equals(buyer))
                .findFirst()
                .map(conversation -> Html.of(
                        "<section id=\"written\" class=\"card\"><h2>You and the seller</h2>{}</section>",
                        said(conversation, "You")))
                .orElse(Html.NONE);
    }

    private Html said(Conversation conversation, String buyer) {
        return Html.all(stall.threads().messages(conversation).stream()
                .map(message -> Html.of(
                        "<div class=\"said {}\"><b>{}</b> {}<div class=\"words\">{}</div></div>",
                        message.from().word(),
                        message.from() == Message.From.BUYER ? buyer : "Seller",
                        Pages.ago(message.createdAt(), clock.instant()),
                        message.text()))
                .toList());
    }

    private Html form(Listing listing, String typed, String buyer, @Nullable String error) {
        return Html.of(
                """
                <form class="card" method="post" action="/{}/listings/{}/messages"><h2>Message seller</h2>{}
                <div class="field"><label for="name">Your name</label>
                <input id="name" name="name" type="text" maxlength="80" autocomplete="name" required value="{}"></div>
                <div class="field"><label for="text">Message</label>
                <textarea id="text" name="text" rows="3" maxlength="2000" required>{}</textarea></div>
                <button class="btn go">Message seller</button></form>
                """,
                stall.marketplace().id(),
                listing.externalId(),
                error == null ? Html.NONE : Html.of("<p class=\"err\" role=\"alert\">{}</p>", error),
                buyer,
                typed);
    }

    /** Behind the scenes: what all buyers wrote. */
    private Html conversations(Listing listing) {
        List<Conversation> all = stall.threads().about(listing);
        return Pages.layout(
                "Conversations",
                Html.of(
                        "<h1>{}</h1><p><a href=\"/{}/listings/{}\">The listing</a></p>{}",
                        listing.input().title(),
                        stall.marketplace().id(),
                        listing.externalId(),
                        all.isEmpty()
                                ? new Html("<p class=\"empty\">No buyer has written yet.</p>")
                                : Html.all(all.stream()
                                        .map(conversation -> Html.of(
                                                "<section class=\"card\"><h2>{}</h2>{}</section>",
                                                conversation.buyerName(),
                                                said(conversation, conversation.buyerName())))
                                        .toList())));
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
