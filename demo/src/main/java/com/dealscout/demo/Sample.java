package com.dealscout.demo;

import com.dealscout.demo.Neighbors.Neighbor;
import com.dealscout.demo.SamplePlan.Fate;
import com.dealscout.demo.drawing.Picture;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a place to look at: people, what they sell, what they wait for, and what they say to each other, all through the
 * public API and the sandbox. Every time in it is the time of the run.
 *
 * <p>Where the sample's people are already, nothing is added. What goes wrong with one item or rule is told at the end
 * and does not stop the rest. Exit code 0 if all is there, 1 if not, 2 for wrong options.
 */
public final class Sample {

    private static final int AT_ONCE = 8;
    private static final int BEFORE_THE_RULES = 20;
    private static final Duration START = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String app;
    private final SandboxClient sandbox;
    private final PrintStream out;
    private final SamplePlan plan = SamplePlan.make();
    private final Semaphore calls = new Semaphore(AT_ONCE);
    private final SecureRandom secure = new SecureRandom();

    private final Map<Neighbor, String> passwords = new ConcurrentHashMap<>();
    private final Map<Neighbor, ApiClient> clients = new ConcurrentHashMap<>();
    private final Map<SamplePlan.Item, Posted> posted = new ConcurrentHashMap<>();
    private final Collection<String> failures = new java.util.concurrent.ConcurrentLinkedQueue<>();

    /** @param externalIds by marketplace, of what is live */
    private record Posted(String id, Map<String, String> externalIds) {}

    private Sample(String app, String sandboxUrl, PrintStream out) {
        this.app = app;
        this.sandbox = new SandboxClient(sandboxUrl);
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length != 4 || !arguments[0].equals("--app-url") || !arguments[2].equals("--sandbox-url")) {
            out.println("Usage: --app-url URL --sandbox-url URL");
            System.exit(2);
        }
        try {
            System.exit(new Sample(arguments[1], arguments[3], out).run() ? 0 : 1);
        } catch (RuntimeException e) {
            out.println("Sample: it could not be completed. " + e.getMessage());
            System.exit(1);
        }
    }

    private boolean run() {
        awaitReady();
        var begun = System.nanoTime();
        if (!isNew()) {
            out.println(
                    "Sample: its people are here already, so nothing is added; use an empty --data directory for a new one.");
            return true;
        }
        people();
        items(plan.items().subList(0, BEFORE_THE_RULES), 0);
        rules();
        items(plan.items().subList(BEFORE_THE_RULES, plan.items().size()), BEFORE_THE_RULES);
        talks();
        interest();
        changes();
        tell(Duration.ofNanos(System.nanoTime() - begun));
        return failures.isEmpty();
    }

    private void awaitReady() {
        var http = new Http();
        Await.until("Deal Scout to be ready", START, () -> {
            try {
                var answer =
                        http.send(http.to(app + "/actuator/health/readiness").GET());
                return Optional.of(answer).filter(one -> one.status() == 200);
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        });
    }

    // ---- people -----------------------------------------------------------------------------------------------------

    /** Asks to register the first of the people: the mail tells whether she was there. */
    private boolean isNew() {
        var first = plan.people().getFirst();
        var mail = ask(first);
        if (!mail.get("subject").asString().contains(ApiClient.CONFIRM)) {
            return false;
        }
        ApiClient.confirm(app, sandbox, mail);
        return true;
    }

    private JsonNode ask(Neighbor person) {
        var before = sandbox.mailTo(person.email());
        ApiClient.askToRegister(
                app,
                Map.of(
                        "email",
                        person.email(),
                        "password",
                        passwords.computeIfAbsent(person, _ -> password()),
                        "display_name",
                        person.name(),
                        "postal_code",
                        person.postalCode()));
        return sandbox.mailBeside(person.email(), before);
    }

    /** Sixteen letters and digits that nobody mistakes for one another: 79 bits. */
    private String password() {
        var letters = "abcdefghjkmnpqrstuvwxyz23456789";
        var password = new StringBuilder();
        for (var i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(letters.charAt(secure.nextInt(letters.length())));
        }
        return password.toString();
    }

    private void people() {
        each(plan.people(), "people registered", 10, person -> {
            if (person != plan.people().getFirst()) {
                ApiClient.confirm(app, sandbox, ask(person));
            }
            var client = ApiClient.logIn(app, person.email(), Objects.requireNonNull(passwords.get(person)));
            if (person.role().sells()) {
                client.connect("facebook");
                client.connect("offerup");
            }
            var discord = person == Neighbors.BUYER
                    || person.role().buys() && plan.people().indexOf(person) % 3 != 0;
            client.put(
                    "/api/notification-preferences",
                    Map.of(
                            "max_per_day",
                            100,
                            "channels",
                            discord
                                    ? Map.of(
                                            "email",
                                            Map.of("enabled", true),
                                            "discord",
                                            Map.of("enabled", true, "webhook_url", webhook(person)))
                                    : Map.of("email", Map.of("enabled", true))));
            clients.put(person, client);
        });
        if (clients.size() < plan.people().size()) {
            throw new Unexpected(
                    "Not everybody could be registered: " + failures.iterator().next());
        }
    }

    private String webhook(Neighbor person) {
        return sandbox.discordWebhook(
                Long.toString(100_000_000_000_000_000L + plan.people().indexOf(person)));
    }

    private ApiClient client(Neighbor person) {
        return Objects.requireNonNull(clients.get(person));
    }

    // ---- what they sell and want ------------------------------------------------------------------------------------

    private void rules() {
        each(
                plan.rules(),
                "deal alert rules made",
                250,
                rule -> client(rule.owner()).post("/api/deal-alert-rules", rule.json(), 201));
    }

    private void items(List<SamplePlan.Item> items, int before) {
        each(items, "of " + plan.items().size() + " items listed", 20, before, this::list);
    }

    private void list(SamplePlan.Item item) {
        var seller = client(item.seller());
        var id = seller.newItem(item.pictures().stream().map(Picture::jpeg).toList())
                .get("id")
                .asString();
        if (!item.facts().isEmpty()) {
            seller.patch("/api/my-items/" + id, item.facts());
        }
        if (item.fate() != Fate.DRAFT) {
            seller.post("/api/my-items/" + id + "/post", Map.of("marketplaces", item.marketplaces()), 202);
            posted.put(item, new Posted(id, live(seller, id, item.title())));
        }
    }

    private static Map<String, String> live(ApiClient seller, String id, String title) {
        return Await.until("\"" + title + "\" to be live", PATIENCE, () -> {
            var live = new LinkedHashMap<String, String>();
            for (var crossPost :
                    seller.get("/api/my-items/" + id + "/cross-posts").get("items")) {
                var status = crossPost.get("status").asString();
                if (status.equals("failed")) {
                    throw new Unexpected("\"" + title + "\" was refused: " + crossPost.get("error"));
                }
                if (!status.equals("live")) {
                    return Optional.empty();
                }
                live.put(
                        crossPost.get("marketplace").asString(),
                        crossPost.get("external_id").asString());
            }
            return Optional.of(live);
        });
    }

    // ---- what they say ----------------------------------------------------------------------------------------------

    /** Chance that belongs to this item, whichever thread has it. */
    private static Random chance(SamplePlan.Item item) {
        return new Random(item.title().hashCode());
    }

    private List<SamplePlan.Item> items(Predicate<SamplePlan.Item> which) {
        return plan.items().stream()
                .filter(item -> posted.containsKey(item) && which.test(item))
                .toList();
    }

    private Posted posted(SamplePlan.Item item) {
        return Objects.requireNonNull(posted.get(item));
    }

    private void talks() {
        each(items(item -> item.talks() > 0), "items talked about", 25, item -> {
            var random = chance(item);
            var names = new ArrayList<String>();
            for (var i = 0; i < item.talks(); i++) {
                var name = SmallTalk.buyer(random);
                if (!names.contains(name)) {
                    names.add(name);
                    talk(item, name, SmallTalk.exchange(random), random.nextInt(4));
                }
            }
        });
    }

    /** @param turns 0: the question stands unanswered; 1, 2: it is answered; 3: and the buyer says thanks */
    private void talk(SamplePlan.Item item, String name, SmallTalk.Exchange words, int turns) {
        var externalIds = List.copyOf(posted(item).externalIds().entrySet());
        var place = externalIds.get(name.length() % externalIds.size());
        sandbox.writeAsBuyer(place.getKey(), place.getValue(), name, words.question());
        var conversation = conversation(item, name).get("id").asString();
        if (turns > 0) {
            client(item.seller())
                    .post("/api/conversations/" + conversation + "/messages", Map.of("text", words.answer()), 201);
        }
        if (turns > 2) {
            sandbox.writeAsBuyer(place.getKey(), place.getValue(), name, words.thanks());
        }
    }

    private JsonNode conversation(SamplePlan.Item item, String buyer) {
        return Await.until(
                "what " + buyer + " wrote about \"" + item.title() + "\"",
                PATIENCE,
                () -> conversations(item).stream()
                        .filter(one -> one.get("buyer_name").asString().equals(buyer))
                        .findFirst());
    }

    private List<JsonNode> conversations(SamplePlan.Item item) {
        return client(item.seller())
                .get("/api/conversations?item_id=" + posted(item).id())
                .get("items")
                .valueStream()
                .toList();
    }

    /** Watching, and "I'm interested" on Deal Scout's own page, by people who are not the seller. */
    private void interest() {
        var listings = listings();
        var buyers = plan.people().stream().filter(one -> one.role().buys()).toList();
        each(items(item -> item.fate() != Fate.WITHDRAWN), "items looked at by other people", 40, item -> {
            var listing = listings.get(item.title());
            if (listing == null) {
                throw new Unexpected("\"" + item.title() + "\" is not among the listings.");
            }
            var random = chance(item);
            var buyer = random.nextInt(4) == 0 ? Neighbors.BUYER : buyers.get(random.nextInt(buyers.size()));
            if (buyer == item.seller()) {
                return;
            }
            var what = random.nextInt(10);
            if (what < 4) {
                client(buyer).put("/api/listings/" + listing + "/watch");
            }
            if (what < 2) {
                var words = SmallTalk.exchange(random);
                var conversation = client(buyer)
                        .post("/api/listings/" + listing + "/interest", Map.of("text", words.question()), 201);
                if (random.nextBoolean()) {
                    client(item.seller())
                            .post(
                                    "/api/conversations/"
                                            + conversation.get("id").asString() + "/messages",
                                    Map.of("text", words.answer()),
                                    201);
                }
            }
        });
    }

    /** The ids of all listings by title, once everything posted is among them. */
    private Map<String, String> listings() {
        var found = new LinkedHashMap<String, String>();
        return Await.until("all that is posted to be among the listings", PATIENCE, () -> {
            @Nullable String cursor = null;
            do {
                var page = client(Neighbors.BUYER)
                        .get("/api/listings?limit=200" + (cursor == null ? "" : "&cursor=" + cursor));
                page.get("items")
                        .forEach(one -> found.put(
                                one.get("title").asString(), one.get("id").asString()));
                cursor = page.get("next_cursor").isNull()
                        ? null
                        : page.get("next_cursor").asString();
            } while (cursor != null);
            return Optional.of(found)
                    .filter(all -> posted.keySet().stream().allMatch(item -> all.containsKey(item.title())));
        });
    }

    // ---- how it ends ------------------------------------------------------------------------------------------------

    private void changes() {
        each(
                items(item -> item.newPrice() != null),
                "prices lowered",
                10,
                item -> client(item.seller())
                        .patch(
                                "/api/my-items/" + posted(item).id(),
                                Map.of("price", Objects.requireNonNull(item.newPrice()))));
        each(items(item -> item.fate() == Fate.SOLD), "items sold", 10, item -> {
            var sale = new LinkedHashMap<String, Object>();
            sale.put("price", Objects.requireNonNull(item.soldFor()));
            // Some were sold to somebody who never wrote.
            if (chance(item).nextInt(3) > 0) {
                conversations(item).stream()
                        .findFirst()
                        .ifPresent(
                                one -> sale.put("conversation_id", one.get("id").asString()));
            }
            client(item.seller()).post("/api/my-items/" + posted(item).id() + "/sold", sale, 200);
        });
        each(
                items(item -> item.fate() == Fate.WITHDRAWN),
                "items withdrawn",
                10,
                item -> client(item.seller())
                        .delete("/api/my-items/" + posted(item).id()));
    }

    private void tell(Duration took) {
        out.println();
        out.printf(
                "Sample: %d people, %d items and %d rules are here, after %d min %d s. Log in as%n",
                plan.people().size(), plan.items().size(), plan.rules().size(), took.toMinutes(), took.toSecondsPart());
        line("seller", Neighbors.SELLER);
        line("buyer", Neighbors.BUYER);
        line("both", Neighbors.BOTH);
        if (!failures.isEmpty()) {
            out.println(failures.size() + " steps did not work; the first: "
                    + failures.iterator().next());
        }
        out.println();
    }

    private void line(String role, Neighbor person) {
        out.printf("  %-22s %s password: %s%n", role, person.email(), passwords.get(person));
    }

    // ---- many at once -----------------------------------------------------------------------------------------------

    private <T> void each(List<T> all, String words, int step, Consumer<T> work) {
        each(all, "of " + all.size() + " " + words, step, 0, work);
    }

    /** Does it for each, a few at a time, and says after every so many how far it is. */
    private <T> void each(List<T> all, String words, int step, int before, Consumer<T> work) {
        var progress = new Progress(words, step, before, before + all.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : all) {
                threads.submit(() -> {
                    calls.acquireUninterruptibly();
                    try {
                        work.accept(one);
                    } catch (RuntimeException e) {
                        failures.add(String.valueOf(e.getMessage()));
                    } finally {
                        calls.release();
                        progress.another();
                    }
                });
            }
        }
    }

    private final class Progress {

        private final String words;
        private final int step;
        private final int end;
        private int done;

        Progress(String words, int step, int before, int end) {
            this.words = words;
            this.step = step;
            this.done = before;
            this.end = end;
        }

        synchronized void another() {
            done++;
            if (done % step == 0 || done == end) {
                out.println("Sample: " + done + " " + words);
            }
        }
    }
}
