package com.dealscout.benchmarks;

import com.dealscout.demo.ApiClient;
import com.dealscout.demo.Await;
import com.dealscout.demo.SandboxClient;
import com.dealscout.demo.Unexpected;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * What a page costs a phone, measured in the browser: bytes over the wire, requests, when the largest thing stands
 * there, and how much moves meanwhile; at a first visit, with an empty cache, and at a second one.
 *
 * <p>Beside each stands the baseline: the same HTML bare, without styles, script and pictures, from a server that has
 * it ready. No page with these words can be lighter or sooner.
 */
final class PagesBenchmark {

    private static final int MOST_BYTES = 200_000;
    private static final double MOST_SHIFT = 0.01;

    /** Runs in each page before anything of its own. */
    private static final String WATCH = """
            window.seen = { lcp: 0, cls: 0 };
            new PerformanceObserver((list) => list.getEntries().forEach((e) => { seen.lcp = e.startTime; }))
              .observe({ type: "largest-contentful-paint", buffered: true });
            new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) seen.cls += e.value; }))
              .observe({ type: "layout-shift", buffered: true });
            """;

    /**
     * @param bytes over the wire, heads included, without the photos
     * @param requests that the cache did not answer
     */
    private record Visit(long bytes, long photos, int requests, double paintMs, double shift, String html) {}

    private record Shown(String name, String url) {}

    private final Arguments arguments;
    private final String url;
    private final SandboxClient sandbox;
    private final int times;
    private final List<String> tooMuch = new ArrayList<>();

    private PagesBenchmark(Arguments arguments) {
        this.arguments = arguments;
        this.url = arguments.text("app-url");
        this.sandbox = new SandboxClient(arguments.text("sandbox-url"));
        this.times = arguments.number("times", 5);
    }

    public static void main(String[] args) throws Exception {
        new PagesBenchmark(Arguments.parse(args)).run();
        System.exit(0);
    }

    private void run() throws IOException, SQLException {
        try (var app = new AppProcess(url, arguments.appCommand(), Path.of(arguments.text("log")))) {
            app.start();
            var seller = ApiClient.register(url, sandbox, "Seller");
            seller.connect("facebook");
            seller.connect("offerup");
            var pages = pages(seller);
            System.out.printf(
                    "%-24s %-8s %9s %9s %8s %8s %7s   %s%n",
                    "page, 390 × 844",
                    "visit",
                    "kB",
                    "photos kB",
                    "requests",
                    "LCP ms",
                    "CLS",
                    "bare: kB, LCP ms; ratios");
            try (var chromium = Chromium.start()) {
                prepare(chromium);
                logIn(chromium, seller.email());
                for (var page : pages) {
                    measure(chromium, page);
                }
            }
        }
        if (!tooMuch.isEmpty()) {
            throw new Unexpected("Over the aim of 200 kB without photos and no layout shift: " + tooMuch);
        }
    }

    private List<Shown> pages(ApiClient seller) throws IOException, SQLException {
        var items = arguments.number("items", 200);
        var threads = arguments.number("threads", 500);
        var chair = Offer.draft(seller, "Vintage Leather Gaming Chair", "299.99");
        Offer.post(seller, chair);
        Offer.liveAt(seller, chair);
        var listing = Await.until(
                "the listing to be found",
                Duration.ofSeconds(30),
                () -> seller.get("/api/listings?q=vintage")
                        .get("items")
                        .valueStream()
                        .findFirst());
        for (var i = 1; i < items; i++) {
            Offer.draft(seller, "Number " + i + " of the attic", "19.99");
        }
        insertThreads(seller, chair, threads);
        return List.of(
                new Shown("listing", "/listings/" + listing.get("id").asString()),
                new Shown("my items, " + items, "/sell"),
                new Shown("all drafts of them", "/sell?status=draft&limit=200"),
                new Shown("inbox, " + threads + " threads", "/conversations"));
    }

    /** Through the marketplaces it would take minutes; what the page reads is the same. */
    private void insertThreads(ApiClient seller, String item, int count) throws IOException, SQLException {
        var data = Path.of(arguments.text("data"));
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        var password = Files.readString(data.resolve("secrets/postgres-password"));
        var sql = """
                with made as (
                    insert into conversations
                        (id, item_id, seller_id, marketplace, external_id, buyer_name, created_at, last_message_at)
                    select uuidv7(), i.id, i.seller_id, 'offerup', 'made-' || n, 'Buyer ' || n, now(), now()
                    from items i, generate_series(1, ?) n where i.id = ?::uuid
                    returning id, last_message_at
                )
                insert into messages (id, conversation_id, sender, text, at)
                select uuidv7(), id, 'buyer', repeat('Is this still available? ', 40), last_message_at from made
                """;
        try (var database = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", password);
                var insert = database.prepareStatement(sql)) {
            insert.setInt(1, count);
            insert.setString(2, item);
            insert.executeUpdate();
        }
    }

    private static void prepare(Chromium chromium) {
        chromium.ask("Page.enable", Map.of());
        chromium.ask("Network.enable", Map.of());
        // its own fetches, of the page for when there is no network, are not the page's
        chromium.ask("Network.setBypassServiceWorker", Map.of("bypass", true));
        chromium.ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        chromium.ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    }

    private void logIn(Chromium chromium, String email) {
        open(chromium, url + "/login");
        chromium.value("document.querySelector('[name=email]').value = '" + email + "';"
                + "document.querySelector('[name=password]').value = '" + ApiClient.PASSWORD + "';"
                + "document.querySelector('main form').submit()");
        Await.until(
                "to be logged in",
                Duration.ofSeconds(20),
                () -> chromium.value("location.pathname").asString("/login").equals("/login")
                        ? Optional.empty()
                        : Optional.of(true));
        settle(chromium);
    }

    private void measure(Chromium chromium, Shown page) throws IOException {
        var first = new ArrayList<Visit>();
        var again = new ArrayList<Visit>();
        for (var i = 0; i < times; i++) {
            chromium.ask("Network.clearBrowserCache", Map.of());
            first.add(visit(chromium, url + page.url()));
            again.add(visit(chromium, url + page.url()));
        }
        var bare = new ArrayList<Visit>();
        var server = serve(bare(first.getLast().html()));
        try {
            for (var i = 0; i < times; i++) {
                chromium.ask("Network.clearBrowserCache", Map.of());
                bare.add(visit(
                        chromium, "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
            }
        } finally {
            server.stop(0);
        }
        print(page.name(), "first", first, bare);
        print(page.name(), "second", again, bare);
    }

    private void print(String page, String which, List<Visit> visits, List<Visit> bare) {
        var bytes = median(visits, Visit::bytes);
        var paint = median(visits, Visit::paintMs);
        var shift = visits.stream().mapToDouble(Visit::shift).max().orElse(0);
        var bareBytes = median(bare, Visit::bytes);
        var barePaint = median(bare, Visit::paintMs);
        System.out.printf(
                Locale.ROOT,
                "%-24s %-8s %9.1f %9.1f %8.0f %8.0f %7.4f   %.1f, %.0f; ×%.1f, ×%.1f%n",
                page,
                which,
                bytes / 1000,
                median(visits, Visit::photos) / 1000,
                median(visits, Visit::requests),
                paint,
                shift,
                bareBytes / 1000,
                barePaint,
                bytes / bareBytes,
                paint / barePaint);
        if (bytes > MOST_BYTES || shift >= MOST_SHIFT) {
            tooMuch.add(page + ", " + which + " visit");
        }
    }

    private static double median(List<Visit> visits, ToDoubleFunction<Visit> figure) {
        return visits.stream().mapToDouble(figure).sorted().toArray()[visits.size() / 2];
    }

    private Visit visit(Chromium chromium, String address) {
        open(chromium, "about:blank");
        chromium.forgetEvents();
        open(chromium, address);
        var seen = chromium.value("({ lcp: seen.lcp, cls: seen.cls })");
        return account(chromium, seen);
    }

    private static void open(Chromium chromium, String address) {
        chromium.ask("Page.navigate", Map.of("url", address));
        settle(chromium);
    }

    /** Until the page has loaded, and nothing more has come for a while; what stays open, as the live stream, does not count. */
    private static void settle(Chromium chromium) {
        Await.until(
                "the page to be loaded",
                Duration.ofSeconds(60),
                () -> chromium.value("document.readyState").asString("").equals("complete")
                        ? Optional.of(true)
                        : Optional.empty());
        chromium.value("new Promise((done) => { let quiet = 0, before = -1; const look = () => {"
                + " const now = performance.getEntriesByType('resource').length;"
                + " quiet = now === before ? quiet + 1 : 0; before = now;"
                + " quiet >= 10 ? done(true) : setTimeout(look, 100); }; look(); })");
    }

    private static Visit account(Chromium chromium, JsonNode seen) {
        var photos = new HashMap<String, Boolean>();
        var bytes = 0L;
        var ofPhotos = 0L;
        var requests = new HashSet<String>();
        var html = "";
        for (var event : chromium.events()) {
            var id = event.params().path("requestId").asString("");
            switch (event.method()) {
                case "Network.requestWillBeSent" -> {
                    if (event.params().get("request").get("url").asString().startsWith("http")) {
                        requests.add(id);
                    }
                }
                case "Network.requestServedFromCache" -> requests.remove(id);
                case "Network.responseReceived" -> {
                    var response = event.params().get("response");
                    if (response.path("fromDiskCache").asBoolean(false)) {
                        requests.remove(id);
                    }
                    var kind = response.get("mimeType").asString();
                    photos.put(id, kind.startsWith("image/") && !kind.contains("svg"));
                    if (event.params().get("type").asString().equals("Document")) {
                        html = chromium.ask("Network.getResponseBody", Map.of("requestId", id))
                                .get("body")
                                .asString();
                    }
                }
                case "Network.loadingFinished" -> {
                    var length = event.params().get("encodedDataLength").asLong();
                    if (photos.getOrDefault(id, false)) {
                        ofPhotos += length;
                    } else {
                        bytes += length;
                    }
                }
                default -> {}
            }
        }
        return new Visit(
                bytes,
                ofPhotos,
                requests.size(),
                seen.get("lcp").asDouble(),
                seen.get("cls").asDouble(),
                html);
    }

    /** The words and their marks alone. */
    private static String bare(String html) {
        return html.replaceAll("(?s)<script.*?</script>|<svg.*?</svg>|<link[^>]*>|<img[^>]*>", "")
                .replaceAll(" (hx|data)-[a-z-]+=(\"[^\"]*\"|'[^']*')", "");
    }

    private static HttpServer serve(String html) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(html.getBytes(StandardCharsets.UTF_8));
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            try (var body = exchange.getResponseBody()) {
                body.write(packed.toByteArray());
            }
        });
        server.start();
        return server;
    }
}
