package com.dealscout.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** What all pages have in common. They need no script, allow none, and say what they are. */
final class Pages {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' http: https:; "
            + "frame-src 'self'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'";
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Pages() {}

    static void addStylesheetTo(RoutesConfig routes) {
        var stylesheet = read("sandbox.css");
        routes.get(
                "/sandbox.css",
                ctx -> ctx.contentType("text/css; charset=utf-8")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Cache-Control", "max-age=60")
                        .result(stylesheet));
    }

    static Html layout(String title, Html main) {
        return Html.of(
                """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} · stand-in</title><link rel="stylesheet" href="/sandbox.css"></head><body>
                <p class="stand-in">Stand-in: a sandbox on this machine. Nothing here is real, and nothing leaves it.</p>
                <header class="top"><a class="brand" href="/">Sandbox</a>
                <nav aria-label="Main">{}<a href="/mail">Mail</a><a href="/discord">Discord</a></nav></header>
                <main>{}</main></body></html>
                """,
                title,
                Html.all(Marketplace.ALL.stream()
                        .map(marketplace -> Html.of("<a href=\"/{}\">{}</a>", marketplace.id(), marketplace.name()))
                        .toList()),
                main);
    }

    static void show(Context ctx, int status, Html page) {
        protect(ctx, POLICY);
        ctx.status(status).contentType("text/html; charset=utf-8").result(page.markup());
    }

    static void protect(Context ctx, String policy) {
        ctx.header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    static Html notFound(String what) {
        return layout(
                "Not here",
                Html.of(
                        "<h1>Not here</h1><p>{}</p><p><a class=\"btn\" href=\"/\">Look at everything there is</a></p>",
                        what));
    }

    static String money(BigDecimal amount, String currency) {
        var digits = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
        return currency.equals("USD") ? "$" + digits : digits + " " + currency;
    }

    /** How long ago, and the full time for who points at it. */
    static Html ago(Instant then, Instant now) {
        return Html.of(
                "<time datetime=\"{}\" title=\"{}\">{}</time>",
                then,
                FULL.format(then),
                words(Duration.between(then, now)));
    }

    static String full(Instant instant) {
        return FULL.format(instant);
    }

    private static String words(Duration duration) {
        if (duration.toMinutes() < 1) {
            return "just now";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min ago";
        }
        return duration.toDays() < 1 ? duration.toHours() + " h ago" : duration.toDays() + " d ago";
    }

    private static String read(String name) {
        try (var resource = Objects.requireNonNull(Pages.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
