package com.dealscout.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it: what stands in each field, and what is wrong with it. What somebody typed is kept as they
 * typed it, however wrong.
 *
 * <p>Templates draw its fields with the fragments of {@code bits.html}. Names are those of the API, so that a refusal
 * of a command finds its field.
 */
public final class Form {

    private final Map<String, String> values;
    private final Map<String, String> errors;

    private Form(Map<String, String> values, Map<String, String> errors) {
        this.values = values;
        this.errors = errors;
    }

    /** A form nobody has filled in. */
    public static Form empty() {
        return new Form(Map.of(), Map.of());
    }

    /** A form that shows what is stored, or what was typed; values may be null. */
    public static Form of(Map<String, ? extends @Nullable Object> values) {
        var shown = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (value != null) {
                shown.put(name, value.toString());
            }
        });
        return new Form(shown, Map.of());
    }

    /** The same, with what a command refused standing at its fields; the first refusal of each counts. */
    public Form refusedFor(Problem.Invalid problem) {
        return new Form(
                values,
                problem.errors().stream()
                        .collect(Collectors.toMap(
                                Problem.FieldError::field,
                                error -> "This " + Wording.unturned(error.message()),
                                (first, _) -> first,
                                LinkedHashMap::new)));
    }

    /** What stands in the field, or null. */
    public @Nullable String value(String name) {
        return values.get(name);
    }

    /** What is wrong with the field, or null. */
    public @Nullable String error(String name) {
        return errors.get(name);
    }

    public boolean isRefused() {
        return !errors.isEmpty();
    }

    /** By field, in the order in which they were refused. */
    public Map<String, String> getErrors() {
        return errors;
    }
}
