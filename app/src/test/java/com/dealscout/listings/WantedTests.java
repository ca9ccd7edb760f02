package com.dealscout.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.dealscout.RunningApp;
import com.dealscout.identity.Places;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a search may ask for. */
@RunningApp
class WantedTests {

    @Autowired
    Places places;

    private Wanted.Parameters of(String parameter, String value) {
        return new Wanted.Parameters(
                when("q", parameter, value),
                when("category", parameter, value),
                when("min_price", parameter, value),
                when("max_price", parameter, value),
                when("currency", parameter, value),
                when("condition", parameter, value),
                when("near", parameter, value),
                when("radius_mi", parameter, value));
    }

    private static @Nullable String when(String name, String parameter, String value) {
        return name.equals(parameter) ? value : null;
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "min_price, cheap",
        "min_price, -1",
        "max_price, 1000000",
        "max_price, 1e5",
        "max_price, NaN",
        "currency, DOLLARS",
        "condition, shiny",
        "condition, Good",
        "near, Nowhereville Qqq",
        "near, 00000",
        "radius_mi, 0.5",
        "radius_mi, 501",
        "radius_mi, far",
    })
    void refusesNamingTheParameter(String parameter, String value) {
        var refused = catchThrowableOfType(Problem.Invalid.class, () -> Wanted.of(of(parameter, value), places));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).extracting(Problem.FieldError::field).containsExactly(parameter);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var given = new Wanted.Parameters(null, null, "x", "-1", null, "shiny", null, "0");

        var refused = catchThrowableOfType(Problem.Invalid.class, () -> Wanted.of(given, places));

        assertThat(refused.errors())
                .extracting(Problem.FieldError::field)
                .containsExactly("min_price", "max_price", "condition", "radius_mi");
    }

    @Test
    void lowerBoundIsNotAboveTheUpperOne() {
        var given = new Wanted.Parameters(null, null, "10", "9.99", null, null, null, null);

        var refused = catchThrowableOfType(Problem.Invalid.class, () -> Wanted.of(given, places));

        assertThat(refused.errors()).extracting(Problem.FieldError::field).containsExactly("min_price");
    }

    @Test
    void absentAndBlankMeanAny() {
        var given = new Wanted.Parameters("", " ", "", "", "", "", "", "");

        var wanted = Wanted.of(given, places);

        assertThat(wanted).isEqualTo(new Wanted(null, null, null, null, null, null, null));
    }

    @Test
    void priceBoundsAreDollarsUnlessAnotherCurrencyIsNamed() {
        assertThat(Wanted.of(of("max_price", "350"), places).currency()).isEqualTo("USD");
        assertThat(Wanted.of(of("currency", "PKR"), places).currency()).isEqualTo("PKR");
    }

    @Test
    void looksForWordsAsRulesDo() {
        assertThat(Wanted.of(of("q", "Gaming Chairs, e-bike!"), places).words())
                .isEqualTo(List.of("gaming", "chair", "e", "bike"));
        assertThat(Wanted.of(of("q", ", !"), places).words()).isEmpty();
    }

    @Test
    void nearIsAZipCodeOrATownWithinTwentyFiveMilesUnlessSaid() {
        var zip = Wanted.of(of("near", "95112"), places).within();
        var town = Wanted.of(new Wanted.Parameters(null, null, null, null, null, null, "San Jose, CA", "10"), places)
                .within();

        assertThat(zip.radiusMiles()).isEqualTo(25);
        assertThat(zip.latitude()).isBetween(37.2, 37.5);
        assertThat(town.radiusMiles()).isEqualTo(10);
        assertThat(town.longitude()).isBetween(-122.1, -121.7);
    }

    @Test
    void conditionIsTheLeastAcceptable() {
        assertThat(Wanted.of(of("condition", "good"), places).condition()).isEqualTo(Condition.GOOD);
    }
}
