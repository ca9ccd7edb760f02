package com.dealscout.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What must hold; if it does not, an {@link Unexpected} says what was expected and what was found. */
final class Expect {

    private Expect() {}

    static void equal(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new Unexpected(what + "\nexpected: " + expected + "\nfound:    " + found);
        }
    }

    static void that(String what, boolean holds, Object found) {
        if (!holds) {
            throw new Unexpected("expected: " + what + "\nfound:    " + found);
        }
    }

    /** A field of an answer, as text. */
    static void field(JsonNode object, String field, String expected) {
        equal(field, expected, text(object, field));
    }

    static void money(JsonNode object, String field, String expected) {
        var found = text(object, field);
        if (found.isEmpty() || new BigDecimal(found).compareTo(new BigDecimal(expected)) != 0) {
            equal(field, expected, found);
        }
    }

    /** Empty where the field is absent or null. */
    static String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }

    static <T> T only(String what, List<T> found) {
        if (found.size() != 1) {
            throw new Unexpected("expected: one " + what + "\nfound:    " + found.size()
                    + found.stream().map(one -> "\n  " + one).reduce("", String::concat));
        }
        return found.getFirst();
    }

    /** Its first lines are these, character for character; the first one that differs is shown. */
    static void beginsWith(String expected, String found) {
        var wanted = expected.split("\n", -1);
        var given = found.split("\r?\n", -1);
        for (var i = 0; i < wanted.length; i++) {
            var line = i < given.length ? given[i] : "(nothing)";
            if (!wanted[i].equals(line)) {
                throw new Unexpected("line " + (i + 1) + "\nexpected: " + wanted[i] + "\nfound:    " + line);
            }
        }
    }
}
