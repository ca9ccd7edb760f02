package com.dealscout.demo;

import com.dealscout.demo.drawing.Hue;
import com.dealscout.demo.drawing.Thing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One kind of thing that the sample's people sell, and what there is of it; read from {@code sample-goods.txt}.
 *
 * @param words what buyers look for, the plainest first
 */
record Goods(Thing thing, String category, List<String> words, List<Good> goods) {

    /** One of them, as its seller describes it. */
    record Good(
            Thing thing,
            String category,
            Hue hue,
            BigDecimal price,
            String condition,
            String title,
            String description) {}

    /** The last part of the category, as in "Furniture - Sofas". */
    String leaf() {
        return category.substring(category.lastIndexOf(" - ") < 0 ? 0 : category.lastIndexOf(" - ") + 3);
    }

    double cheapest() {
        return goods.stream()
                .mapToDouble(good -> good.price().doubleValue())
                .min()
                .orElseThrow();
    }

    double dearest() {
        return goods.stream()
                .mapToDouble(good -> good.price().doubleValue())
                .max()
                .orElseThrow();
    }

    static List<Goods> all() {
        var all = new ArrayList<Goods>();
        for (var line : lines()) {
            if (line.startsWith("= ")) {
                var field = line.substring(2).split(" \\| ", -1);
                all.add(new Goods(Thing.valueOf(field[0]), field[1], List.of(field[2].split(", ")), new ArrayList<>()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                var field = line.split(" \\| ", -1);
                var kind = all.getLast();
                kind.goods()
                        .add(new Good(
                                kind.thing(),
                                kind.category(),
                                Hue.valueOf(field[0]),
                                new BigDecimal(field[1]).setScale(2),
                                field[2],
                                field[3],
                                field[4]));
            }
        }
        return List.copyOf(all);
    }

    private static List<String> lines() {
        try (var file = Objects.requireNonNull(Goods.class.getResourceAsStream("sample-goods.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
