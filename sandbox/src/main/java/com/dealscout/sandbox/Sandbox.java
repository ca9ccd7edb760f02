package com.dealscout.sandbox;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/**
 * All stand-ins of one process, listening: HTTP for the marketplaces, Discord, the control calls and the pages; SMTP for
 * mail.
 *
 * <p>Independent of any other sandbox in the process. All state is gone when it is closed.
 */
public final class Sandbox implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long LARGEST_BODY = 1_000_000;

    private final Clock clock = Clock.tickMillis(Clock.systemUTC().getZone());
    private final Wire wire = new Wire();
    private final Outgoing outgoing = new Outgoing();
    private final Photos photos = new Photos();
    private final Webhooks webhooks = new Webhooks(clock, wire, outgoing);
    private final List<Stall> stalls = Marketplace.ALL.stream()
            .map(marketplace -> new Stall(marketplace, clock, wire, webhooks))
            .toList();
    private final Mailbox mailbox = new Mailbox(clock);
    private final MailFaults mailFaults = new MailFaults();
    private final Discord discord = new Discord(clock, wire);
    private final MailServer mailServer;
    private final Javalin http;

    private Sandbox(InetAddress address, int httpPort, int smtpPort) {
        mailServer = new MailServer(address, smtpPort, mailbox, mailFaults);
        http = Javalin.create(config -> configure(config, address, httpPort));
    }

    /**
     * Starts the HTTP and the SMTP server on the loopback address.
     *
     * @param httpPort 0 for any free one
     * @param smtpPort 0 for any free one
     * @throws RuntimeException if one of the ports is taken; the message says what to do
     */
    public static Sandbox start(int httpPort, int smtpPort) {
        return start(LOOPBACK, httpPort, smtpPort);
    }

    /** @throws CannotListen if one of the ports cannot be had */
    static Sandbox start(String bind, int httpPort, int smtpPort) {
        var sandbox = new Sandbox(address(bind, httpPort), httpPort, smtpPort);
        try {
            sandbox.listen(bind, httpPort, smtpPort);
            return sandbox;
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /** The port that HTTP is served on. */
    public int httpPort() {
        return http.port();
    }

    /** The port that mail is taken on. */
    public int smtpPort() {
        return mailServer.port();
    }

    /** Lets go of held connections, stops both servers, and forgets everything. */
    @Override
    public void close() {
        wire.close();
        http.stop();
        mailServer.close();
        outgoing.close();
        photos.close();
        mailbox.close();
    }

    private static InetAddress address(String bind, int httpPort) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new CannotListen("HTTP", bind, httpPort, "--bind", e);
        }
    }

    private void listen(String bind, int httpPort, int smtpPort) {
        try {
            http.start();
        } catch (RuntimeException e) {
            throw new CannotListen("HTTP", bind, httpPort, "--sandbox-port", e);
        }
        try {
            mailServer.start();
        } catch (RuntimeException e) {
            throw new CannotListen("mail", bind, smtpPort, "--smtp-port", e);
        }
        Thread.ofVirtual().name("expiry").start(this::expireListings);
    }

    private void expireListings() {
        while (!wire.closed()) {
            stalls.forEach(stall -> stall.expire(clock.instant()));
            wire.pause(Duration.ofSeconds(1));
        }
    }

    private void configure(JavalinConfig config, InetAddress address, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.jetty.addConnector((server, settings) -> {
            settings.setSendServerVersion(false);
            var connector = new ServerConnector(server, new HttpConnectionFactory(settings));
            connector.setHost(address.getHostAddress());
            connector.setPort(port);
            connector.setIdleTimeout(Wire.HELD_AT_MOST.plusMinutes(1).toMillis());
            return connector;
        });
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
        addRoutes(config.routes);
    }

    private void addRoutes(RoutesConfig routes) {
        Pages.addStylesheetTo(routes);
        for (var stall : stalls) {
            new OauthApi(stall).addTo(routes);
            new PartnerApi(stall, photos, outgoing, clock).addTo(routes);
            new ListingPage(stall, photos, clock).addTo(routes);
        }
        new DiscordApi(discord, clock).addTo(routes);
        new Control(stalls, mailbox, mailFaults, discord, photos, webhooks).addTo(routes);
        new Overview(stalls, mailbox, mailFaults, discord, clock).addTo(routes);
        routes.exception(Refusal.class, Refusal::answerTo);
        routes.exception(Problem.class, Problem::answerTo);
        routes.exception(Wire.Gone.class, (_, _) -> {});
        routes.exception(HttpResponseException.class, (refusal, ctx) -> refuse(ctx, refusal.getStatus()));
        routes.exception(Exception.class, (_, ctx) -> refuse(ctx, 500));
    }

    /** What the server itself refuses, in the form of the part that was called. */
    private static void refuse(Context ctx, int status) {
        var path = ctx.path();
        var refused = "%s %s cannot be answered (%d).".formatted(ctx.method(), path, status);
        if (path.matches("/\\w+/api/.*")) {
            Refusal.byStatus(status, refused, null).answer(ctx);
        } else if (path.startsWith("/control")) {
            Problem.of(status, refused).answer(ctx);
        } else {
            Pages.show(ctx, status, Pages.notFound("There is no such page (%d).".formatted(status)));
        }
    }
}
