package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what people type, by the rules of the API's PATCH. */
@Component
class Editing {

    /**
     * What became of a form.
     *
     * @param item null where nothing was typed into a form that has no item yet
     * @param form what to show in it, with what was refused
     */
    record Outcome(@Nullable Item item, Form form, boolean begun) {}

    private final Items items;
    private final JsonMapper json;

    Editing(Items items, JsonMapper json) {
        this.items = items;
        this.json = json;
    }

    /**
     * Keeps a draft's form as far as it is right: one wrong price must not cost a description. Of a posted item, which
     * marketplaces are told, all is kept or nothing.
     *
     * @param fresh whether a draft may be begun with that id
     */
    Outcome save(PersonId me, ItemId id, boolean fresh, ItemForm typed) {
        var there = fresh ? items.begun(me, id) : Optional.of(items.owned(me, id));
        if (there.isEmpty() && typed.saysNothing()) {
            return new Outcome(null, typed.shown(), false);
        }
        var item = there.orElseGet(() -> items.begin(me, id));
        var problems = new ArrayList<Problem.FieldError>();
        var saved = save(me, item, typed, problems);
        var form = problems.isEmpty() ? typed.shown() : typed.shown().refusedFor(ItemForm.atFields(problems));
        return new Outcome(saved, form, there.isEmpty());
    }

    private Item save(PersonId me, Item item, ItemForm typed, List<Problem.FieldError> problems) {
        var patch = typed.patch(item, json, problems);
        if (item.status() != ItemStatus.DRAFT) {
            // what cannot be read is no value either: all is refused, and whatever else is wrong is told with it
            problems.forEach(unreadable -> patch.put(unreadable.field(), true));
        }
        try {
            return items.change(me, item.id(), patch);
        } catch (Problem.Invalid e) {
            problems.addAll(e.errors());
            if (item.status() != ItemStatus.DRAFT) {
                return item;
            }
        }
        ItemForm.drop(problems, patch);
        return items.change(me, item.id(), patch);
    }

    static List<String> missing(Item item) {
        return ItemFacts.of(item).missing(item.photos().size());
    }
}
