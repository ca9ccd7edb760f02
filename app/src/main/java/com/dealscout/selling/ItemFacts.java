package com.dealscout.selling;

import com.dealscout.identity.Place;
import com.dealscout.matcher.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a seller says of an item: all of it can be changed until the item is sold or withdrawn. */
record ItemFacts(
        String title,
        String description,
        @Nullable BigDecimal price,
        String currency,
        @Nullable Condition condition,
        @Nullable String category,
        Map<String, String> attributes,
        List<String> delivery,
        @Nullable Place place) {

    static final ItemFacts NONE = new ItemFacts("", "", null, "USD", null, null, Map.of(), List.of("pickup"), null);

    static ItemFacts of(Item item) {
        return new ItemFacts(
                item.title(),
                item.description(),
                item.price(),
                item.currency(),
                item.condition(),
                item.category(),
                item.attributes(),
                item.delivery(),
                item.place());
    }

    /** The fields that posting needs and that are not filled in, by their JSON names, in the order of a form. */
    List<String> missing(int photos) {
        var missing = new ArrayList<String>();
        if (title.isEmpty()) {
            missing.add("title");
        }
        if (price == null) {
            missing.add("price");
        }
        if (condition == null) {
            missing.add("condition");
        }
        if (category == null) {
            missing.add("category");
        }
        if (place == null || place.postalCode() == null) {
            missing.add("postal_code");
        }
        if (photos == 0) {
            missing.add("photos");
        }
        return missing;
    }
}
