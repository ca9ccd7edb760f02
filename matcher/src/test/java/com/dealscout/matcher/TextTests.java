package com.dealscout.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTests {

    private final ReferenceMatcher reference = new ReferenceMatcher();

    @ParameterizedTest(name = "{0} is {1} ({2})")
    @CsvSource(delimiter = '|', textBlock = """
            Chair                | chair       | case
            Café                 | cafe        | an accent in one character
            Cafe\u0301           | cafe        | an accent as a mark of its own
            Straße               | strasse     | ß has two capitals
            STRASSE              | strasse     | and they are its spelling in capitals
            \u1e9e               | ß           | but the capital ß is its own capital, and ß its small letter
            ΟΔΟΣ                 | οδοσ        | the lower case of Σ at the end of a word is σ here
            οδός                 | οδοσ        | and so is ς
            İstanbul             | istanbul    | the dot of the Turkish capital is a mark
            ısı                  | isi         | ı has the capital I
            ﬁsh                  | fish        | a ligature
            ＣＨＡＩＲ             | chair       | full width
            x²                   | x2          | superscripts are digits
            Ⅳ                    | iv          | a Roman numeral is letters
            ①                    | 1           | a circled digit
            Nike™                | niketm      | NFKD writes ™ as two letters before it could separate
            women's              | womens      | the typewriter's apostrophe
            women’s              | womens      | the typesetter's
            womenʼs              | womens      | the letter apostrophe
            women＇s              | womens      | full width, an apostrophe once normalised
            women‘s              | women‘s     | a quotation mark is none
            ǆ                    | dz          | a digraph with a caron
            한국                   | 한국         | syllables are put together again
            ガ                    | カ          | the voiced mark is a non-spacing mark
            ｶﾞ                   | カ          | half width too
            हिंदी                  | हिदी         | the nasal dot is a non-spacing mark, the vowel signs are spacing
            ŉ                    | n           | decomposes into an apostrophe and n
            ῳ                    | ω           | the iota below is dropped before it could become a letter
            e\u2011bike          | e\u2010bike | the non-breaking hyphen is a hyphen
            """)
    void normalisesWhatIsWrittenDifferentlyAndMeantAlike(String text, String normalised, String why) {
        assertThat(Text.normalise(text)).as(why).isEqualTo(normalised);
        assertThat(ReferenceMatcher.normalised(text)).as(why).isEqualTo(normalised);
    }

    @ParameterizedTest(name = "{0}: {1} ({2})")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Gaming chair, black!    | gaming chair black   | all else separates
            size 9.5                | size 9 5             | even a decimal point
            ps5                     | ps5                  | letters and digits are one run
            snake_case              | snake case           | an underscore is no letter
            women's shoes           | womens shoes         | an apostrophe does not separate
            東京                     | 東 京                | Han: each character
            さくら                   | さ く ら              | Hiragana
            ラーメン                 | ラ ー メ ン           | Katakana; the long mark ー is common to scripts, and a letter
            ｿﾆｰ                     | ソ ニ ー              | half width
            iPhone東京2台            | iphone 東 京 2 台     | they end the runs beside them
            時々                     | 時 々                | 々 has the script Han
            〇                      | 〇                   | so has the digit zero
            \u2f00                  | 一                   | and a radical, which normalises to a character
            \u2e80                  | \u2e80               | or stays one, no letter by category
            한국어                   | 한국어                | Korean has spaces
            ภาษาไทย                 | ภาษาไทย              | Thai has none, and is not cut
            हिंदी                     | हिदी                 | spacing marks belong to the word
            🚲bike🪑                | 🚲 bike 🪑           | each pictograph
            🚲🚲                    | 🚲 🚲                | even side by side
            👍🏽                      | 👍                   | a skin tone is no pictograph
            👩‍💻                      | 👩 💻                | a joiner separates
            ❤️                      | ❤                    | the variation selector is a non-spacing mark
            🇵🇭                      | -                    | letters of a flag are neither letters nor pictographs
            5️⃣                      | 5                    | a keycap encloses a digit
            iPhone©2020®            | iphone 2020          | © and ® are no words
            Nike™                   | niketm               | ™ has become letters by then
            ♻ box                   | ♻ box                | an old symbol that is a pictograph
            ★ box                   | ★ box                | so is the black star
            ☆ box                   | box                  | but not the white one
            ½ price                 | 1 2 price            | a fraction is digits around a slash
            soft\u00adware          | soft ware            | a soft hyphen separates
            \ud83d chair            | chair                | half a character is nothing
            , !                     | -                    | nothing left
            """)
    void cutsTextIntoWords(String text, String words, String why) {
        var expected = words == null ? List.of() : List.of(words.split(" "));

        assertThat(Text.of(text).words()).as(why).isEqualTo(expected);
        assertThat(reference.words(text).written()).as(why).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} ({2})")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            e-bike                  | ebike                | a compound
            e\u2010bike             | ebike                | with the hyphen
            e\u2011bike             | ebike                | with the non-breaking hyphen
            e－bike                  | ebike                | with the full-width one, which normalises to the typewriter's
            e\u2013bike             | -                    | a dash is no hyphen
            e\u2212bike             | -                    | nor is a minus sign
            e - bike                | -                    | nothing else may stand between
            e--bike                 | -                    | not even a second hyphen
            e-/bike                 | -                    | nor anything else
            bike-                   | -                    | nothing to join
            -bike                   | -                    | nothing to join
            state-of-the-art lamp   | stateoftheart        | all parts, not some
            t-shirt, e-bikes        | tshirt ebikes        | joined, and not folded yet
            rock-'n'-roll           | rocknroll            | apostrophes are gone by then
            VRN-65HB                | vrn65hb              | digits too
            東-京                    | 東京                 | one word of two characters, though written apart they would be two
            東京-bike                | 京bike               | 東 is not joined by a hyphen
            a-b c-d                 | ab cd                | compounds end at the space
            a-b\u00b7c-d            | ab cd                | or at anything else
            """)
    void joinsThePartsOfACompound(String text, String joined, String why) {
        var expected = joined == null ? List.of() : List.of(joined.split(" "));

        assertThat(Text.of(text).joined()).as(why).isEqualTo(expected);
        assertThat(reference.words(text).joined()).as(why).isEqualTo(expected);
    }

    @Test
    void compoundGivesItsPartsInOrderAsWell() {
        assertThat(Text.of("my state-of-the-art lamp").words())
                .containsExactly("my", "state", "of", "the", "art", "lamp");
    }

    /** Whatever kind of character it is: between letters it joins, separates, vanishes or stands alone alike. */
    @Test
    void everyCharacterOfUnicodeIsReadAsDefined() {
        var different = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.PRIVATE_USE)
                .mapToObj(c -> "a" + Character.toString(c) + "b-" + Character.toString(c))
                .filter(text -> {
                    var expected = ReferenceMatcher.analysed(text);
                    return !Text.of(text).equals(new Text(expected.written(), expected.joined()));
                })
                .toList();

        assertThat(different).isEmpty();
    }

    @Property(tries = 2000)
    void anyTextIsReadAsDefined(@ForAll String text) {
        var words = Text.of(text);

        var expected = reference.words(text);
        assertThat(words.words()).isEqualTo(expected.written());
        assertThat(words.joined()).isEqualTo(expected.joined());
    }
}
