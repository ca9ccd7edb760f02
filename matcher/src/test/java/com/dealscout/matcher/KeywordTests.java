package com.dealscout.matcher;

import static com.dealscout.matcher.AListing.aListing;
import static com.dealscout.matcher.ARule.aRule;
import static com.dealscout.matcher.Matching.matches;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTests {

    @ParameterizedTest(name = "“{0}” in “{1}” ({2})")
    @CsvSource(delimiter = '|', textBlock = """
            chair          | Vintage Leather Gaming Chair   | whatever the case
            chairs         | chair                          | the keyword is folded
            chair          | two chairs                     | and so is the listing
            box            | boxes                          | e after x
            battery        | batteries                      | ie
            movies         | movie                          | ie again
            shoe           | running shoes                  | e after o
            glass          | glasses                        | ss
            lens           | 2 lenses                       | s before and after the e
            house          | houses                         | us
            woman          | women's boots                  | apostrophe, then irregular
            women's        | woman                          | the other way round
            men’s          | mens                           | however the apostrophe is written, or forgotten
            knife          | set of knives                  | irregular
            tennis         | tennis racket                  | is stays
            bus            | school bus                     | us stays
            cafe           | Café table                     | no accents
            CAFÉ           | cafe table                     | on either side
            strasse        | Straße                         | ß
            ΟΔΟΣ           | οδός                           | final sigma
            ps5            | PS5, boxed                     | letters and digits
            x2             | x²                             | superscript
            9.5            | size 9.5                       | two words in a row
            9.5            | size 9 5                       | and a dot is as good as a space
            2012           | MacBook 2012                   | a number
            東              | 東京                            | one character is one word
            東京            | 東京タワー                        | two words side by side
            タワー           | ﾀﾜｰ                            | half width
            🚲             | my 🚲🚲                        | a pictograph
            👍             | 👍🏽 great                      | whatever the skin
            한국            | 한국 tea                        | Korean
            gaming chair   | Vintage Gaming Chairs          | a phrase, each word folded
            Gaming, Chair! | gaming chair                   | what separates does not matter
            gaming chair   | gaming - chair                 | on either side
            gaming chair   | gaming-chair                   | a hyphen separates
            gaming chair   | gamingchair                    | written as one
            gaming chairs  | gamingchairs                   | joined, then folded
            gaming chair   | gamingchairs                   | as the listing is
            glasses table  | glassestable                   | only the end is folded
            e-bike         | e-bike                         | written alike
            e-bike         | e bike                         | two words
            e-bike         | ebike                          | one word
            e-bike         | e‐bikes                        | the hyphen
            e bike         | e\u2011bike                    | the non-breaking hyphen
            e bike         | EBIKES                         | one word
            ebike          | e-bike                         | the compound's joined word
            ebikes         | e-bike                         | folded
            ebike          | E\u2010Bikes                   | folded
            ebike          | e\u2011bike                    | non-breaking hyphen
            tshirt         | T-Shirts                       | a compound
            stateoftheart  | state-of-the-art               | all its parts
            art            | state-of-the-art               | the last part is a word
            of the         | state-of-the-art               | its parts are consecutive words
            the art lamp   | state-of-the-art lamp          | with what follows
            ps 5           | PS5                            | joined by the listing
            e bike         | my-ebike                       | a part of a compound is a written word
            rocknroll      | rock-'n'-roll                  | apostrophes go first
            gam*           | Gaming chair                   | a prefix
            gam*           | games                          | a prefix
            GAM*           | gaming                         | whatever the case
            gaming*        | gaming                         | the whole word is its own prefix
            knif*          | knives                         | of the folded word only
            knive*         | knives                         | of the unfolded word only
            battery*       | batteries                      | of the folded word only
            batteries*     | batteries                      | of the unfolded word only
            ＧＡＭ＊         | gaming                         | a full-width star
            ebi*           | e-bike                         | of the joined word too
            ebikes*        | e-bikes                        | joined and unfolded
            battery*       | bat-teries                     | joined and folded
            gaming ch*     | gaming chairs                  | the last word of a phrase
            games ch*      | game chair                     | the words before it are folded
            e bi*          | e-bikes                        | a phrase of two written words
            e-bi*          | e bike                         | likewise
            knight knif*   | knights knives                 | folded, in a phrase
            東京タ*          | 東京タワー                        | characters are words
            gam**          | gaming                         | two stars are as good as one
            gam *          | gaming                         | it ends in a star all the same
            """)
    void occurs(String keyword, String title, String why) {
        var rule = aRule().withKeywords(keyword).made();

        assertThat(matches(rule, aListing().titled(title).made())).as(why).isTrue();
        assertThat(matches(rule, aListing().described(title).made())).as(why).isTrue();
    }

    @ParameterizedTest(name = "“{0}” not in “{1}” ({2})")
    @CsvSource(delimiter = '|', textBlock = """
            chair          | wheelchair                     | a word, not a part of one
            chair          | chairman                       | a word, not a part of one
            tenni          | tennis                         | is stays
            bus            | bu                             | us stays
            sofa           | so fa                          | a single word is not put together
            ebike          | e bike                         | not even of two that a phrase would take
            ebike          | e--bike                        | two hyphens are no compound
            ebike          | e – bike                       | nor is a dash
            ebike          | e\u2013bike                    | without spaces either
            theart         | state-of-the-art               | of a compound all parts are joined, not some
            e bike         | eb-ike                         | the joined word meets single words only
            state of theart | stateof-theart                | likewise
            gaming chair   | chair gaming                   | the order matters
            gaming chair   | gaming leather chair           | side by side
            gaming chair   | gaming                         | all of it
            gaming chair   | chair                          | all of it
            a b c          | a b                            | all of it
            gaming chair   | gamingchairman                 | the joined word is a word as well
            glasses table  | glasstable                     | joined first, then folded: glassestable
            東京            | 京東                            | the order matters
            東京            | 東 の 京                         | side by side
            🚲             | 🪑                             | another pictograph
            gam            | gaming                         | a prefix only with a star
            gam*           | amalgam                        | the start, not the end
            gaming*        | games                          | the prefix is not folded
            chairs*        | chair                          | not even to meet what it would without the star
            mic*           | mouse                          | the prefix is not folded
            gaming ch*     | gamingchair                    | with a star there is no joined word
            e bi*          | ebike                          | likewise
            e bi*          | ebi                            | not even to the whole of it
            e bi*          | eb-ike                         | likewise
            gam* chair     | gaming chair                   | a star elsewhere only separates
            *chair         | wheelchair                     | there is no suffix
            gaming ch*     | gaming                         | nothing follows
            gaming ch*     | gaming leather chair           | side by side
            ch* .          | chair                          | it does not end in a star
            x              | 🚲                             | nothing alike
            nike           | Nike™                          | ™ is two letters to NFKD
            ps5            | PS-V                           | nothing alike
            """)
    void doesNotOccur(String keyword, String title, String why) {
        var rule = aRule().withKeywords(keyword).made();

        assertThat(matches(rule, aListing().titled(title).made())).as(why).isFalse();
        assertThat(matches(rule, aListing().described(title).made())).as(why).isFalse();
    }

    @Test
    void phraseNeverSpansTitleAndDescription() {
        var listing =
                aListing().titled("For gaming").described("Chair, barely used").made();

        assertThat(matches(aRule().withKeywords("gaming chair").made(), listing))
                .isFalse();
        assertThat(matches(aRule().withKeywords("gaming ch*").made(), listing)).isFalse();
    }

    @Test
    void compoundNeverSpansTitleAndDescription() {
        var listing = aListing().titled("e-").described("bike").made();

        assertThat(matches(aRule().withKeywords("ebike").made(), listing)).isFalse();
    }

    @Test
    void spacesAtTheEndsOfAKeywordDoNotMatter() {
        var listing = aListing().titled("Gaming chair").made();

        assertThat(matches(aRule().withKeywords("  chair ").made(), listing)).isTrue();
        assertThat(matches(aRule().withKeywords(" gam* \u00a0").made(), listing))
                .isTrue();
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(
            strings = {"", " ", ", !", "*", "**", "--", "'", "©", "®", "\u0301", "\ufe0f", "_", "☆", "\ud83d", "🇵🇭"})
    void keywordWithNothingLeftInItOccursNowhere(String keyword) {
        var listing =
                aListing().titled("Chair " + keyword).described(", ! * © 'n' _").made();

        assertThat(Keyword.of(keyword).isEmpty()).isTrue();
        assertThat(matches(aRule().withKeywords(keyword).made(), listing)).isFalse();
        assertThat(matches(aRule().without(keyword).made(), listing)).isTrue();
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"a", "1", "gam*", "e-bike", "東", "🚲", "™", "한국", "ा"})
    void keywordWithAWordInItIsNotEmpty(String keyword) {
        assertThat(Keyword.of(keyword).isEmpty()).isFalse();
    }
}
