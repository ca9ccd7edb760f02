package com.dealscout.identity;

import com.dealscout.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What people say about themselves, and change. */
@Service
class Profile {

    private static final List<String> PLACE_FIELDS = List.of("postal_code", "city", "state", "country");

    private static final Map<String, String> READ_ONLY = Map.of(
            "id", "is given once and cannot be changed.",
            "email", "cannot be changed; register the other address.",
            "phone", "cannot be changed here.",
            "email_verified", "is set by the link in the mail.",
            "phone_verified", "cannot be changed here.",
            "roles", "are given by an administrator.");

    private static final String COUNTRY = "US";

    private final Accounts accounts;
    private final Places places;

    Profile(Accounts accounts, Places places) {
        this.accounts = accounts;
        this.places = places;
    }

    Person of(PersonId me) {
        return accounts.find(me).orElseThrow(() -> new Problem.NotFound("person"));
    }

    /**
     * Changes the fields that {@code patch} has, and no others.
     *
     * <p>A home is given by {@code postal_code}, or else by {@code city} with {@code state} and {@code country}, of
     * which the ones left out stay as they are; null for the postal code or the city, without the other, forgets it.
     *
     * @throws Problem.Invalid naming every field that was refused; nothing is changed then
     */
    @Transactional
    Person change(PersonId me, JsonNode patch) {
        if (!patch.isObject()) {
            throw Problem.Invalid.field("body", "must be a JSON object with the fields to change.");
        }
        var person = accounts.findForUpdate(me).orElseThrow(() -> new Problem.NotFound("person"));
        var refusals = new Refusals();
        refuseForeignFields(patch, refusals);
        var displayName = patch.has("display_name")
                ? text(patch, "display_name", refusals).flatMap(refusals::displayName)
                : Optional.of(person.displayName());
        var zone = patch.has("time_zone")
                ? text(patch, "time_zone", refusals).flatMap(refusals::timeZone)
                : Optional.of(person.timeZone());
        var home = PLACE_FIELDS.stream().anyMatch(patch::has) ? home(patch, person.home(), refusals) : person.home();
        refusals.throwIfAny();
        accounts.change(me, displayName.orElseThrow(), zone.orElseThrow(), home);
        return of(me);
    }

    private static void refuseForeignFields(JsonNode patch, Refusals refusals) {
        var changeable = List.of("display_name", "time_zone");
        for (var field : patch.propertyNames()) {
            if (READ_ONLY.containsKey(field)) {
                refusals.add(field, READ_ONLY.get(field));
            } else if (!changeable.contains(field) && !PLACE_FIELDS.contains(field)) {
                refusals.add(field, "is not a field of this request. Check its spelling.");
            }
        }
    }

    /** A field that must be a text; empty if it was refused. */
    private static Optional<String> text(JsonNode patch, String field, Refusals refusals) {
        var value = patch.get(field);
        if (value == null || !value.isString()) {
            refusals.add(field, "must be a text.");
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    private @Nullable Place home(JsonNode patch, @Nullable Place present, Refusals refusals) {
        var unreadable = PLACE_FIELDS.stream()
                .filter(field -> !isTextOrNull(patch.get(field)))
                .toList();
        if (!unreadable.isEmpty()) {
            unreadable.forEach(field -> refusals.add(field, "must be a text or null."));
            return present;
        }
        var country = typed(patch, "country", present == null ? null : present.country());
        var in = country == null ? COUNTRY : country.toUpperCase(Locale.ROOT);
        var postalCode = typed(patch, "postal_code", null);
        if (postalCode != null) {
            return byPostalCode(in, postalCode, patch, refusals).orElse(present);
        }
        var city = typed(patch, "city", patch.has("city") || present == null ? null : present.city());
        var forgets = patch.has("postal_code") && !patch.has("city");
        if (city == null || forgets) {
            refuseStateWithoutCity(patch, refusals);
            return null;
        }
        var state = typed(patch, "state", patch.has("city") || present == null ? null : present.state());
        return places.byCity(in, state, city).orElseGet(() -> {
            refusals.add(
                    "city",
                    "is not a town of " + (state == null ? in : state + ", " + in)
                            + " that we know. Check its spelling, or give a postal_code.");
            return present;
        });
    }

    private static boolean isTextOrNull(@Nullable JsonNode value) {
        return value == null || value.isString() || value.isNull();
    }

    private Optional<Place> byPostalCode(String country, String postalCode, JsonNode patch, Refusals refusals) {
        var place = places.byPostalCode(country, postalCode);
        if (place.isEmpty()) {
            refusals.add("postal_code", "is not a ZIP code of the United States that we know, like 95112.");
        }
        place.ifPresent(found -> {
            refuseOther("city", PlaceTable.folded(found.city()), patch, found, refusals);
            refuseOther("state", PlaceTable.folded(String.valueOf(found.state())), patch, found, refusals);
        });
        return place;
    }

    /** Both were given, and do not agree. */
    private static void refuseOther(String field, String expected, JsonNode patch, Place found, Refusals refusals) {
        var other = typed(patch, field, null);
        if (other != null && !PlaceTable.folded(other).equals(expected)) {
            refusals.add(
                    field,
                    "does not go with the postal_code, which is " + found.city() + ", " + found.state()
                            + ". Leave one of them away.");
        }
    }

    private static void refuseStateWithoutCity(JsonNode patch, Refusals refusals) {
        if (typed(patch, "state", null) != null) {
            refusals.add("state", "is not a home without a city.");
        } else if (typed(patch, "country", null) != null) {
            refusals.add("country", "is not a home without a city.");
        }
    }

    /** The trimmed text of a field, {@code otherwise} if it is absent, and null if it is null or blank. */
    private static @Nullable String typed(JsonNode patch, String field, @Nullable String otherwise) {
        var value = patch.get(field);
        if (value == null) {
            return otherwise;
        }
        return value.isNull() || value.asString().isBlank()
                ? null
                : value.asString().strip();
    }
}
