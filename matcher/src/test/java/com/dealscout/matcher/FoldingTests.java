package com.dealscout.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTests {

    @ParameterizedTest(name = "{0} = {1} ({2})")
    @CsvSource({
        "chairs,    chair,     a plain plural",
        "boxes,     box,       e after x",
        "batteries, battery,   ie is y",
        "movies,    movie,     so movie is movy as well",
        "cookies,   cookie,    and cookie cooky",
        "shoes,     shoe,      e after o",
        "potatoes,  potato,    e after o",
        "glasses,   glass,     e after s, and ss stays",
        "lenses,    lens,      both end at len",
        "houses,    house,     both end at hous",
        "watches,   watch,     e after ch",
        "brushes,   brush,     e after sh",
        "quizzes,   quizz,     e after z",
        "buses,     bus,       us stays",
        "womens,    woman,     what is left of women's",
        "mens,      man,       what is left of men's",
        "mans,      man,       what is left of man's",
        "men,       man,       irregular, though only three letters",
        "women,     woman,     irregular",
        "children,  child,     irregular",
        "childrens, child,     irregular after a step",
        "feet,      foot,      irregular",
        "teeth,     tooth,     irregular",
        "mice,      mouse,     irregular, then a step: mous",
        "geese,     goose,     irregular, then two steps: goo",
        "knives,    knife,     irregular",
        "shelves,   shelf,     irregular",
        "wolves,    wolf,      irregular",
        "leaves,    leaf,      irregular",
        "scarves,   scarf,     irregular",
        "halves,    half,      irregular",
        "loaves,    loaf,      irregular",
        "thieves,   thief,     irregular",
        "ties,      tie,       three letters stay: tie is not ty",
        "dresses,   dress,     dress is not dres",
    })
    void formsOfOneWordMeet(String one, String other, String why) {
        assertThat(Folding.fold(one)).as(why).isEqualTo(Folding.fold(other));
        assertThat(ReferenceMatcher.fold(one)).as(why).isEqualTo(ReferenceMatcher.fold(other));
    }

    @ParameterizedTest(name = "{0} becomes {1} ({2})")
    @CsvSource({
        "chair,    chair,    nothing to do",
        "tennis,   tennis,   is stays",
        "bus,      bus,      three letters",
        "gas,      gas,      three letters",
        "glass,    glass,    ss stays",
        "virus,    virus,    us stays",
        "lens,     len,      the definition is simple",
        "shoe,     sho,      the definition is simple",
        "goose,    goo,      the definition is simple",
        "series,   sery,     ie after the s",
        "axes,     axe,      three letters are left and end it",
        "shelve,   shelve,   e after v stays",
        "table,    table,    e after l stays",
        "ps5s,     ps5s,     a digit: not a word of a–z",
        "cafés,    cafés,    only normalised words are a–z",
        "οδοσs,    οδοσs,    another alphabet",
        "s,        s,        a letter",
        "a,        a,        a letter",
    })
    void foldsNoFurtherThanDefined(String word, String folded, String why) {
        assertThat(Folding.fold(word)).as(why).isEqualTo(folded);
        assertThat(ReferenceMatcher.fold(word)).as(why).isEqualTo(folded);
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({
        "chair,   wheelchair",
        "chair,   chairman",
        "tennis,  tenni",
        "bus,     bu",
        "glass,   glas",
        "desk,    desktop",
        "men,     women",
    })
    void differentWordsStayApart(String one, String other) {
        assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
    }

    @Property
    void foldsAsDefined(@ForAll @AlphaChars @StringLength(max = 12) String word) {
        assertThat(Folding.fold(word)).isEqualTo(ReferenceMatcher.fold(word));
    }

    /** Few letters, so that the endings that matter come up all the time. */
    @Property(tries = 5000)
    void foldsEndingsAsDefined(
            @ForAll
                    @CharRange(from = 'h', to = 'i')
                    @CharRange(from = 'r', to = 's')
                    @CharRange(from = 'e', to = 'e')
                    @CharRange(from = 'o', to = 'o')
                    @CharRange(from = 'x', to = 'z')
                    @StringLength(min = 1, max = 8)
                    String word) {
        assertThat(Folding.fold(word)).isEqualTo(ReferenceMatcher.fold(word));
    }

    @Property(tries = 5000)
    void foldingAFoldedWordChangesNothing(
            @ForAll @CharRange(from = 'e', to = 'i') @CharRange(from = 'm', to = 's') @StringLength(min = 1, max = 6)
                    String word) {
        var folded = Folding.fold(word);

        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }
}
