package com.dealscout.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list: at most {@code limit} rows behind {@code after}. A controller takes it as a parameter; it is
 * made of {@code ?limit=} (1–200, default 50) and {@code ?cursor=}.
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.Invalid.field("limit", limit + " is not between 1 and " + MAX_LIMIT + ".");
        }
    }

    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(parseLimit(limit), cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor));
    }

    private static int parseLimit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw Problem.Invalid.field("limit", "must be a whole number between 1 and " + MAX_LIMIT + ".");
        }
    }
}
