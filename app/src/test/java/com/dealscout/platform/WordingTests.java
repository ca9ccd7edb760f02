package com.dealscout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTests {

    @ParameterizedTest(name = "{0} {1} is written {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "299.99;    USD; $299.99",
                "1299;      USD; '$1,299.00'",
                "999999.99; USD; '$999,999.99'",
                "0;         USD; $0.00",
                "1200;      PKR; '1,200.00 PKR'",
                "12.5;      EUR; 12.50 EUR"
            })
    void moneyIsWrittenWithItsCurrency(BigDecimal amount, String currency, String written) {
        assertThat(Wording.money(amount, currency)).isEqualTo(written);
    }

    @Test
    void aPlaceAbroadIsWrittenWithItsCountry() {
        assertThat(Wording.place("San Jose", "CA", "US")).isEqualTo("San Jose, CA");
        assertThat(Wording.place("Lahore", null, "PK")).isEqualTo("Lahore, PK");
        assertThat(Wording.place("Toronto", "ON", "CA")).isEqualTo("Toronto, ON, CA");
    }

    @Test
    void onlyTheFirstLetterOfAWordIsMadeACapital() {
        assertThat(Wording.capitalised("like new")).isEqualTo("Like new");
        assertThat(Wording.capitalised("")).isEmpty();
        assertThat(Wording.capitalised("éclat")).isEqualTo("Éclat");
    }
}
