package com.dealscout.selling;

import com.dealscout.identity.Place;
import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody typed about an item, on its way to the patch that the API takes. */
final class ItemForm {

    /** In the order of the page. */
    static final List<String> FIELDS =
            List.of("title", "category", "condition", "description", "price", "currency", "postal_code", "delivery");

    private static final List<String> DELIVERIES = List.of("pickup", "shipping");
    private static final Set<String> PLACE = Set.of("postal_code", "city", "state", "country");

    /** "$1,299.00" is a number to whoever types it; a comma for decimals is not guessed at. */
    private static final Pattern PRICE =
            Pattern.compile("\\s*[$€£]?\\s*(\\d{1,12}|\\d{1,3}(?:,\\d{3})+)(\\.\\d{0,6})?\\s*");

    private final Map<String, String> typed;
    private final List<String> delivery;

    private ItemForm(Map<String, String> typed, List<String> delivery) {
        this.typed = typed;
        this.delivery = delivery;
    }

    /** Browsers send the line breaks of a text as CR and LF; one is meant. */
    static ItemForm of(MultiValueMap<String, String> request) {
        var typed = new HashMap<String, String>();
        for (var field : FIELDS) {
            var value = request.getFirst(field);
            if (value != null && !field.equals("delivery")) {
                typed.put(field, value.replace("\r\n", "\n"));
            }
        }
        return new ItemForm(typed, request.getOrDefault("delivery", List.of()));
    }

    /** The form of an item as it is stored. */
    static Form of(Item item) {
        return of(ItemFacts.of(item));
    }

    /** The form of an item that there is not yet, of somebody who lives there. */
    static Form blank(@Nullable Place home) {
        var none = ItemFacts.NONE;
        return of(new ItemFacts(
                none.title(),
                none.description(),
                none.price(),
                none.currency(),
                none.condition(),
                none.category(),
                none.attributes(),
                none.delivery(),
                home));
    }

    private static Form of(ItemFacts facts) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("title", facts.title());
        values.put("description", facts.description());
        values.put("price", facts.price() == null ? null : facts.price().toPlainString());
        values.put("currency", facts.currency());
        values.put(
                "condition",
                facts.condition() == null ? null : facts.condition().word());
        values.put("category", facts.category());
        values.put("postal_code", facts.place() == null ? null : facts.place().postalCode());
        facts.delivery().forEach(way -> values.put(way, "chosen"));
        return Form.of(values);
    }

    /** As it was typed. */
    Form shown() {
        var values = new HashMap<String, @Nullable Object>(typed);
        delivery.forEach(way -> values.put(way, "chosen"));
        return Form.of(values);
    }

    /** Whether it came with the item's fields at all; an upload by script comes without. */
    boolean isThere() {
        return typed.containsKey("title");
    }

    /** Whether nothing was said of the item; what the form offered by itself does not count. */
    boolean saysNothing() {
        return List.of("title", "description", "price", "category", "condition").stream()
                .allMatch(field -> typed.getOrDefault(field, "").isBlank());
    }

    /**
     * What it changes.
     *
     * @param problems where is put what cannot even be asked for
     */
    ObjectNode patch(Item before, JsonMapper json, List<Problem.FieldError> problems) {
        var patch = json.createObjectNode();
        for (var field : List.of("title", "description", "category", "currency")) {
            if (typed.containsKey(field)) {
                patch.put(field, typed.get(field));
            }
        }
        if (typed.containsKey("condition")) {
            patch.put("condition", emptyToNull(typed.get("condition")));
        }
        if (typed.containsKey("price")) {
            price(typed.getOrDefault("price", ""), patch, problems);
        }
        place(before.place(), patch);
        if (isThere()) {
            var ways = patch.putArray("delivery");
            DELIVERIES.stream().filter(delivery::contains).forEach(ways::add);
        }
        return patch;
    }

    /** What somebody typed as the price of a sale; null if nothing, or if it is refused. */
    static @Nullable BigDecimal price(String text, JsonMapper json, List<Problem.FieldError> problems) {
        var sale = json.createObjectNode();
        price(text, sale, problems);
        return ItemJson.price(sale, problems);
    }

    private static void price(String text, ObjectNode patch, List<Problem.FieldError> problems) {
        var number = PRICE.matcher(text);
        if (text.isBlank()) {
            patch.putNull("price");
        } else if (number.matches()) {
            var cents = number.group(2) == null || number.group(2).length() == 1 ? "" : number.group(2);
            patch.put("price", new BigDecimal(number.group(1).replace(",", "") + cents));
        } else {
            problems.add(new Problem.FieldError(
                    "price", "is no price: \"" + Words.shown(text.strip()) + "\". Write it like 299.99."));
        }
    }

    /** Only a postal code that was changed is sent on: a town that was given by name stays so. */
    private void place(@Nullable Place before, ObjectNode patch) {
        var text = typed.get("postal_code");
        var known = before == null || before.postalCode() == null ? "" : before.postalCode();
        if (text == null || text.strip().equals(known)) {
            return;
        }
        if (text.isBlank()) {
            PLACE.forEach(patch::putNull);
        } else {
            patch.put("postal_code", text.strip());
        }
    }

    /** {@code patch} without what was refused. */
    static void drop(List<Problem.FieldError> refused, ObjectNode patch) {
        var fields = new ArrayList<String>();
        for (var error : refused) {
            fields.add(error.field());
            if (PLACE.contains(error.field())) {
                fields.addAll(PLACE);
            }
        }
        patch.remove(fields);
    }

    /** At fields that the form has: what is wrong with a place stands at its postal code. */
    static Problem.Invalid atFields(List<Problem.FieldError> errors) {
        return Problem.Invalid.unprocessable(
                "Some fields need another value.",
                errors.stream()
                        .map(e -> PLACE.contains(e.field()) ? new Problem.FieldError("postal_code", e.message()) : e)
                        .toList());
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
