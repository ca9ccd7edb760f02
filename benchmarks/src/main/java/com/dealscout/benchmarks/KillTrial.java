package com.dealscout.benchmarks;

import com.dealscout.demo.ApiClient;
import com.dealscout.demo.Await;
import com.dealscout.demo.SandboxClient;
import com.dealscout.demo.Unexpected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Kills the application ({@code kill -9}) at random moments between <em>Post to Marketplaces</em> and the mails, starts it
 * again, and looks at what arrived: two live listings, a mail for every buyer, one Message-ID for each alert and person.
 *
 * <p>A raw repeat of a mail is allowed only where the process died inside that very send, so repeats are counted and
 * shown, with the moment of the kill.
 */
final class KillTrial {

    private static final int BUYERS = 8;
    private static final Duration SETTLE = Duration.ofSeconds(4);

    private final Arguments arguments;
    private final String url;
    private final SandboxClient sandbox;
    private final Random random;

    private KillTrial(Arguments arguments) {
        this.arguments = arguments;
        this.url = arguments.text("app-url");
        this.sandbox = new SandboxClient(arguments.text("sandbox-url"));
        var seed = arguments.number("seed", (int) (System.nanoTime() & 0xffff));
        System.out.println("Seed " + seed);
        this.random = new Random(seed);
    }

    public static void main(String[] args) {
        var failures = new KillTrial(Arguments.parse(args)).run();
        failures.forEach(failure -> System.err.println("✗ " + failure));
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private List<String> run() {
        var times = arguments.number("times", 10);
        var window = Duration.ofMillis(arguments.number("window-ms", 2_000));
        var failures = new ArrayList<String>();
        var repeats = 0;
        try (var app = new AppProcess(url, arguments.appCommand(), Path.of(arguments.text("log")))) {
            app.start();
            var seller = ApiClient.register(url, sandbox, "Seller");
            seller.connect("facebook");
            seller.connect("offerup");
            var buyers = Stream.generate(this::buyer).limit(BUYERS).toList();
            for (var i = 1; i <= times; i++) {
                var title = "Gaming Chair, trial " + i;
                var id = Offer.draft(seller, title, "299.99");
                var delay = Duration.ofNanos(random.nextLong(window.toNanos()));
                killWhilePosting(app, seller, id, delay);
                app.start();
                Offer.post(seller, id); // the same Idempotency-Key: what a client does that got no answer
                Offer.liveAt(seller, id);
                awaitMails(buyers, title);
                var seen = look(buyers, title, failures);
                repeats += seen;
                System.out.printf(
                        "trial %2d: killed %4d ms after Post: 2 live listings, %d of %d buyers mailed, %d raw repeats%n",
                        i, delay.toMillis(), BUYERS, BUYERS, seen);
            }
        }
        System.out.printf("{\"trials\":%d,\"failures\":%d,\"raw_repeats\":%d}%n", times, failures.size(), repeats);
        return failures;
    }

    private ApiClient buyer() {
        var buyer = ApiClient.register(url, sandbox, "Buyer");
        buyer.post("/api/deal-alert-rules", Map.of("name", "Chairs", "keywords", List.of("chair")), 201);
        buyer.post("/api/deal-alert-rules", Map.of("name", "Furniture", "categories", List.of("Furniture")), 201);
        return buyer;
    }

    private static void killWhilePosting(AppProcess app, ApiClient seller, String id, Duration delay) {
        var posting = Thread.ofVirtual().start(() -> {
            try {
                Offer.post(seller, id);
            } catch (RuntimeException e) {
                // killed before it could answer: that is the point
            }
        });
        LockSupport.parkNanos(delay.toNanos());
        app.kill();
        try {
            posting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitMails(List<ApiClient> buyers, String title) {
        Await.until("a mail about " + title + " to each buyer", Duration.ofSeconds(120), () -> {
            var missing =
                    buyers.stream().anyMatch(buyer -> mailsAbout(buyer, title).isEmpty());
            return missing ? Optional.empty() : Optional.of(true);
        });
        LockSupport.parkNanos(SETTLE.toNanos()); // a second mail, if one is coming, needs the time to come
    }

    /** Notes what does not hold; returns how many mails came more than once. */
    private int look(List<ApiClient> buyers, String title, List<String> failures) {
        for (var marketplace : List.of("facebook", "offerup")) {
            var live = sandbox.list("/control/" + marketplace + "/listings").stream()
                    .filter(listing -> listing.get("title").asString().equals(title))
                    .filter(listing -> listing.get("status").asString().equals("live"))
                    .count();
            if (live != 1) {
                failures.add(title + ": " + live + " live listings on " + marketplace + " instead of 1");
            }
        }
        var repeats = 0;
        for (var buyer : buyers) {
            var ids = mailsAbout(buyer, title);
            if (ids.stream().distinct().count() != 1) {
                failures.add(title + ": Message-IDs " + ids + " for one alert to one person");
            }
            repeats += ids.size() - 1;
        }
        return repeats;
    }

    /** The Message-IDs of this buyer's alerts about that item. */
    private List<String> mailsAbout(ApiClient buyer, String title) {
        return sandbox.mailTo(buyer.email()).stream()
                .filter(mail -> mail.get("text").asString().contains(title.toUpperCase(java.util.Locale.ROOT)))
                .map(mail -> mail.get("headers").properties().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Message-ID"))
                        .map(header -> header.getValue().asString())
                        .findFirst()
                        .orElseThrow(() -> new Unexpected("A mail without Message-ID")))
                .toList();
    }
}
