package com.dealscout.demo;

import com.dealscout.demo.Goods.Good;
import com.dealscout.demo.Neighbors.Neighbor;
import com.dealscout.demo.drawing.Picture;
import com.dealscout.demo.drawing.Picture.Shot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the sample consists of; the same at every run, since all chance in it comes from one seed. */
record SamplePlan(List<Neighbor> people, List<Item> items, List<Rule> rules) {

    private static final long SEED = 20_260_101;
    private static final int DRAFTS = 20;
    private static final int INCOMPLETE = 6;
    private static final int POSTED = 110;
    private static final int CUT = 18;
    private static final int SOLD = 50;
    private static final int WITHDRAWN = 20;
    private static final int RULES = 2_000;

    private static final List<List<String>> MARKETPLACES = List.of(
            List.of("facebook", "offerup"), List.of("facebook", "offerup"), List.of("facebook"), List.of("offerup"));
    private static final List<String> CLOSINGS = List.of(
            "Pickup in the evening or on weekends.",
            "Smoke-free home.",
            "Cash or any payment app.",
            "Happy to answer questions.",
            "I can hold it until Sunday.",
            "First come, first served.",
            "Price is negotiable within reason.",
            "You are welcome to try it before you buy.");

    /** How far an item gets. */
    enum Fate {
        DRAFT,
        POSTED,
        SOLD,
        WITHDRAWN
    }

    /**
     * Something that somebody sells.
     *
     * @param facts as the API takes them; a draft may lack some
     * @param talks how many buyers write about it
     * @param newPrice what it is lowered to once it is posted
     * @param soldFor what a buyer pays in the end
     */
    record Item(
            Neighbor seller,
            Good good,
            Fate fate,
            Map<String, Object> facts,
            List<Picture> pictures,
            List<String> marketplaces,
            int talks,
            @Nullable BigDecimal newPrice,
            @Nullable BigDecimal soldFor) {

        String title() {
            return good.title();
        }
    }

    /** What somebody waits for, as the API takes it. */
    record Rule(Neighbor owner, Map<String, Object> json) {}

    static SamplePlan make() {
        var random = new Random(SEED);
        var goods = Goods.all();
        var people = Neighbors.all();
        return new SamplePlan(people, items(goods, people, random), rules(goods, people, random));
    }

    // ---- what is sold -----------------------------------------------------------------------------------------------

    private static List<Item> items(List<Goods> kinds, List<Neighbor> people, Random random) {
        var goods = new ArrayList<>(
                kinds.stream().flatMap(kind -> kind.goods().stream()).toList());
        Collections.shuffle(goods, random);
        var fates = new ArrayList<Fate>();
        fates.addAll(Collections.nCopies(DRAFTS, Fate.DRAFT));
        fates.addAll(Collections.nCopies(POSTED, Fate.POSTED));
        fates.addAll(Collections.nCopies(SOLD, Fate.SOLD));
        fates.addAll(Collections.nCopies(WITHDRAWN, Fate.WITHDRAWN));
        Collections.shuffle(fates, random);
        var others = people.stream()
                .filter(one -> one.role().sells() && one != Neighbors.SELLER)
                .toList();
        var ofThatFate = new EnumMap<Fate, Integer>(Fate.class);
        var items = new ArrayList<Item>();
        for (var i = 0; i < goods.size(); i++) {
            var fate = fates.get(i);
            var nth = ofThatFate.merge(fate, 1, Integer::sum);
            var seller =
                    nth % 6 == 1 ? Neighbors.SELLER : nth % 13 == 2 ? Neighbors.BOTH : others.get(i % others.size());
            var missing = fate == Fate.DRAFT && nth <= INCOMPLETE ? nth : 0;
            var cut = fate == Fate.POSTED && nth <= CUT;
            items.add(item(seller, goods.get(i), fate, missing, cut, i, random));
        }
        return List.copyOf(items);
    }

    private static Item item(
            Neighbor seller, Good good, Fate fate, int missing, boolean cut, int number, Random random) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", good.title());
        facts.put("description", good.description() + " " + CLOSINGS.get(random.nextInt(CLOSINGS.size())));
        facts.put("price", good.price());
        facts.put("condition", good.condition());
        facts.put("category", good.category());
        facts.put("postal_code", seller.postalCode());
        if (random.nextInt(4) == 0) {
            facts.put("delivery", List.of("pickup", "shipping"));
        }
        // What is missing differs: a price, a condition and a price, a category, all but the title…
        switch (missing) {
            case 1 -> facts.remove("price");
            case 2 -> facts.keySet().removeAll(List.of("price", "condition"));
            case 3 -> facts.remove("category");
            case 4 -> facts.keySet().retainAll(List.of("title"));
            case 5 -> facts.keySet().removeAll(List.of("description", "price"));
            case 6 -> facts.clear();
            default -> {}
        }
        return new Item(
                seller,
                good,
                fate,
                facts,
                pictures(good, number, 1 + random.nextInt(4)),
                MARKETPLACES.get(random.nextInt(MARKETPLACES.size())),
                fate == Fate.SOLD
                        ? 1 + random.nextInt(3)
                        : fate == Fate.POSTED ? Math.max(0, random.nextInt(6) - 2) : 0,
                cut ? share(good.price(), .8 + random.nextInt(14) / 100.0) : null,
                fate == Fate.SOLD ? share(good.price(), .82 + random.nextInt(23) / 100.0) : null);
    }

    private static List<Picture> pictures(Good good, int number, int count) {
        var shots = switch (count) {
            case 1 -> List.of(Shot.WHOLE);
            case 2 -> List.of(Shot.WHOLE, Shot.DETAIL);
            case 3 -> List.of(number % 2 == 0 ? Shot.WHOLE : Shot.TURNED, Shot.DETAIL, Shot.FAR);
            default -> List.of(Shot.WHOLE, Shot.TURNED, Shot.DETAIL, Shot.FAR);
        };
        return shots.stream()
                .map(shot -> new Picture(good.thing(), good.hue(), shot, number))
                .toList();
    }

    /** Rounded as people do: to dollars, and from a hundred on to five. */
    private static BigDecimal share(BigDecimal price, double share) {
        var exact = price.doubleValue() * share;
        var step = exact >= 100 ? 5 : 1;
        return BigDecimal.valueOf(Math.max(1, Math.round(exact / step) * step)).setScale(2, RoundingMode.UNNECESSARY);
    }

    // ---- what is waited for -----------------------------------------------------------------------------------------

    private static List<Rule> rules(List<Goods> kinds, List<Neighbor> people, Random random) {
        var counts = ruleCounts(people, random);
        var rules = new ArrayList<Rule>();
        for (var i = 0; i < people.size(); i++) {
            var owner = people.get(i);
            var liked = new ArrayList<>(kinds);
            Collections.shuffle(liked, random);
            var interests = liked.subList(0, 4 + random.nextInt(5));
            for (var n = 0; n < counts[i]; n++) {
                rules.add(new Rule(owner, rule(interests.get(n % interests.size()), owner, random)));
            }
        }
        Collections.shuffle(rules, random);
        return List.copyOf(rules);
    }

    /** Two or three for who only sells, up to 130 for who hunts. */
    private static int[] ruleCounts(List<Neighbor> people, Random random) {
        var counts = people.stream()
                .mapToInt(one -> switch (one.role()) {
                    case SELLER -> 2 + random.nextInt(2);
                    case BUYER -> 40 + random.nextInt(90);
                    case BOTH -> 20 + random.nextInt(30);
                })
                .toArray();
        var left = RULES - IntStream.of(counts).sum();
        for (var i = 0; left != 0; i = (i + 1) % counts.length) {
            if (people.get(i).role().buys()) {
                counts[i] += Integer.signum(left);
                left -= Integer.signum(left);
            }
        }
        return counts;
    }

    private static Map<String, Object> rule(Goods kind, Neighbor owner, Random random) {
        var rule = new LinkedHashMap<String, Object>();
        var word = kind.words().get(random.nextInt(kind.words().size()));
        var most = Math.max(
                10,
                Math.round((kind.cheapest() + random.nextDouble() * (kind.dearest() * 1.1 - kind.cheapest())) / 5) * 5);
        var name = capitalised(word);
        switch (random.nextInt(5)) {
            case 0 -> {
                name += " under $" + most;
                rule.put("keywords", List.of(word));
                rule.put("max_price", most);
            }
            case 1 -> {
                name += " between $" + most / 3 + " and $" + most;
                rule.put(
                        "keywords",
                        List.of(word, kind.words().getFirst()).stream()
                                .distinct()
                                .toList());
                rule.put("min_price", most / 3);
                rule.put("max_price", most);
                rule.put("categories", List.of(top(kind.category())));
            }
            case 2 -> {
                name = kind.leaf() + " near " + owner.town() + " under $" + most;
                rule.put("categories", List.of(kind.category()));
                rule.put("max_price", most);
                near(rule, owner, random);
            }
            case 3 -> {
                name += ", not broken, near " + owner.town();
                rule.put("keywords", List.of(word));
                rule.put("exclude_keywords", List.of("broken", "for parts", "cracked"));
                rule.put("max_price", most);
                near(rule, owner, random);
            }
            default -> {
                var condition = List.of("good", "great", "excellent").get(random.nextInt(3));
                name += " in " + condition + " shape";
                rule.put("keywords", List.of(word));
                rule.put("categories", List.of(kind.category()));
                rule.put("condition", condition);
            }
        }
        rule.put("name", name);
        if (random.nextInt(12) == 0) {
            rule.put("enabled", false);
        }
        rule.put("notification_channels", random.nextInt(6) == 0 ? List.of("email", "discord") : List.of("email"));
        return rule;
    }

    private static void near(Map<String, Object> rule, Neighbor owner, Random random) {
        var radius = List.of(10, 25, 25, 50, 100).get(random.nextInt(5));
        rule.put("location", Map.of("postal_code", owner.postalCode(), "radius_mi", radius));
    }

    private static String top(String category) {
        return category.split(" - ", 2)[0];
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
