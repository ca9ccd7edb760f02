package com.dealscout.benchmarks;

import com.dealscout.demo.ApiClient;
import com.dealscout.demo.Await;
import com.dealscout.demo.SandboxClient;
import com.dealscout.demo.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long from a listing going live to the alert being accepted by the mail server, with N rules waiting; how long
 * until everything about a listing that 100,000 rules match is durably queued; start-up and memory.
 *
 * <p>Rules are written into the database directly, since a million calls of the API would measure the API. Their words
 * come from a small vocabulary, so that a listing meets a few of them; the measured buyer's rule meets every one.
 */
final class AlertsBenchmark {

    private static final int WIDE = 100_000;

    private final Arguments arguments;
    private final String url;
    private final SandboxClient sandbox;

    private AlertsBenchmark(Arguments arguments) {
        this.arguments = arguments;
        this.url = arguments.text("app-url");
        this.sandbox = new SandboxClient(arguments.text("sandbox-url"));
    }

    public static void main(String[] args) throws Exception {
        new AlertsBenchmark(Arguments.parse(args)).run();
        System.exit(0);
    }

    private void run() throws IOException, SQLException {
        var rules = arguments.number("rules", 10_000);
        var listings = arguments.number("listings", 50);
        try (var app = new AppProcess(url, arguments.appCommand(), Path.of(arguments.text("log")))) {
            System.out.printf("first start (makes the database)  %.1f s%n", seconds(app.start()));
            var seller = ApiClient.register(url, sandbox, "Seller");
            seller.connect("facebook");
            seller.connect("offerup");
            var buyer = ApiClient.register(url, sandbox, "Buyer");
            buyer.post("/api/deal-alert-rules", Map.of("name", "Measured", "keywords", List.of("chair")), 201);
            try (var database = database()) {
                insertRules(database, rules, false);
                app.stop();
            }
            var ready = app.start();
            System.out.printf("start on existing data            %.1f s, %,d rules%n", seconds(ready), rules);

            var times = measure(seller, buyer, listings);
            var p50 = percentile(times, 50);
            var p99 = percentile(times, 99);
            System.out.printf(
                    "listing live → mail accepted      p50 %d ms, p99 %d ms, slowest %d ms (%d listings)%n",
                    p50, p99, times.getLast(), times.size());
            var rss = app.residentMegabytes();
            System.out.printf(
                    "resident memory                   %s MB%n",
                    rss.map(String::valueOf).orElse("unknown"));
            double queued;
            try (var database = database()) {
                insertRules(database, WIDE, true);
                queued = seconds(wide(database, seller));
            }
            System.out.printf("100,000 people, all queued        %.1f s after the listing was live%n", queued);
            System.out.printf(
                    "{\"rules\":%d,\"p50_ms\":%d,\"p99_ms\":%d,\"queued_100k_s\":%.2f,\"rss_mb\":%s,\"ready_s\":%.2f}%n",
                    rules, p50, p99, queued, rss.map(String::valueOf).orElse("null"), seconds(ready));
            app.kill(); // a hundred thousand mails are still on their way
        }
    }

    /** Milliseconds for each listing, sorted. */
    private List<Long> measure(ApiClient seller, ApiClient buyer, int listings) {
        var times = new ArrayList<Long>();
        for (var i = 0; i < listings + 5; i++) {
            var title = "Gaming Chair number " + i;
            var id = Offer.draft(seller, title, "299.99");
            Offer.post(seller, id);
            var live = Offer.liveAt(seller, id);
            var accepted = Await.until("the mail about " + title, Duration.ofSeconds(60), () -> accepted(buyer, title));
            if (i >= 5) { // the first few warm the process up
                times.add(Math.max(0, Duration.between(live, accepted).toMillis()));
            }
        }
        Collections.sort(times);
        return times;
    }

    private Optional<Instant> accepted(ApiClient buyer, String title) {
        return sandbox.mailTo(buyer.email()).stream()
                .filter(mail -> mail.get("text").asString().contains(title.toUpperCase(java.util.Locale.ROOT) + "\n"))
                .map(mail -> Instant.parse(mail.get("received_at").asString()))
                .findFirst();
    }

    /** From the last marketplace going live to the last delivery being in the database. */
    private static Duration wide(Connection database, ApiClient seller) throws SQLException {
        var id = Offer.draft(seller, "Widely Wanted Lamp", "10.00");
        Offer.post(seller, id);
        var live = Offer.liveAt(seller, id);
        return Await.until("100,000 deliveries to be queued", Duration.ofSeconds(300), () -> {
            try (var query = database.prepareStatement(
                    "select count(*) from deliveries d join notifications n on n.id = d.notification_id"
                            + " join contents c on c.id = n.content_id"
                            + " where d.channel = 'email' and c.kind = 'deal_alert' and c.item_id = ?::uuid")) {
                query.setString(1, id);
                try (var result = query.executeQuery()) {
                    result.next();
                    return result.getInt(1) >= WIDE
                            ? Optional.of(Duration.between(live, Instant.now()))
                            : Optional.empty();
                }
            } catch (SQLException e) {
                throw new Unexpected("The queue cannot be counted: " + e.getMessage());
            }
        });
    }

    /** People with a rule each. Wide ones all want the lamp; the others want two words of a thousand and a price. */
    private static void insertRules(Connection database, int count, boolean wide) throws SQLException {
        var keywords = wide
                ? "array['lamp']"
                : "array['word' || (i::bigint * 7919 % 1000), 'term' || (i::bigint * 104729 % 1000)]";
        var sql = """
                with made as (
                    select uuidv7() as person, uuidv7() as rule, i from generate_series(1, ?) i
                ), persons as (
                    insert into people (id, email, password_hash, display_name, time_zone, email_verified_at, created_at)
                    select person, 'made-' || person || '@example.org', '-', 'Made', 'UTC', now(), now() from made
                )
                insert into deal_alert_rules (id, person_id, name, keywords, exclude_keywords, min_price, max_price,
                    currency, categories, channels, frequency, enabled, created_at, wants_since)
                select rule, person, 'Rule ' || i, %s, '{}', 5, 500 + i %% 500, 'USD', '{}', '{email}', 'immediate', true,
                    now(), now() from made
                """.formatted(keywords);
        try (var insert = database.prepareStatement(sql)) {
            insert.setInt(1, count);
            insert.executeUpdate();
        }
    }

    /** The application's embedded database, as its owner can reach it. */
    private Connection database() throws IOException, SQLException {
        var data = Path.of(arguments.text("data"));
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        var password = Files.readString(data.resolve("secrets/postgres-password"));
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", password);
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
