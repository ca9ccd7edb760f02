package com.dealscout.selling;

import com.dealscout.identity.Place;
import com.dealscout.identity.Places;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a seller sent about an item, over what is known already: a field that is absent stays, {@code null} empties
 * it, and {@code attributes} are merged one by one (RFC 7396). Every field that is wrong is collected, with its bound;
 * nothing is cut or rounded to fit.
 */
final class ItemJson {

    static final int TITLE = 100;
    static final int DESCRIPTION = 4_000;
    static final int CATEGORY = 200;
    static final int ATTRIBUTES = 50;
    static final int ATTRIBUTE_NAME = 60;
    static final int ATTRIBUTE_VALUE = 500;
    static final BigDecimal MAX_PRICE = new BigDecimal("999999.99");

    private static final int LONGEST_WORD = 100;
    private static final int POSTAL_CODE = 12;
    private static final int TOWN = 80;
    private static final List<String> DELIVERIES = List.of("pickup", "shipping");
    private static final String HOME_COUNTRY = "US";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> PLACE_FIELDS = Set.of("postal_code", "city", "state", "country");
    private static final Set<String> FIELDS = Set.of(
            "title",
            "description",
            "price",
            "currency",
            "condition",
            "category",
            "attributes",
            "delivery",
            "postal_code",
            "city",
            "state",
            "country");

    /** Part of the answer, and so well known to clients, but not theirs to set. */
    private static final Set<String> ANSWERS = Set.of(
            "id",
            "images",
            "marketplaces_posted",
            "status",
            "reserved_for",
            "reserved_until",
            "suggestions",
            "created_at",
            "posted_at",
            "sold_at");

    private final JsonNode json;
    private final ItemFacts before;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    private ItemJson(JsonNode json, ItemFacts before) {
        this.json = json;
        this.before = before;
    }

    /**
     * What the item is after {@code json}.
     *
     * @param problems where everything that is wrong is put; the answer means nothing unless it stays empty
     */
    static ItemFacts merge(JsonNode json, ItemFacts before, Places places, List<Problem.FieldError> problems) {
        var reading = new ItemJson(json, before);
        var after = reading.read(places);
        problems.addAll(reading.errors);
        return after;
    }

    private ItemFacts read(Places places) {
        if (!json.isObject()) {
            refuse("body", "must be a JSON object with the item's fields.");
            return before;
        }
        refuseUnknownFields();
        return new ItemFacts(
                orEmpty(text("title", TITLE, Words.LINE, before.title())),
                orEmpty(text("description", DESCRIPTION, Words.TEXT, before.description())),
                price("price", before.price()),
                currency(),
                condition(),
                text("category", CATEGORY, Words.LINE, before.category()),
                attributes(),
                delivery(),
                place(places));
    }

    private void refuseUnknownFields() {
        for (var name : json.propertyNames()) {
            if (ANSWERS.contains(name)) {
                refuse(name, "cannot be set here. Leave it out.");
            } else if (!FIELDS.contains(name)) {
                refuse(Words.shown(name), "is not a field of an item. Check its spelling.");
            }
        }
    }

    private @Nullable String text(String field, int longest, Words words, @Nullable String otherwise) {
        if (!json.has(field)) {
            return otherwise;
        }
        var value = json.get(field);
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            return refuse(field, "must be a text in quotes.");
        }
        var text = Words.trim(value.asString());
        var fault = words.fault(text, longest);
        if (fault != null) {
            return refuse(field, fault);
        }
        return text.isBlank() ? null : text;
    }

    private @Nullable Condition condition() {
        var known = before.condition();
        var word = text("condition", LONGEST_WORD, Words.LINE, known == null ? null : known.word());
        if (word == null) {
            return null;
        }
        var condition = Condition.of(word).orElse(null);
        if (condition == null) {
            var scale = Arrays.stream(Condition.values()).map(Condition::word).collect(Collectors.joining(", "));
            return refuse("condition", "\"" + Words.shown(word) + "\" is not on the scale. Use one of " + scale + ".");
        }
        return condition;
    }

    private @Nullable BigDecimal price(String field, @Nullable BigDecimal otherwise) {
        if (!json.has(field)) {
            return otherwise;
        }
        var value = json.get(field);
        if (value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            return refuse(field, "must be a number, such as 299.99, without quotes or a currency sign.");
        }
        var price = value.decimalValue();
        if (price.signum() < 0 || price.compareTo(MAX_PRICE) > 0) {
            return refuse(field, Words.shown(value.asString()) + " is not between 0 and " + MAX_PRICE + ".");
        }
        if (price.signum() != 0 && price.stripTrailingZeros().scale() > 2) {
            return refuse(
                    field, Words.shown(value.asString()) + " has more than two decimals. It is not rounded for you.");
        }
        return price.signum() == 0 ? new BigDecimal("0.00") : price.setScale(2);
    }

    /** The price of a sale, by the same rules; null if it is not there. */
    static @Nullable BigDecimal price(JsonNode json, List<Problem.FieldError> problems) {
        var reading = new ItemJson(json, ItemFacts.NONE);
        var price = reading.price("price", null);
        problems.addAll(reading.errors);
        return price;
    }

    private String currency() {
        var code = text("currency", 3, Words.LINE, before.currency());
        if (code == null) {
            return ItemFacts.NONE.currency();
        }
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            refuse("currency", "\"" + Words.shown(code) + "\" is not an ISO 4217 code, such as USD.");
            return before.currency();
        }
    }

    private Map<String, String> attributes() {
        if (!json.has("attributes")) {
            return before.attributes();
        }
        var given = json.get("attributes");
        if (given.isNull()) {
            return Map.of();
        }
        if (!given.isObject()) {
            refuse("attributes", "must be an object of texts, such as {\"brand\": \"IKEA\"}.");
            return before.attributes();
        }
        var merged = new LinkedHashMap<>(before.attributes());
        for (var entry : given.properties()) {
            var name = Words.trim(entry.getKey());
            if (entry.getValue().isNull()) {
                merged.remove(name);
            } else if (isAttribute(name, entry.getValue())) {
                merged.put(name, Words.trim(entry.getValue().asString()));
            }
        }
        if (merged.size() > ATTRIBUTES) {
            refuse("attributes", merged.size() + " are more than the " + ATTRIBUTES + " that an item may have.");
        }
        return merged;
    }

    private boolean isAttribute(String name, JsonNode value) {
        var field = "attributes." + Words.shown(name);
        var badName = name.isBlank() ? "needs a name." : Words.LINE.fault(name, ATTRIBUTE_NAME);
        if (badName != null) {
            refuse(field, "as a name: " + badName);
            return false;
        }
        if (!value.isString()) {
            refuse(field, "must be a text in quotes.");
            return false;
        }
        var fault = Words.LINE.fault(Words.trim(value.asString()), ATTRIBUTE_VALUE);
        if (fault != null) {
            refuse(field, fault);
        }
        return fault == null;
    }

    private List<String> delivery() {
        if (!json.has("delivery")) {
            return before.delivery();
        }
        var given = json.get("delivery");
        if (given.isNull()) {
            return ItemFacts.NONE.delivery();
        }
        if (!given.isArray() || !given.valueStream().allMatch(JsonNode::isString)) {
            refuse("delivery", "must be a list of " + String.join(" and ", DELIVERIES) + ".");
            return before.delivery();
        }
        var chosen = new TreeSet<String>();
        for (var way : given) {
            if (DELIVERIES.contains(way.asString())) {
                chosen.add(way.asString());
            } else {
                refuse(
                        "delivery",
                        "\"" + Words.shown(way.asString()) + "\" is not one of " + String.join(", ", DELIVERIES) + ".");
            }
        }
        return List.copyOf(chosen);
    }

    /**
     * Where the item is, with its coordinates: in the United States by its ZIP, which decides on town and state;
     * elsewhere by its town, as postal codes of other countries are not known here.
     */
    private @Nullable Place place(Places places) {
        if (PLACE_FIELDS.stream().noneMatch(json::has)) {
            return before.place();
        }
        var known = before.place();
        var faults = errors.size();
        var country = text("country", 2, Words.LINE, known == null ? null : known.country());
        var postalCode = text("postal_code", POSTAL_CODE, Words.LINE, known == null ? null : known.postalCode());
        var city = text("city", TOWN, Words.LINE, known == null ? null : known.city());
        var state = text("state", TOWN, Words.LINE, known == null ? null : known.state());
        if (errors.size() > faults) {
            return known;
        }
        if (country == null) {
            country = HOME_COUNTRY;
        }
        if (!COUNTRIES.contains(country)) {
            return refuse("country", "\"" + Words.shown(country) + "\" is not an ISO 3166 code, such as US.");
        }
        if (postalCode == null && city == null) {
            if (!country.equals(HOME_COUNTRY)) {
                return refuse("city", "is needed outside the United States: name the town.");
            }
            return null;
        }
        if (postalCode == null || !country.equals(HOME_COUNTRY)) {
            return byTown(places, country, postalCode, state, city);
        }
        var place = byZip(places, postalCode);
        var movesWithoutZip = json.has("city") && !json.has("postal_code");
        if (place != null && city != null && movesWithoutZip && !place.city().equalsIgnoreCase(city)) {
            return refuse(
                    "city",
                    "is decided by the ZIP, and " + postalCode + " is " + place.city()
                            + ". Send the postal_code of the other town.");
        }
        return place;
    }

    private @Nullable Place byZip(Places places, String zip) {
        var five = zip.matches("\\d{5}-\\d{4}") ? zip.substring(0, 5) : zip;
        return places.byPostalCode(HOME_COUNTRY, five)
                .orElseGet(() -> refuse(
                        "postal_code",
                        "\"" + Words.shown(zip)
                                + "\" is not a ZIP of the United States. Give five digits, or a country."));
    }

    private @Nullable Place byTown(
            Places places, String country, @Nullable String postalCode, @Nullable String state, @Nullable String city) {
        if (city == null) {
            return refuse("city", "is needed outside the United States: name the town.");
        }
        return places.byCity(country, state, city)
                .map(p -> new Place(postalCode, p.city(), p.state(), p.country(), p.latitude(), p.longitude()))
                .orElseGet(() -> refuse(
                        "city",
                        "\"" + Words.shown(city) + "\" is not known in " + country
                                + ". Name the nearest town of 15,000 people or more."));
    }

    private <T> @Nullable T refuse(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
