package com.dealscout.marketplaces.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesTests {

    private static final List<Wire.Category> MARKETPLACE = List.of(
            category("furniture", "Furniture", null),
            category("furniture-gaming", "Gaming", "furniture"),
            category("furniture-office", "Office", "furniture"),
            category("home", "Home & Kitchen", null),
            category("electronics", "Electronics", null),
            category("phones", "Phones", "electronics"),
            category("video-games", "Video Games", null),
            category("clothing", "Clothing", null),
            category("shoes", "Shoes", "clothing"),
            category("jewelry-watches", "Jewelry & Watches", null),
            category("sports-bikes", "Sports & Bikes", null),
            category("music-instruments", "Musical Instruments", null),
            category("pets", "Pet Supplies", null),
            category("other", "Other", null));

    @ParameterizedTest(name = "{0} → {1} ({2})")
    @CsvSource({
        "Furniture - Gaming,                  furniture-gaming,  the same path",
        "furniture > gaming,                  furniture-gaming,  another separator and another case",
        "Furniture / Office,                  furniture-office,  a third separator",
        "Furniture - Gaming - Chairs,         furniture-gaming,  as deep as the marketplace goes",
        "Furniture - Garden,                  furniture,         a level that it does not know",
        "Furniture,                           furniture,         no deeper than asked",
        "Electronics - Cell Phones,           electronics,       the known part of the path",
        "Cell Phones,                         phones,            a shared word",
        "Clothes - Shoe,                      shoes,             a level of ours is its name; singular",
        "Watches,                             jewelry-watches,   one word of its name",
        "Sporting Goods - Bikes,              sports-bikes,      a shared word in a deeper level",
        "Kitchen & Dining,                    home,              one of several words",
        "Furniture Covers,                    furniture,         nearest though not the same",
        "Stamps,                              other,             nothing in common",
        "Béchamel,                            other,             accents do not matter and do not break",
        "' - ',                               other,             nothing to compare",
    })
    void findsTheNearest(String ours, String theirs, String why) {
        assertThat(new Categories(MARKETPLACE).nearest(ours, Set.of())).as(why).contains(theirs);
    }

    @Test
    void anItemWithoutACategoryIsOther() {
        assertThat(new Categories(MARKETPLACE).nearest(null, Set.of())).contains("other");
    }

    @Test
    void passesOverACategoryWhoseAttributesTheItemLacks() {
        var picky = List.of(
                new Wire.Category("phones", "Phones", null, List.of("brand")),
                new Wire.Category("other", "Other", null, List.of()));

        assertThat(new Categories(picky).nearest("Phones", Set.of())).contains("other");
        assertThat(new Categories(picky).nearest("Phones", Set.of("brand"))).contains("phones");
    }

    @Test
    void neverRefusesWhereThereIsNoOther() {
        var few = List.of(category("a", "Antiques", null), category("b", "Boats", null));

        assertThat(new Categories(few).nearest("Chairs", Set.of())).contains("a");
    }

    @Test
    void endsThoughCategoriesAreTheirOwnAncestors() {
        var circle = List.of(category("a", "Antiques", "b"), category("b", "Boats", "a"));

        assertThat(new Categories(circle).nearest("Boats", Set.of())).contains("b");
    }

    private static Wire.Category category(String id, String name, String parent) {
        return new Wire.Category(id, name, parent, List.of());
    }
}
