package com.dealscout.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The rows of one table of places, by key.
 *
 * <p>The file stays in memory as the bytes it is, and a row becomes strings when it is looked at: 42,000 rows cost
 * some 2 MB in place of 12. The index is one sorted array of {@code hash of the key << 32 | row}, so rows of
 * one key come in the order of the file, and those whose hash only happens to be the same are told apart by their key.
 */
final class PlaceTable {

    private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /** What a row is found by. */
    interface Key {
        String of(String[] row);
    }

    private final byte[] bytes;
    private final int[] starts;
    private final Key key;
    private final long[] index;

    private PlaceTable(byte[] bytes, Key key) {
        this.bytes = bytes;
        this.starts = IntStream.range(0, bytes.length)
                .filter(i -> bytes[i] == '\n')
                .map(i -> i + 1)
                .toArray();
        this.key = key;
        this.index = IntStream.range(0, starts.length - 1)
                .mapToLong(row -> (long) key.of(row(row)).hashCode() << Integer.SIZE | row)
                .sorted()
                .toArray();
    }

    /** @param name of a gzipped CSV file with a header and without quotes, beside this class */
    static PlaceTable read(String name, Key key) {
        try (var file = Objects.requireNonNull(PlaceTable.class.getResourceAsStream("places/" + name), name);
                var text = new GZIPInputStream(file)) {
            return new PlaceTable(text.readAllBytes(), key);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of places " + name + " in this build is broken", e);
        }
    }

    /** The rows of that key, in the order of the file. */
    Stream<String[]> rows(String wanted) {
        var hash = (long) wanted.hashCode() << Integer.SIZE;
        var found = Arrays.binarySearch(index, hash);
        var first = found < 0 ? -found - 1 : found;
        return IntStream.range(first, index.length)
                .takeWhile(i -> index[i] >> Integer.SIZE == wanted.hashCode())
                .mapToObj(i -> row((int) index[i]))
                .filter(row -> key.of(row).equals(wanted));
    }

    private String[] row(int row) {
        return new String(bytes, starts[row], starts[row + 1] - 1 - starts[row], StandardCharsets.UTF_8).split(",", -1);
    }

    /** The same for "St. Louis", "saint louis" and "Saint-Louis"; accents, case, blanks and dots do not matter. */
    static String folded(String name) {
        var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var folded = new StringBuilder();
        for (var word : NOT_OF_A_WORD.split(plain, 0)) {
            folded.append(
                    switch (word) {
                        case "st" -> "saint";
                        case "ft" -> "fort";
                        case "mt" -> "mount";
                        default -> word;
                    });
        }
        return folded.toString();
    }
}
