package com.dealscout.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The pages to look at all of it: shelves, the mailbox, Discord. */
final class Overview {

    private static final int FEW = 6;
    private static final int MANY = 200;
    private static final String MAIL_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                    + "img-src http: https: data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final List<Stall> stalls;
    private final Mailbox mailbox;
    private final MailFaults mailFaults;
    private final Discord discord;
    private final Clock clock;

    Overview(List<Stall> stalls, Mailbox mailbox, MailFaults mailFaults, Discord discord, Clock clock) {
        this.stalls = stalls;
        this.mailbox = mailbox;
        this.mailFaults = mailFaults;
        this.discord = discord;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> Pages.show(ctx, 200, everything()));
        for (var stall : stalls) {
            routes.get("/" + stall.marketplace().id(), ctx -> Pages.show(ctx, 200, shelf(stall)));
        }
        routes.get("/mail", ctx -> Pages.show(ctx, 200, mails(ctx.queryParam("to"))));
        routes.get("/mail/{id}", this::mail);
        routes.get("/mail/{id}/html", this::mailBody);
        routes.get("/discord", ctx -> Pages.show(ctx, 200, discordPage()));
    }

    private Html everything() {
        return Pages.layout(
                "Sandbox",
                Html.of(
                        """
                        <h1>Everything in the sandbox</h1>
                        <p>Stand-in marketplaces, a mailbox for every address, and a Discord channel. It is all in memory, and gone
                        when the sandbox stops.</p>{}
                        <section><h2><a href="/mail">Mail</a> <small>{}</small></h2>{}{}</section>
                        <section><h2><a href="/discord">Discord</a> <small>{}</small></h2>{}{}</section>
                        """,
                        Html.all(stalls.stream().map(this::stall).toList()),
                        mailbox.size(),
                        faults(mailFaults.words()),
                        mailRows(mailbox.latest(FEW)),
                        discord.messages().size(),
                        faults(discord.faults().words()),
                        posts(FEW)));
    }

    private Html stall(Stall stall) {
        var names = stall.grants().connectedNames();
        return Html.of(
                """
                <section><h2><a href="/{}">{}</a> <small>{}</small></h2>{}{}
                <p class="soft">{}</p></section>
                """,
                stall.marketplace().id(),
                stall.marketplace().name(),
                stall.shelf().size(),
                faults(stall.faults().words()),
                cards(stall, FEW),
                names.isEmpty()
                        ? "No account is connected."
                        : "Connected: "
                                + String.join(", ", names.stream().limit(20).toList())
                                + (names.size() > 20 ? " and %,d more".formatted(names.size() - 20) : ""));
    }

    private Html shelf(Stall stall) {
        return Pages.layout(
                stall.marketplace().name(),
                Html.of(
                        "<h1>{}</h1>{}{}<p class=\"soft\">The latest {} of {} are shown; at most {} are kept.</p>",
                        stall.marketplace().name(),
                        faults(stall.faults().words()),
                        cards(stall, MANY),
                        Math.min(MANY, stall.shelf().size()),
                        stall.shelf().size(),
                        "%,d".formatted(Shelf.MOST)));
    }

    private Html cards(Stall stall, int most) {
        var latest = new ArrayList<>(stall.shelf().all());
        Collections.reverse(latest);
        if (latest.isEmpty()) {
            return new Html("<p class=\"empty\">What sellers post here will stand on this shelf.</p>");
        }
        return Html.of(
                "<ul class=\"cards\">{}</ul>",
                Html.all(latest.stream()
                        .limit(most)
                        .map(listing -> card(stall, listing))
                        .toList()));
    }

    private Html card(Stall stall, Listing listing) {
        var conversations = stall.threads().about(listing).size();
        return Html.of(
                """
                <li class="card{}"><a href="/{}/listings/{}"><img src="/{}/listings/{}/photos/0" alt="" loading="lazy">
                <b>{}</b></a><span class="price">{}</span>
                <span class="soft">{} · {}</span><a class="soft" href="/{}/listings/{}/conversations">{}</a></li>
                """,
                listing.live() ? "" : " over",
                stall.marketplace().id(),
                listing.externalId(),
                stall.marketplace().id(),
                listing.externalId(),
                listing.input().title(),
                Pages.money(listing.input().amount(), listing.input().currency()),
                listing.live() ? "live" : "ended",
                Pages.ago(listing.updatedAt(), clock.instant()),
                stall.marketplace().id(),
                listing.externalId(),
                conversations == 1 ? "1 conversation" : conversations + " conversations");
    }

    private Html mails(@Nullable String to) {
        var address = to == null ? "" : to.strip().replace(' ', '+');
        var found =
                address.isEmpty() ? mailbox.latest(MANY) : mailbox.to(address).reversed();
        return Pages.layout(
                "Mail",
                Html.of(
                        """
                        <h1>Mail</h1><form class="search" method="get" action="/mail"><label for="to">To</label>
                        <input id="to" name="to" type="search" value="{}" placeholder="anyone"><button class="btn">Show</button></form>
                        {}{}<p class="soft">At most {} are shown, the newest first; the latest {} are kept.</p>
                        """,
                        address,
                        faults(mailFaults.words()),
                        mailRows(found.stream().limit(MANY).toList()),
                        MANY,
                        "%,d".formatted(Mailbox.MOST)));
    }

    private Html mailRows(List<Mail> mails) {
        if (mails.isEmpty()) {
            return new Html("<p class=\"empty\">Mail to any address will arrive here.</p>");
        }
        return Html.of(
                "<ul class=\"rows\">{}</ul>",
                Html.all(mails.stream().map(this::mailRow).toList()));
    }

    private Html mailRow(Mail mail) {
        return Html.of(
                "<li><a href=\"/mail/{}\">{}</a><span class=\"soft\">to {} · {}</span></li>",
                mail.id(),
                subject(mail.content()),
                mail.to(),
                Pages.ago(mail.receivedAt(), clock.instant()));
    }

    private static String subject(Mail.Content content) {
        return content.subject().isBlank() ? "(no subject)" : content.subject();
    }

    private void mail(Context ctx) {
        mailbox.find(number(ctx))
                .ifPresentOrElse(
                        mail -> Pages.show(ctx, 200, mailPage(mail)),
                        () -> Pages.show(ctx, 404, Pages.notFound("There is no such mail.")));
    }

    /** In a frame that can run nothing and reach nothing; links open beside it. */
    private void mailBody(Context ctx) {
        var mail = mailbox.find(number(ctx));
        var html = mail.map(Mail::content)
                .flatMap(content -> Optional.ofNullable(content.html()))
                .orElse(null);
        if (html == null) {
            Pages.show(ctx, 404, Pages.notFound("This mail has no HTML part."));
            return;
        }
        Pages.protect(ctx, MAIL_POLICY);
        ctx.contentType("text/html; charset=utf-8").result("<base target=\"_blank\">" + html);
    }

    private static long number(Context ctx) {
        var id = ctx.pathParam("id");
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
    }

    private Html mailPage(Mail mail) {
        var content = mail.content();
        return Pages.layout(
                content.subject(),
                Html.of(
                        """
                        <h1>{}</h1><dl class="facts"><dt>From</dt><dd>{}</dd><dt>To</dt><dd><a href="/mail?to={}">{}</a></dd>
                        <dt>Received</dt><dd>{}</dd></dl>{}{}
                        <details><summary>Headers</summary><dl class="facts">{}</dl></details>
                        """,
                        subject(content),
                        content.from(),
                        URLEncoder.encode(mail.to(), StandardCharsets.UTF_8),
                        mail.to(),
                        Pages.full(mail.receivedAt()),
                        content.html() == null ? Html.NONE : frame(mail),
                        content.text() == null
                                ? Html.NONE
                                : Html.of("<h2>As text</h2><pre class=\"card\">{}</pre>", content.text()),
                        Html.all(content.headers().entrySet().stream()
                                .map(header -> Html.of("<dt>{}</dt><dd>{}</dd>", header.getKey(), header.getValue()))
                                .toList())));
    }

    private static Html frame(Mail mail) {
        return Html.of(
                "<h2>As HTML</h2><iframe src=\"/mail/{}/html\" title=\"The HTML part\" "
                        + "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>",
                mail.id());
    }

    private Html discordPage() {
        return Pages.layout(
                "Discord",
                Html.of(
                        "<h1>Discord</h1>{}{}<p class=\"soft\">At most {} are shown, the newest first; the latest {} are kept.</p>",
                        faults(discord.faults().words()),
                        posts(MANY),
                        MANY,
                        "%,d".formatted(Discord.MOST)));
    }

    private Html posts(int most) {
        var latest = discord.messages().reversed();
        if (latest.isEmpty()) {
            return new Html("<p class=\"empty\">What webhooks post will appear here.</p>");
        }
        return Html.all(latest.stream().limit(most).map(this::post).toList());
    }

    private Html post(Discord.Posted posted) {
        return Html.of(
                "<article class=\"card post\"><p><b>{}</b> <span class=\"soft\">webhook {} · {}{}{}</span></p>"
                        + "<div class=\"words\">{}</div>{}</article>",
                posted.username(),
                posted.webhook().id(),
                Pages.ago(posted.at(), clock.instant()),
                posted.editedAt() == null ? "" : " · edited",
                posted.rangEveryone() ? " · rang everyone" : "",
                posted.content(),
                Html.all(posted.embeds().valueStream().map(Overview::embed).toList()));
    }

    private static Html embed(JsonNode embed) {
        var title = embed.path("title").asString("");
        var url = embed.path("url").asString("");
        var image = embed.path("image")
                .path("url")
                .asString(embed.path("thumbnail").path("url").asString(""));
        return Html.of(
                "<div class=\"embed\">{}<div class=\"words\">{}</div><dl class=\"facts\">{}</dl>{}<p class=\"soft\">{}</p></div>",
                isWeb(url)
                        ? Html.of("<a href=\"{}\" rel=\"noreferrer\"><b>{}</b></a>", url, title)
                        : Html.of("<b>{}</b>", title),
                embed.path("description").asString(""),
                Html.all(embed.path("fields")
                        .valueStream()
                        .map(field -> Html.of(
                                "<dt>{}</dt><dd class=\"words\">{}</dd>",
                                field.path("name").asString(""),
                                field.path("value").asString("")))
                        .toList()),
                isWeb(image) ? Html.of("<img src=\"{}\" alt=\"\" loading=\"lazy\">", image) : Html.NONE,
                embed.path("footer").path("text").asString(""));
    }

    private static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private static Html faults(List<String> words) {
        return words.isEmpty()
                ? Html.NONE
                : Html.of("<p class=\"faults\" role=\"status\">Going wrong next: {}</p>", String.join(", ", words));
    }
}
