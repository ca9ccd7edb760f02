package com.dealscout.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as every list in the API is answered.
 *
 * @param nextCursor what to send as {@code ?cursor=} for the rest, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Cuts {@code rows}, which were read with a limit of {@code request.limit() + 1}, to the page asked for.
     *
     * @param cursorOf where a row stands in the order of the list
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> cursorOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(items, cursorOf.apply(items.getLast()).encode());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), nextCursor);
    }
}
