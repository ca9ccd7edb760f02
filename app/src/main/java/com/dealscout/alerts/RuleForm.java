package com.dealscout.alerts;

import com.dealscout.matcher.Condition;
import com.dealscout.notifications.Channel;
import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import com.dealscout.selling.OfferedCategories;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rule editor: what stands in its fields, and the request that it is to the API's command.
 *
 * @param categories that are ticked
 * @param channels that are ticked
 */
record RuleForm(Form form, Set<String> categories, Set<String> channels) {

    static final String PLACE = "location.postal_code";
    static final String RADIUS = "location.radius_mi";

    private static final String DEFAULT_RADIUS = "25";
    private static final int LONGEST_NUMBER = 20;

    private static final Pattern SEPARATOR = Pattern.compile("[,\\n]");
    private static final Pattern POINT = Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d+)?)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern ELEMENT = Pattern.compile("(\\w+)\\[(\\d+)]");

    /** The fields that hold one text each, by their names in the API. */
    private static final List<String> FIELDS = List.of(
            "name", "keywords", "exclude_keywords", "min_price", "max_price", "category", "condition", PLACE, RADIUS);

    /** A new one near home, or as a search had it. */
    static RuleForm fresh(Map<String, String> search, @Nullable String homeZip) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("keywords", search.get("q"));
        for (var field : List.of("min_price", "max_price", "condition")) {
            values.put(field, search.get(field));
        }
        values.put(PLACE, search.isEmpty() ? homeZip : search.get("near"));
        values.put(RADIUS, search.getOrDefault("radius_mi", DEFAULT_RADIUS));
        var category = search.get("category");
        return new RuleForm(
                Form.of(values), category == null ? Set.of() : Set.of(category), Set.of(Channel.EMAIL.word()));
    }

    static RuleForm of(DealAlertRule rule) {
        var terms = rule.terms();
        var wants = terms.wants();
        var where = wants.where();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", terms.name());
        values.put("keywords", String.join(", ", wants.keywords()));
        values.put("exclude_keywords", String.join(", ", wants.excludeKeywords()));
        values.put("min_price", plain(wants.minPrice()));
        values.put("max_price", plain(wants.maxPrice()));
        values.put(
                "condition",
                Optional.ofNullable(wants.condition()).map(Condition::word).orElse(null));
        values.put(RADIUS, where == null ? DEFAULT_RADIUS : plain(where.radiusMi()));
        values.put(PLACE, where == null ? null : place(where));
        return new RuleForm(
                Form.of(values),
                new LinkedHashSet<>(wants.categories()),
                terms.channels().stream().map(Channel::word).collect(Collectors.toSet()));
    }

    private static String place(Wants.Where where) {
        return Objects.requireNonNullElseGet(where.postalCode(), () -> where.latitude() + ", " + where.longitude());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    static RuleForm typed(MultiValueMap<String, String> typed) {
        var values = new LinkedHashMap<String, @Nullable String>();
        FIELDS.forEach(field -> values.put(field, typed.getFirst(field)));
        return new RuleForm(Form.of(values), ticked(typed, "categories"), ticked(typed, "notification_channels"));
    }

    private static Set<String> ticked(MultiValueMap<String, String> typed, String field) {
        return new LinkedHashSet<>(typed.getOrDefault(field, List.of()));
    }

    /** What is offered to tick: the usual, and what is ticked besides. */
    Set<String> offered() {
        var offered = new LinkedHashSet<>(OfferedCategories.TOP);
        offered.addAll(categories);
        return offered;
    }

    /** As the command takes it, without a name if there is none. */
    ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode();
        var name = text("name");
        if (!name.isEmpty()) {
            request.put("name", name);
        }
        entries("keywords").forEach(request.putArray("keywords")::add);
        entries("exclude_keywords").forEach(request.putArray("exclude_keywords")::add);
        number(request, "min_price", text("min_price"));
        number(request, "max_price", text("max_price"));
        var all = new LinkedHashSet<>(categories);
        Optional.of(text("category")).filter(more -> !more.isEmpty()).ifPresent(all::add);
        all.forEach(request.putArray("categories")::add);
        request.put("condition", text("condition").isEmpty() ? null : text("condition"));
        channels.forEach(request.putArray("notification_channels")::add);
        request.put("frequency", "immediate");
        place(request);
        return request;
    }

    private void place(ObjectNode request) {
        var place = text(PLACE);
        if (place.isEmpty()) {
            request.putNull("location");
            return;
        }
        var location = request.putObject("location");
        var point = POINT.matcher(place);
        if (point.matches()) {
            location.put("lat", new BigDecimal(point.group(1)));
            location.put("lon", new BigDecimal(point.group(2)));
        } else {
            location.put("postal_code", place);
        }
        number(location, "radius_mi", text(RADIUS));
    }

    /** What is no number is sent as it is: the command says so. */
    private static void number(ObjectNode into, String field, String typed) {
        var number = typed.replaceAll("[$\\s]", "").replaceAll(",(?=\\d{3}(\\D|$))", "");
        if (number.isEmpty()) {
            into.putNull(field);
        } else if (number.length() <= LONGEST_NUMBER && NUMBER.matcher(number).matches()) {
            into.put(field, new BigDecimal(number));
        } else {
            into.put(field, typed);
        }
    }

    private List<String> entries(String field) {
        return Arrays.stream(SEPARATOR.split(text(field)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private String text(String field) {
        return Objects.requireNonNullElse(form.value(field), "").strip();
    }

    RuleForm refusedFor(Problem.Invalid problem) {
        var errors = problem.errors().stream().map(RuleForm::atItsField).toList();
        return new RuleForm(form.refusedFor(Problem.Invalid.fields(errors)), categories, channels);
    }

    /** Lists and the place have one field each. */
    private static Problem.FieldError atItsField(Problem.FieldError error) {
        var element = ELEMENT.matcher(error.field());
        if (element.matches()) {
            return new Problem.FieldError(
                    element.group(1),
                    "list’s entry " + (Integer.parseInt(element.group(2)) + 1) + " " + error.message());
        }
        if (error.field().equals("location") || error.field().matches("location\\.(lat|lon)")) {
            return new Problem.FieldError(PLACE, error.message());
        }
        return new Problem.FieldError(
                error.field(),
                error.message()
                        .replace("max_price", "the highest price")
                        .replace("Check it, or give lat and lon.", "Check it, or leave it empty for anywhere."));
    }
}
