package com.dealscout.sandbox;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON object by its schema and remembers everything that is wrong with it, not just the first thing.
 *
 * <p>A field that is wrong is read as an empty value; whoever reads asks {@link #problems()} before using any. Lengths
 * are in code points, as JSON Schema counts.
 */
final class Fields {

    /** How {@code null} reads: the partner contract's types do not take it, our own JSON means <em>absent</em> by it. */
    enum Nulls {
        REFUSED,
        ABSENT
    }

    private final ObjectNode object;
    private final String pointer;
    private final Nulls nulls;
    private final List<FieldProblem> problems;
    private final Set<String> known = new HashSet<>();

    private Fields(ObjectNode object, String pointer, Nulls nulls, List<FieldProblem> problems) {
        this.object = object;
        this.pointer = pointer;
        this.nulls = nulls;
        this.problems = problems;
    }

    static Fields of(JsonNode node, Nulls nulls) {
        var problems = new ArrayList<FieldProblem>();
        if (node instanceof ObjectNode object) {
            return new Fields(object, "", nulls, problems);
        }
        problems.add(new FieldProblem("", "type", "must be a JSON object"));
        return new Fields(Json.object(), "", nulls, problems);
    }

    List<FieldProblem> problems() {
        return problems;
    }

    void problem(String name, String code, String detail) {
        problems.add(new FieldProblem(pointer + "/" + name, code, detail));
    }

    /** To be called last: every field that nobody asked for is refused. */
    void refuseOthers() {
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                problem(name, "unknown", "is not a field here");
            }
        }
    }

    /** The value, or null where it is absent. */
    @Nullable
    JsonNode value(String name) {
        known.add(name);
        var value = object.get(name);
        return value == null || value.isNull() && nulls == Nulls.ABSENT ? null : value;
    }

    private @Nullable JsonNode required(String name) {
        var value = value(name);
        if (value == null) {
            problem(name, "required", "is required");
        }
        return value;
    }

    String text(String name, int min, int max) {
        var value = required(name);
        return value == null ? "" : checkedText(name, value, min, max);
    }

    @Nullable
    String optionalText(String name, int min, int max) {
        var value = value(name);
        return value == null ? null : checkedText(name, value, min, max);
    }

    String matching(String name, Pattern pattern, String words) {
        var before = problems.size();
        var text = text(name, 0, 1_000);
        if (problems.size() == before && !pattern.matcher(text).matches()) {
            problem(name, "pattern", "must be " + words);
        }
        return text;
    }

    String word(String name, Collection<String> words) {
        var value = required(name);
        return value == null ? "" : checkedWord(name, value, words);
    }

    @Nullable
    String optionalWord(String name, Collection<String> words) {
        var value = value(name);
        return value == null ? null : checkedWord(name, value, words);
    }

    long integer(String name, long min, long max) {
        var value = required(name);
        return value == null ? min : checkedInteger(name, value, min, max);
    }

    @Nullable
    Long optionalInteger(String name, long min, long max) {
        var value = value(name);
        return value == null ? null : (Long) checkedInteger(name, value, min, max);
    }

    boolean flag(String name) {
        var value = value(name);
        if (value != null && !value.isBoolean()) {
            problem(name, "type", "must be true or false");
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** The object in this field, empty and complained about where it is missing or something else. */
    Fields object(String name) {
        var value = required(name);
        if (value instanceof ObjectNode child) {
            return new Fields(child, pointer + "/" + name, nulls, problems);
        }
        if (value != null) {
            problem(name, "type", "must be an object");
        }
        return new Fields(Json.object(), pointer + "/" + name, nulls, new ArrayList<>());
    }

    /** The strings in this field, or null where it is absent. */
    @Nullable
    List<String> texts(String name, int min, int max, int longest) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        var texts = new ArrayList<String>();
        if (!value.isArray()) {
            problem(name, "type", "must be a list");
            return texts;
        }
        if (value.size() < min || value.size() > max) {
            problem(name, "size", "has %d entries; %d to %d are allowed".formatted(value.size(), min, max));
        }
        for (var i = 0; i < Math.min(value.size(), max); i++) {
            texts.add(checkedText(name + "/" + i, value.get(i), 1, longest));
        }
        return texts;
    }

    private String checkedText(String name, JsonNode value, int min, int max) {
        if (!value.isString()) {
            problem(name, "type", "must be text");
            return "";
        }
        var text = value.stringValue();
        var length = text.codePointCount(0, text.length());
        if (length < min) {
            problem(name, "too_short", "has %d characters; at least %d are needed".formatted(length, min));
        } else if (length > max) {
            problem(name, "too_long", "has %,d characters; at most %,d are allowed".formatted(length, max));
        } else if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f)) {
            problem(name, "pattern", "contains a control character");
        }
        return text;
    }

    private String checkedWord(String name, JsonNode value, Collection<String> words) {
        if (value.isString() && words.contains(value.stringValue())) {
            return value.stringValue();
        }
        problem(name, "enum", "is %s; must be one of %s".formatted(value, String.join(", ", words)));
        return "";
    }

    private long checkedInteger(String name, JsonNode value, long min, long max) {
        if (!value.isIntegralNumber()) {
            problem(name, "type", "must be a whole number");
            return min;
        }
        var number = value.bigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            problem(name, "range", "is %s; must be from %d to %d".formatted(number, min, max));
            return min;
        }
        return number.longValue();
    }
}
