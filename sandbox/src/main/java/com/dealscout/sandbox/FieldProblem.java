package com.dealscout.sandbox;

/** What is wrong with one field; {@code pointer} is an RFC 6901 JSON pointer. */
record FieldProblem(String pointer, String code, String detail) {

    /** The pointer in dots, as {@code location.city}. */
    String field() {
        return pointer.isEmpty() ? "body" : pointer.substring(1).replace('/', '.');
    }
}
