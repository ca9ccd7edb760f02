package com.dealscout.listings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTests {

    @ParameterizedTest(name = "\"{0}\" lies in \"{1}\": {2}")
    @CsvSource({
        "Furniture - Gaming,         Furniture,          true",
        "Furniture,                  Furniture,          true",
        "furniture / gaming > chairs, FURNITURE - Gaming, true",
        "Furniture Covers,           Furniture,          false",
        "Furniture - Gaming Chairs,  Furniture - Gaming, false",
        "Furniture,                  Furniture - Gaming, false",
        "Home - Furniture,           Furniture,          false",
        "Möbel - Stühle,             mobel,              true",
    })
    void aRangeOfPathsHoldsACategoryAndWhatLiesBelow(String category, String wanted, boolean lies) {
        var path = SearchTerms.path(category);
        var from = SearchTerms.path(wanted);

        assertThat(path.compareTo(from) >= 0 && path.compareTo(SearchTerms.behind(from)) < 0)
                .isEqualTo(lies);
    }

    @Test
    void wordsOfTitleAndDescriptionCountOnceFolded() {
        assertThat(SearchTerms.words("Two Chairs", "An e-bike and a chair"))
                .containsExactly("a", "an", "and", "bike", "chair", "e", "ebike", "two");
    }

    @Test
    void anEndlessWordFitsTheIndex() {
        assertThat(SearchTerms.words("x".repeat(4000), "")[0]).hasSize(200);
        assertThat(SearchTerms.path("ﷺ".repeat(200))).hasSize(500);
    }
}
