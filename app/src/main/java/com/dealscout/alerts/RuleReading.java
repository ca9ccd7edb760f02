package com.dealscout.alerts;

import com.dealscout.alerts.DealAlertRule.Frequency;
import com.dealscout.alerts.DealAlertRule.Terms;
import com.dealscout.identity.Places;
import com.dealscout.matcher.Condition;
import com.dealscout.matcher.Keyword;
import com.dealscout.notifications.Channel;
import com.dealscout.platform.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/**
 * Reads a rule from JSON over terms that hold where it says nothing, and collects everything that is wrong with it.
 *
 * <p>Read by hand, because a merge must tell an absent field from a null, and because a person who typed three things
 * wrong wants to hear of all three. A null means what absence means in a new rule.
 */
final class RuleReading {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "keywords",
            "exclude_keywords",
            "min_price",
            "max_price",
            "currency",
            "categories",
            "condition",
            "location",
            "notification_channels",
            "frequency",
            "enabled");

    /** Shown, never taken; a rule that was read can be sent back whole. */
    private static final Set<String> GIVEN_BY_US = Set.of("id", "user_id", "last_triggered_at", "created_at");

    private static final Set<String> LOCATION_FIELDS = Set.of("postal_code", "lat", "lon", "radius_mi");

    private static final int LONGEST_NAME = 80;
    private static final int MOST_KEYWORDS = 20;
    private static final int LONGEST_KEYWORD = 60;
    private static final int MOST_CATEGORIES = 10;
    private static final int LONGEST_CATEGORY = 200;
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("999999.99");
    private static final BigDecimal DEFAULT_RADIUS = BigDecimal.valueOf(25);
    private static final BigDecimal LARGEST_RADIUS = BigDecimal.valueOf(500);
    private static final String COUNTRY = "US";

    private final JsonNode body;
    private final Places places;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    private RuleReading(JsonNode body, Places places) {
        this.body = body;
        this.places = places;
    }

    /** @throws Problem.Invalid naming every field that needs another value */
    static Terms read(JsonNode body, Terms otherwise, Places places) {
        if (!body.isObject()) {
            throw Problem.Invalid.field("body", "is not a JSON object. Send a rule, such as {\"name\": \"Chairs\"}.");
        }
        return new RuleReading(body, places).over(otherwise);
    }

    private Terms over(Terms otherwise) {
        refuseUnknown(body, "", FIELDS, GIVEN_BY_US);
        var before = otherwise.wants();
        var wants = new Wants(
                field("keywords", before::keywords, List.of(), this::keywords),
                field("exclude_keywords", before::excludeKeywords, List.of(), node -> excludeKeywords(node)),
                optional("min_price", before::minPrice, node -> price("min_price", node)),
                optional("max_price", before::maxPrice, node -> price("max_price", node)),
                field("currency", before::currency, Wants.DEFAULT_CURRENCY, this::currency),
                field("categories", before::categories, List.of(), this::categories),
                optional("condition", before::condition, this::condition),
                optional("location", before::where, this::where));
        var terms = new Terms(
                field("name", otherwise::name, "", this::name),
                wants,
                field("notification_channels", otherwise::channels, Terms.DEFAULT.channels(), this::channels),
                field("frequency", otherwise::frequency, Frequency.IMMEDIATE, this::frequency),
                field("enabled", otherwise::enabled, true, this::enabled));
        if (terms.name().isEmpty()) {
            refuseOnce("name", "is needed: up to " + LONGEST_NAME + " characters by which you know the alert.");
        }
        var min = wants.minPrice();
        var max = wants.maxPrice();
        if (min != null && max != null && min.compareTo(max) > 0) {
            refuse("min_price", min + " is more than max_price, " + max + ". Swap them or leave one out.");
        }
        if (!errors.isEmpty()) {
            throw Problem.Invalid.fields(errors);
        }
        return terms;
    }

    private <T> T field(String field, Supplier<T> absent, T none, Function<JsonNode, @Nullable T> present) {
        var node = body.get(field);
        if (node == null) {
            return absent.get();
        }
        var read = node.isNull() ? null : present.apply(node);
        return read == null ? none : read;
    }

    private <T> @Nullable T optional(
            String field, Supplier<@Nullable T> absent, Function<JsonNode, @Nullable T> present) {
        var node = body.get(field);
        if (node == null) {
            return absent.get();
        }
        return node.isNull() ? null : present.apply(node);
    }

    private @Nullable String name(JsonNode node) {
        return text("name", node, LONGEST_NAME);
    }

    private @Nullable List<String> keywords(JsonNode node) {
        var keywords = texts("keywords", node, MOST_KEYWORDS, LONGEST_KEYWORD, true);
        if (keywords != null
                && !keywords.isEmpty()
                && keywords.stream().allMatch(keyword -> Keyword.of(keyword).isEmpty())) {
            refuse(
                    "keywords",
                    "hold no letter, digit or picture to look for, so nothing could match. "
                            + "Write a word, or leave them out for any.");
        }
        return keywords;
    }

    private @Nullable List<String> excludeKeywords(JsonNode node) {
        return texts("exclude_keywords", node, MOST_KEYWORDS, LONGEST_KEYWORD, true);
    }

    private @Nullable List<String> categories(JsonNode node) {
        return texts("categories", node, MOST_CATEGORIES, LONGEST_CATEGORY, false);
    }

    private @Nullable BigDecimal price(String field, JsonNode node) {
        var price = number(field, node);
        if (price == null) {
            return null;
        }
        if (price.signum() < 0 || price.compareTo(HIGHEST_PRICE) > 0) {
            refuse(field, shown(node) + " is not between 0 and " + HIGHEST_PRICE + ".");
            return null;
        }
        if (price.stripTrailingZeros().scale() > 2) {
            refuse(field, shown(node) + " has more than two decimals. Round it to cents.");
            return null;
        }
        return price.setScale(2, RoundingMode.UNNECESSARY);
    }

    private @Nullable String currency(JsonNode node) {
        if (node.isString()) {
            try {
                return Currency.getInstance(node.stringValue().strip()).getCurrencyCode();
            } catch (IllegalArgumentException e) {
                // refused below, like what is no text
            }
        }
        refuse("currency", "is not a currency. Give its three-letter code (ISO 4217), such as USD.");
        return null;
    }

    private @Nullable Condition condition(JsonNode node) {
        var condition = node.isString() ? Condition.of(node.stringValue()).orElse(null) : null;
        if (condition == null) {
            var words = Arrays.stream(Condition.values()).map(Condition::word).collect(Collectors.joining(", "));
            refuse("condition", shown(node) + " is not one of " + words + ".");
        }
        return condition;
    }

    private @Nullable List<Channel> channels(JsonNode node) {
        if (!node.isArray()) {
            refuse("notification_channels", "is not a list. Give one such as [\"email\", \"discord\"].");
            return null;
        }
        var channels = new LinkedHashSet<Channel>();
        for (var i = 0; i < node.size(); i++) {
            var channel = channel("notification_channels[" + i + "]", node.get(i));
            if (channel != null) {
                channels.add(channel);
            }
        }
        return List.copyOf(channels);
    }

    private @Nullable Channel channel(String field, JsonNode node) {
        var channel = node.isString() ? Channel.of(node.stringValue()).orElse(null) : null;
        return switch (channel) {
            case EMAIL, DISCORD -> channel;
            case SMS -> refuse(field, "sms comes with text messages, which are not here yet. Use email or discord.");
            case PUSH -> refuse(field, "push comes with push messages, which are not here yet. Use email or discord.");
            case IN_APP -> refuse(field, "in_app is always on and need not be named.");
            case null -> refuse(field, shown(node) + " is not one of email, discord.");
        };
    }

    private @Nullable Frequency frequency(JsonNode node) {
        var word = node.isString() ? node.stringValue() : "";
        return switch (word) {
            case "immediate" -> Frequency.IMMEDIATE;
            case "daily", "weekly" ->
                refuse("frequency", word + " comes with digests, which are not here yet. Use immediate.");
            default -> refuse("frequency", shown(node) + " is not immediate.");
        };
    }

    private @Nullable Boolean enabled(JsonNode node) {
        if (!node.isBoolean()) {
            return refuse("enabled", shown(node) + " is neither true nor false.");
        }
        return node.booleanValue();
    }

    private Wants.@Nullable Where where(JsonNode node) {
        if (!node.isObject()) {
            return refuse(
                    "location",
                    "is not an object. Give {\"postal_code\": \"95112\", \"radius_mi\": 25}, or lat and lon.");
        }
        refuseUnknown(node, "location.", LOCATION_FIELDS, Set.of());
        var radius = radius(node.get("radius_mi"));
        var postalCode = present(node.get("postal_code"));
        var lat = present(node.get("lat"));
        var lon = present(node.get("lon"));
        if (postalCode != null && (lat != null || lon != null)) {
            return refuse("location", "has both a postal_code and a point. Give one of them.");
        }
        return postalCode != null ? around(postalCode, radius) : around(lat, lon, radius);
    }

    private Wants.@Nullable Where around(JsonNode postalCode, BigDecimal radius) {
        var code = text("location.postal_code", postalCode, 20);
        if (code == null) {
            return null;
        }
        var place = places.byPostalCode(COUNTRY, code).orElse(null);
        if (place == null) {
            return refuse(
                    "location.postal_code",
                    "\"" + code + "\" is no US ZIP code that Deal Scout knows. Check it, or give lat and lon.");
        }
        return new Wants.Where(code, place.latitude(), place.longitude(), radius);
    }

    private Wants.@Nullable Where around(@Nullable JsonNode lat, @Nullable JsonNode lon, BigDecimal radius) {
        var latitude = degrees("location.lat", lat, 90);
        var longitude = degrees("location.lon", lon, 180);
        return latitude == null || longitude == null ? null : new Wants.Where(null, latitude, longitude, radius);
    }

    private @Nullable Double degrees(String field, @Nullable JsonNode node, int most) {
        if (node == null) {
            return refuse(field, "is needed: a location is a postal_code, or lat and lon in degrees.");
        }
        var degrees = number(field, node);
        if (degrees == null) {
            return null;
        }
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            return refuse(field, shown(node) + " is not between -" + most + " and " + most + " degrees.");
        }
        return degrees.doubleValue();
    }

    private BigDecimal radius(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return DEFAULT_RADIUS;
        }
        var radius = number("location.radius_mi", node);
        if (radius != null && (radius.compareTo(BigDecimal.ONE) < 0 || radius.compareTo(LARGEST_RADIUS) > 0)) {
            refuse("location.radius_mi", shown(node) + " is not between 1 and " + LARGEST_RADIUS + " miles.");
            radius = null;
        }
        return Objects.requireNonNullElse(radius, DEFAULT_RADIUS);
    }

    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable List<String> texts(String field, JsonNode node, int most, int longest, boolean mayBeEmpty) {
        if (!node.isArray()) {
            return refuse(field, "is not a list. Give one such as [\"chair\"].");
        }
        if (node.size() > most) {
            return refuse(field, "has " + node.size() + " entries; at most " + most + " are possible. Drop some.");
        }
        var texts = new ArrayList<String>();
        for (var i = 0; i < node.size(); i++) {
            var name = field + "[" + i + "]";
            var text = text(name, node.get(i), longest);
            if (text != null && text.isEmpty() && !mayBeEmpty) {
                refuse(name, "is empty. Leave it out.");
            } else if (text != null) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    private @Nullable String text(String field, JsonNode node, int longest) {
        if (!node.isString()) {
            return refuse(field, shown(node) + " is not a text.");
        }
        var given = node.stringValue();
        if (given.codePoints().anyMatch(RuleReading::isControl)) {
            return refuse(field, "contains a control character. Take it out.");
        }
        var text = given.strip();
        var length = text.codePointCount(0, text.length());
        if (length > longest) {
            return refuse(field, "has " + length + " characters; at most " + longest + " are possible. Shorten it.");
        }
        return text;
    }

    /** Half of a surrogate pair is no character either, and cannot be stored. */
    private static boolean isControl(int character) {
        var type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }

    private @Nullable BigDecimal number(String field, JsonNode node) {
        if (!node.isNumber()) {
            return refuse(field, shown(node) + " is not a number.");
        }
        try {
            return node.decimalValue();
        } catch (JsonNodeException e) {
            // Too large even for the reader; there is no field for which it would be possible.
            return refuse(field, shown(node) + " is beyond every number that is possible here.");
        }
    }

    private void refuseUnknown(JsonNode object, String prefix, Set<String> known, Set<String> ours) {
        for (var name : object.propertyNames()) {
            if (!known.contains(name) && !ours.contains(name)) {
                refuse(prefix + cut(name), "is not a field of a deal alert rule. Check its spelling.");
            }
        }
    }

    private static String shown(JsonNode node) {
        return cut(node.toString());
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 50)) + "…";
    }

    private void refuseOnce(String field, String message) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            refuse(field, message);
        }
    }

    /** Always null, so that a reading can end with it. */
    private <T> @Nullable T refuse(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
        return null;
    }
}
