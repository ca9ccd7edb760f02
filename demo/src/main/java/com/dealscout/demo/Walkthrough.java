package com.dealscout.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The story of the product: a seller lists a chair on two marketplaces, buyers who wait for it are told, one of them gets
 * it, and it is gone everywhere.
 *
 * <p>Everything is done by the public API or, where a buyer or a marketplace acts, by the sandbox's control calls; and
 * everything is checked at the place where it must have arrived.
 */
final class Walkthrough {

    private static final String TITLE = "Vintage Leather Gaming Chair";
    private static final String DESCRIPTION = "Excellent condition, barely used. Perfect for gaming or office.";
    private static final String PRICE = "299.99";
    private static final String LOWER_PRICE = "289.99";
    private static final String SOLD_FOR = "280.00";
    private static final List<String> MARKETPLACES = List.of("facebook", "offerup");

    private static final String SARAHS_RULE = "Gaming Furniture Under $350";
    private static final String MIKES_RULE = "Any Furniture Under $500";
    private static final List<String> PRIYAS_RULES =
            List.of("Leather for the study", "Vintage things", "Anything under $300");

    private static final String REPLY = "Yes! When suits you?";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So long must nothing more arrive before we believe that nothing more will. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final String app;
    private final SandboxClient sandbox;
    private final Chronicle told;
    private final String sarahsWebhook =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000_000L, 1_000_000_000_000_000_000L));

    Walkthrough(String app, String sandboxUrl, Chronicle told) {
        this.app = app;
        this.sandbox = new SandboxClient(sandboxUrl);
        this.told = told;
    }

    /** Who plays. The watcher and the asker are people of Deal Scout; Sarah and Mike also write on the marketplaces. */
    private record Cast(
            ApiClient seller,
            ApiClient sarah,
            ApiClient mike,
            ApiClient priya,
            ApiClient cora,
            ApiClient wanda,
            ApiClient ines) {}

    /** The item, once it is on sale. */
    private record OnSale(String item, Map<String, JsonNode> crossPosts, String listing) {

        String externalId(String marketplace) {
            return crossPost(marketplace).get("external_id").asString();
        }

        String url(String marketplace) {
            return crossPost(marketplace).get("url").asString();
        }

        private JsonNode crossPost(String marketplace) {
            return Objects.requireNonNull(crossPosts.get(marketplace));
        }
    }

    void run() {
        told.chapter("Getting ready");
        var cast = people();
        connectMarketplaces(cast.seller());
        rules(cast);
        var item = draft(cast.seller());

        told.chapter("A chair is listed                                    (times since Post)");
        var crossPosts = post(cast.seller(), item);
        shelves(crossPosts, PRICE);

        told.chapter("Buyers are told");
        var onSale = alerts(cast, item, crossPosts);

        told.chapter("They talk");
        var mike = talk(cast, onSale);
        lowerPrice(cast.seller(), onSale);
        interest(cast, onSale);

        told.chapter("It is sold");
        sell(cast.seller(), onSale, mike);
        gone(cast, onSale, mike);

        told.chapter("How it went");
        timeline(cast.seller(), onSale);
    }

    // ---- getting ready ----------------------------------------------------------------------------------------------

    private Cast people() {
        var cast = told.step(
                "The seller, Sarah, Mike and four more register and confirm their address by the mailed link",
                () -> new Cast(
                        person("Dana"),
                        person("Sarah"),
                        person("Mike"),
                        person("Priya"),
                        person("Cora"),
                        person("Wanda"),
                        person("Ines")));
        told.check("Each address reads as confirmed", () -> {
            for (var who : List.of(cast.seller(), cast.sarah(), cast.mike())) {
                Expect.field(who.get("/api/me"), "email_verified", "true");
            }
        });
        return cast;
    }

    private ApiClient person(String name) {
        return ApiClient.register(app, sandbox, name);
    }

    private void connectMarketplaces(ApiClient seller) {
        told.step("The seller connects Facebook and OfferUp on their consent pages", () -> {
            MARKETPLACES.forEach(seller::connect);
            var connected = seller.get("/api/marketplaces")
                    .get("items")
                    .valueStream()
                    .filter(marketplace -> marketplace.get("connected").asBoolean())
                    .map(marketplace -> marketplace.get("id").asString())
                    .toList();
            Expect.that("facebook and offerup connected", connected.containsAll(MARKETPLACES), connected);
        });
    }

    private void rules(Cast cast) {
        told.step("Sarah wants gaming chairs of $100–$350 among furniture, by email and Discord", () -> {
            cast.sarah().put("/api/notification-preferences", """
                    {"time_zone": "America/Los_Angeles",
                     "quiet_hours_enabled": false, "quiet_hours_start": "22:00", "quiet_hours_end": "08:00",
                     "channels": {"email": {"enabled": true}, "discord": {"enabled": true, "webhook_url": "%s"}}}
                    """.formatted(sandbox.discordWebhook(sarahsWebhook)));
            rule(cast.sarah(), """
                    {"name": "%s", "keywords": ["gaming", "chair"], "min_price": 100, "max_price": 350,
                     "categories": ["Furniture"], "notification_channels": ["email", "discord"]}
                    """.formatted(SARAHS_RULE));
        });
        told.step("Mike wants any good furniture up to $500 that is not damaged or broken, by email", () -> {
            rule(cast.mike(), """
                    {"name": "%s", "exclude_keywords": ["damaged", "broken"], "min_price": 0, "max_price": 500,
                     "categories": ["Furniture"], "condition": "good", "notification_channels": ["email"]}
                    """.formatted(MIKES_RULE));
        });
        told.step("Priya has three rules that will all match; she must get one mail", () -> {
            rule(cast.priya(), "{\"name\": \"%s\", \"keywords\": [\"leather\"]}".formatted(PRIYAS_RULES.get(0)));
            rule(cast.priya(), "{\"name\": \"%s\", \"keywords\": [\"vintage\"]}".formatted(PRIYAS_RULES.get(1)));
            rule(cast.priya(), "{\"name\": \"%s\", \"max_price\": 300}".formatted(PRIYAS_RULES.get(2)));
        });
        told.step("Cora wants \"Furniture Covers\", the seller has a rule for chairs; neither must hear of it", () -> {
            rule(cast.cora(), "{\"name\": \"Covers\", \"categories\": [\"Furniture Covers\"]}");
            rule(cast.seller(), "{\"name\": \"Chairs like mine\", \"keywords\": [\"chair\"]}");
        });
    }

    private static void rule(ApiClient owner, String rule) {
        var made = owner.post("/api/deal-alert-rules", rule, 201);
        Expect.field(made, "enabled", "true");
    }

    private String draft(ApiClient seller) {
        var item = told.step("The seller drops two photos: a draft", () -> {
            var made = seller.newItem(List.of(picture("chair-front.jpg"), picture("chair-detail.jpg")));
            Expect.field(made, "status", "draft");
            Expect.equal("images", 2, made.get("images").size());
            return made.get("id").asString();
        });
        told.step("…and says what it is: \"" + TITLE + "\", $" + PRICE + ", excellent, San Jose, CA", () -> {
            var changed = seller.patch("/api/my-items/" + item, """
                    {"title": "%s", "description": "%s", "price": %s, "condition": "excellent",
                     "category": "Furniture - Gaming", "postal_code": "95112"}
                    """.formatted(TITLE, DESCRIPTION, PRICE));
            Expect.field(changed, "city", "San Jose");
            Expect.field(changed, "state", "CA");
        });
        return item;
    }

    private static byte[] picture(String name) {
        try (var file = Walkthrough.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new Unexpected("The demo's own picture " + name + " is not on the class path.");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- listed -----------------------------------------------------------------------------------------------------

    private Map<String, JsonNode> post(ApiClient seller, String item) {
        var key = UUID.randomUUID().toString();
        told.posted(Instant.now());
        told.step("Post to Marketplaces: Facebook and OfferUp", () -> {
            var answer = seller.post(
                    "/api/my-items/" + item + "/post",
                    Map.of("marketplaces", MARKETPLACES),
                    202,
                    "Idempotency-Key",
                    key);
            Expect.field(answer.get("item"), "status", "posted");
            Expect.equal("cross_posts", 2, answer.get("cross_posts").size());
        });
        var live = told.step(
                "Posted successfully on both",
                () -> Await.until(
                        "both cross-posts live",
                        PATIENCE,
                        () -> Optional.of(crossPosts(seller, item))
                                .filter(all -> all.values().stream()
                                        .allMatch(one ->
                                                one.get("status").asString().equals("live")))));
        for (var marketplace : MARKETPLACES) {
            told.checkAt("Live on " + name(marketplace), () -> {
                var crossPost = Objects.requireNonNull(live.get(marketplace));
                var page = sandbox.page(crossPost.get("url").asString());
                Expect.that("its page at " + crossPost.get("url").asString() + " shows it", page.contains(TITLE), page);
                return Instant.parse(crossPost.get("live_at").asString());
            });
        }
        told.check("Pressing Post again posts nothing more", () -> {
            var again = seller.post(
                    "/api/my-items/" + item + "/post",
                    Map.of("marketplaces", MARKETPLACES),
                    202,
                    "Idempotency-Key",
                    key);
            var ids = new HashSet<String>();
            again.get("cross_posts").forEach(one -> ids.add(one.get("id").asString()));
            var before = new HashSet<String>();
            live.values().forEach(one -> before.add(one.get("id").asString()));
            Expect.equal("cross-posts", before, ids);
        });
        return live;
    }

    private static Map<String, JsonNode> crossPosts(ApiClient seller, String item) {
        var found = new java.util.TreeMap<String, JsonNode>();
        seller.get("/api/my-items/" + item + "/cross-posts")
                .get("items")
                .forEach(one -> found.put(one.get("marketplace").asString(), one));
        return found;
    }

    private void shelves(Map<String, JsonNode> crossPosts, String price) {
        crossPosts.forEach((marketplace, crossPost) -> told.check(
                "On " + name(marketplace) + "'s shelf once: title, text, price, condition and both photos", () -> {
                    var reference = sandbox.listing(
                                    marketplace, crossPost.get("external_id").asString())
                            .get("reference")
                            .asString();
                    var listing = Expect.only(
                            "listing with our reference",
                            sandbox.list("/control/" + marketplace + "/listings").stream()
                                    .filter(one ->
                                            one.get("reference").asString().equals(reference))
                                    .toList());
                    Expect.field(listing, "status", "live");
                    Expect.field(listing, "title", TITLE);
                    Expect.field(listing, "description", DESCRIPTION);
                    Expect.money(listing, "price", price);
                    Expect.field(listing, "condition", "excellent");
                    var pictures = new HashSet<String>();
                    listing.get("images").forEach(image -> {
                        Expect.that("image bytes", image.get("bytes").asLong() > 10_000, image);
                        pictures.add(image.get("sha256").asString());
                    });
                    Expect.equal("different images", 2, pictures.size());
                }));
    }

    // ---- told -------------------------------------------------------------------------------------------------------

    private OnSale alerts(Cast cast, String item, Map<String, JsonNode> crossPosts) {
        var sarahs =
                told.step("Sarah has a mail", () -> sandbox.mailTo(cast.sarah().email(), "Deal Alert"));
        told.checkAt(
                "…which reads as promised, character for character", () -> dealMail(sarahs, SARAHS_RULE, crossPosts));
        told.checkAt("…and a message in Discord with the facts and the links", () -> discord(crossPosts));
        told.checkAt(
                "Mike has a mail, character for character",
                () -> dealMail(sandbox.mailTo(cast.mike().email(), "Deal Alert"), MIKES_RULE, crossPosts));
        told.checkAt("Priya has one mail, which names her three rules", () -> priyasMail(cast.priya()));
        told.check("Nobody else is told, and nobody twice", () -> {
            quiet();
            for (var who : List.of(cast.sarah(), cast.mike(), cast.priya())) {
                Expect.only("deal alert to " + who.email(), dealAlerts(who));
            }
            Expect.only("message in Sarah's Discord", sandbox.discordMessages(sarahsWebhook));
            for (var who : List.of(cast.seller(), cast.cora(), cast.wanda(), cast.ines())) {
                Expect.equal("deal alerts to " + who.email(), List.of(), dealAlerts(who));
            }
        });
        var listing = told.step("The mail also leads to Deal Scout's own page of it", () -> {
            var link = sandbox.linkIn(sarahs, "/listings/");
            Expect.that("a page that shows it", sandbox.page(link).contains(TITLE), link);
            var id = Pattern.compile("/listings/([0-9a-f-]{36})").matcher(link);
            Expect.that("a link to /listings/{id}", id.find(), link);
            return id.group(1);
        });
        return new OnSale(item, crossPosts, listing);
    }

    private List<JsonNode> dealAlerts(ApiClient who) {
        return sandbox.mailTo(who.email()).stream()
                .filter(mail -> mail.get("subject").asString().startsWith("Deal Alert"))
                .toList();
    }

    private static Instant dealMail(JsonNode mail, String rule, Map<String, JsonNode> crossPosts) {
        Expect.field(mail, "from", "Deal Scout <alerts@dealscout.local>");
        Expect.field(mail, "subject", "Deal Alert: " + rule);
        var facebook = url(crossPosts, "facebook");
        var offerup = url(crossPosts, "offerup");
        Expect.beginsWith(
                """
                🎯 New Deal Matching Your Alert:
                   %s

                VINTAGE LEATHER GAMING CHAIR

                Price: $299.99
                Category: Furniture - Gaming
                Condition: Excellent
                Location: San Jose, CA

                [View Listing on Facebook]
                %s
                [View Listing on Offerup]
                %s

                You're receiving this because you created an alert
                for "%s\"""".formatted(rule, facebook, offerup, rule), mail.get("text").asString());
        for (var url : List.of(facebook, offerup)) {
            Expect.that(
                    "a button in the HTML part to " + url,
                    mail.get("html").asString().contains("href=\"" + url + "\""),
                    mail.get("html").asString());
        }
        Expect.that("a one-click unsubscribe header", hasHeader(mail, "List-Unsubscribe-Post"), mail.get("headers"));
        Expect.that("a Message-ID", hasHeader(mail, "Message-ID"), mail.get("headers"));
        return Instant.parse(mail.get("received_at").asString());
    }

    private static boolean hasHeader(JsonNode mail, String name) {
        return mail.get("headers").propertyNames().stream().anyMatch(name::equalsIgnoreCase);
    }

    private Instant priyasMail(ApiClient priya) {
        var mail = sandbox.mailTo(priya.email(), "Deal Alert");
        Expect.field(mail, "subject", "Deal Alert: " + PRIYAS_RULES.getFirst());
        Expect.beginsWith(
                "🎯 New Deal Matching Your Alert:\n   " + String.join("\n   ", PRIYAS_RULES)
                        + "\n\nVINTAGE LEATHER GAMING CHAIR\n",
                mail.get("text").asString());
        return Instant.parse(mail.get("received_at").asString());
    }

    private Instant discord(Map<String, JsonNode> crossPosts) {
        var message = Await.until(
                "a message in Sarah's Discord",
                PATIENCE,
                () -> sandbox.discordMessages(sarahsWebhook).stream().findFirst());
        var embed = Expect.only("embed", message.get("embeds").valueStream().toList());
        Expect.field(embed, "title", "🎯 Deal Alert: " + SARAHS_RULE);
        var all = String.join("\n", strings(embed, new ArrayList<>()));
        for (var fact : List.of(
                TITLE,
                "$299.99",
                "Furniture - Gaming",
                "Excellent",
                "San Jose, CA",
                url(crossPosts, "facebook"),
                url(crossPosts, "offerup"),
                "💚 This matches your alert \"" + SARAHS_RULE + "\"")) {
            Expect.that(fact, all.contains(fact), all);
        }
        return Instant.parse(message.get("received_at").asString());
    }

    /** Every text in a tree of JSON. */
    private static List<String> strings(JsonNode node, List<String> found) {
        if (node.isString()) {
            found.add(node.asString());
        }
        node.forEach(child -> strings(child, found));
        return found;
    }

    // ---- talk -------------------------------------------------------------------------------------------------------

    /** @return the id of the conversation with Mike */
    private String talk(Cast cast, OnSale onSale) {
        told.step("Sarah writes on Facebook, Mike on OfferUp", () -> {
            sandbox.writeAsBuyer(
                    "facebook",
                    onSale.externalId("facebook"),
                    "Sarah",
                    "I can meet at Starbucks on Main St this evening around 6pm?");
            sandbox.writeAsBuyer(
                    "offerup", onSale.externalId("offerup"), "Mike", "Is this still available? I can pick up today.");
        });
        var mike = told.step("The seller sees both in one inbox, each with one unread message", () -> {
            var sarahs = conversation(cast.seller(), onSale, "Sarah", 1);
            var mikes = conversation(cast.seller(), onSale, "Mike", 1);
            Expect.field(sarahs, "marketplace", "facebook");
            Expect.field(mikes, "marketplace", "offerup");
            for (var one : List.of(sarahs, mikes)) {
                Expect.field(one, "unread", "1");
                Expect.field(one, "item_id", onSale.item());
            }
            return mikes.get("id").asString();
        });
        told.check("…and was mailed about each", () -> {
            for (var name : List.of("Sarah", "Mike")) {
                var mail = sandbox.mailTo(cast.seller().email(), name);
                Expect.that(
                        "the title in the subject",
                        mail.get("subject").asString().contains(TITLE),
                        mail.get("subject"));
                sandbox.linkIn(mail, "/conversations/");
            }
        });
        told.step("The seller replies to Mike; it arrives on OfferUp", () -> {
            var said = cast.seller().post("/api/conversations/" + mike + "/messages", Map.of("text", REPLY), 201);
            Expect.field(said, "from", "seller");
            Expect.field(said, "text", REPLY);
            Await.until(
                    "the reply in OfferUp's thread",
                    PATIENCE,
                    () -> sellersWords("offerup", onSale).stream()
                            .filter(REPLY::equals)
                            .findFirst());
        });
        told.check("Mike answers, and the thread reads in order", () -> {
            var text = "I'm in the area now, available anytime today";
            sandbox.writeAsBuyer("offerup", onSale.externalId("offerup"), "Mike", text);
            conversation(cast.seller(), onSale, "Mike", 3);
            var thread = cast.seller().get("/api/conversations/" + mike);
            Expect.equal(
                    "messages",
                    List.of(
                            "buyer: Is this still available? I can pick up today.",
                            "seller: " + REPLY,
                            "buyer: " + text),
                    thread.get("messages")
                            .valueStream()
                            .map(m -> m.get("from").asString() + ": "
                                    + m.get("text").asString())
                            .toList());
            Expect.field(conversation(cast.seller(), onSale, "Mike", 3), "unread", "0");
        });
        return mike;
    }

    /** The conversation with that buyer about the item, once it holds so many messages. */
    private static JsonNode conversation(ApiClient reader, OnSale onSale, String buyer, int messages) {
        return Await.until(
                "a conversation with " + buyer + " of " + messages + " messages",
                PATIENCE,
                () -> reader.get("/api/conversations?item_id=" + onSale.item())
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("buyer_name").asString().equals(buyer)
                                && one.get("messages").size() >= messages)
                        .findFirst());
    }

    private List<String> sellersWords(String marketplace, OnSale onSale) {
        return sandbox.thread(marketplace, onSale.externalId(marketplace)).stream()
                .filter(message -> message.get("from").asString().equals("seller"))
                .map(message -> message.get("text").asString())
                .toList();
    }

    private void lowerPrice(ApiClient seller, OnSale onSale) {
        told.step("The seller lowers the price to $" + LOWER_PRICE + "; it reaches both marketplaces", () -> {
            seller.patch("/api/my-items/" + onSale.item(), Map.of("price", new BigDecimal(LOWER_PRICE)));
            for (var marketplace : MARKETPLACES) {
                Await.until(
                        "the new price on " + name(marketplace),
                        PATIENCE,
                        () -> Optional.of(sandbox.listing(marketplace, onSale.externalId(marketplace)))
                                .filter(one ->
                                        new BigDecimal(Expect.text(one, "price")).compareTo(new BigDecimal(LOWER_PRICE))
                                                == 0));
            }
        });
    }

    private void interest(Cast cast, OnSale onSale) {
        told.step("Wanda finds it by searching and watches it", () -> {
            var found = cast.wanda()
                    .get("/api/listings?q=gaming+chair&max_price=300&limit=200")
                    .get("items")
                    .valueStream()
                    .filter(one -> one.get("id").asString().equals(onSale.listing()))
                    .toList();
            Expect.field(Expect.only("search result", found), "title", TITLE);
            cast.wanda().put("/api/listings/" + onSale.listing() + "/watch");
        });
        told.step("Ines presses \"I'm interested\" on Deal Scout itself; the seller hears of it", () -> {
            var conversation = cast.ines()
                    .post("/api/listings/" + onSale.listing() + "/interest", Map.of("text", "Does it recline?"), 201);
            Expect.field(conversation, "marketplace", "dealscout");
            Expect.field(conversation(cast.seller(), onSale, "Ines", 1), "unread", "1");
            sandbox.mailTo(cast.seller().email(), "Ines");
        });
    }

    // ---- sold -------------------------------------------------------------------------------------------------------

    private void sell(ApiClient seller, OnSale onSale, String mike) {
        told.step("Marked as sold to Mike for $" + SOLD_FOR + ": \"Item sold successfully\"", () -> {
            var sale = Map.of("price", new BigDecimal(SOLD_FOR), "conversation_id", mike);
            var answer = seller.post("/api/my-items/" + onSale.item() + "/sold", sale, 200);
            Expect.field(answer, "message", "Item sold successfully");
            Expect.field(answer.get("item"), "status", "sold");
            var again = seller.post("/api/my-items/" + onSale.item() + "/sold", sale, 200);
            Expect.field(again, "message", "Item sold successfully");
        });
    }

    private void gone(Cast cast, OnSale onSale, String mike) {
        for (var marketplace : MARKETPLACES) {
            told.checkAt(
                    "Ended on " + name(marketplace),
                    () -> Instant.parse(Await.until(
                                    "the listing on " + name(marketplace) + " ended",
                                    PATIENCE,
                                    () -> Optional.of(sandbox.listing(marketplace, onSale.externalId(marketplace)))
                                            .filter(one ->
                                                    one.get("status").asString().equals("ended")))
                            .get("ended_at")
                            .asString()));
        }
        told.check(
                "Both cross-posts are closed",
                () -> Await.until(
                        "both cross-posts closed",
                        PATIENCE,
                        () -> Optional.of(crossPosts(cast.seller(), onSale.item()))
                                .filter(all -> all.values().stream()
                                        .allMatch(one ->
                                                one.get("status").asString().equals("closed")))));
        told.check("Sarah is told in her thread on Facebook", () -> {
            Await.until(
                    "a message in Sarah's thread",
                    PATIENCE,
                    () -> sellersWords("facebook", onSale).stream().findFirst());
        });
        told.check("Wanda, who watched it, and Ines, who asked, are told by mail", () -> {
            sandbox.mailTo(cast.wanda().email(), "Sold: " + TITLE);
            sandbox.mailTo(cast.ines().email(), "Sold: " + TITLE);
        });
        told.check("Each of them once, and Mike, who has it, not at all", () -> {
            quiet();
            var toSarah = Expect.only("message of ours in Sarah's thread", sellersWords("facebook", onSale));
            Expect.that(
                    "thanks, the title, and that it has been sold",
                    toSarah.contains("Thanks") && toSarah.contains(TITLE) && toSarah.contains("has been sold"),
                    toSarah);
            Expect.equal("our words in Mike's thread", List.of(REPLY), sellersWords("offerup", onSale));
            Expect.equal(
                    "messages in the seller's talk with Mike",
                    3,
                    cast.seller()
                            .get("/api/conversations/" + mike)
                            .get("messages")
                            .size());
            Expect.only("mail to Wanda that it is sold", soldMails(cast.wanda()));
            Expect.only("mail to Ines that it is sold", soldMails(cast.ines()));
            Expect.equal(
                    "messages in Ines's thread",
                    2,
                    conversation(cast.ines(), onSale, "Ines", 2).get("messages").size());
        });
        told.check(
                "Deal Scout's own page no longer offers it",
                () -> Expect.field(cast.wanda().get("/api/listings/" + onSale.listing()), "available", "false"));
    }

    private List<JsonNode> soldMails(ApiClient who) {
        return sandbox.mailTo(who.email()).stream()
                .filter(mail -> mail.get("subject").asString().startsWith("Sold"))
                .toList();
    }

    // ---- how it went ------------------------------------------------------------------------------------------------

    private void timeline(ApiClient seller, OnSale onSale) {
        var expected = Set.of("posted", "live", "alerted", "message", "changed", "sold", "closed");
        var timeline = told.step(
                "The item's timeline has every step",
                () -> Await.until(
                        "a timeline with " + expected,
                        PATIENCE,
                        () -> Optional.of(seller.get("/api/my-items/" + onSale.item() + "/timeline"))
                                .filter(one -> kinds(one).containsAll(expected)
                                        && count(one, "live") == 2
                                        && count(one, "closed") == 2)));
        told.check("…with its figures", () -> {
            Expect.field(timeline, "people_alerted", "3");
            Expect.field(timeline, "buyers_interested", "3");
            Expect.money(timeline, "asking_price", LOWER_PRICE);
            Expect.money(timeline, "sold_price", SOLD_FOR);
            var alert = timeline.get("time_to_first_alert_s").asDouble();
            var message = timeline.get("time_to_first_message_s").asDouble();
            var sale = timeline.get("time_to_sale_s").asDouble();
            Expect.that(
                    "0 < first alert < first message < sale",
                    0 < alert && alert < message && message < sale,
                    alert + ", " + message + ", " + sale);
        });
        var listed = Instant.parse(timeline.get("events").get(0).get("at").asString());
        told.line("");
        timeline.get("events")
                .forEach(event -> told.line("%7.2f s   %s"
                        .formatted(
                                Duration.between(
                                                        listed,
                                                        Instant.parse(
                                                                event.get("at").asString()))
                                                .toMillis()
                                        / 1000.0,
                                event.get("text").asString())));
        told.line("");
        told.line("time to first alert    " + seconds(timeline.get("time_to_first_alert_s")));
        told.line("time to first message  " + seconds(timeline.get("time_to_first_message_s")));
        told.line("time to sale           " + seconds(timeline.get("time_to_sale_s")));
        told.line("people alerted         " + Expect.text(timeline, "people_alerted"));
        told.line("buyers interested      " + Expect.text(timeline, "buyers_interested"));
        told.line("asked / sold for       $" + Expect.text(timeline, "asking_price") + " / $"
                + Expect.text(timeline, "sold_price"));
    }

    private static Set<String> kinds(JsonNode timeline) {
        var kinds = new HashSet<String>();
        timeline.get("events").forEach(event -> kinds.add(event.get("kind").asString()));
        return kinds;
    }

    private static long count(JsonNode timeline, String kind) {
        return timeline.get("events")
                .valueStream()
                .filter(event -> event.get("kind").asString().equals(kind))
                .count();
    }

    private static String seconds(@Nullable JsonNode seconds) {
        return seconds == null || seconds.isNull() ? "–" : "%.2f s".formatted(seconds.asDouble());
    }

    // ---- odds and ends ----------------------------------------------------------------------------------------------

    /** Until nothing has arrived for a while, in the mailbox, in Discord or in a thread. */
    private void quiet() {
        var before = -1;
        var since = System.nanoTime();
        var end = since + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var now = sandbox.allMail().size()
                    + sandbox.list("/control/discord/messages").size();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > QUIET.toNanos()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new Unexpected("Expected the mailbox to become quiet within " + PATIENCE.toSeconds() + " s.");
    }

    private static String url(Map<String, JsonNode> crossPosts, String marketplace) {
        return Objects.requireNonNull(crossPosts.get(marketplace)).get("url").asString();
    }

    private static String name(String marketplace) {
        return marketplace.equals("offerup") ? "OfferUp" : "Facebook";
    }
}
