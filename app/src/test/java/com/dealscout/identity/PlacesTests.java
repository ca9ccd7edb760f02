package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTests {

    private final Places places = new Places();

    @ParameterizedTest(name = "{0} is {1}, {2}")
    @CsvSource({
        "95112,      San Jose,   CA, 37.34, -121.88",
        "95112-1234, San Jose,   CA, 37.34, -121.88",
        "' 02139 ',  Cambridge,  MA, 42.36,  -71.10",
        "00501,      Holtsville, NY, 40.82,  -73.05",
        "96813,      Honolulu,   HI, 21.32, -157.85",
        "00901,      San Juan,   PR, 18.47,  -66.11",
    })
    void aZipCodeIsAPlace(String zip, String city, String state, double latitude, double longitude) {
        var place = places.byPostalCode("US", zip).orElseThrow();

        assertThat(place.postalCode()).isEqualTo(zip.strip().substring(0, 5));
        assertThat(place.city()).isEqualTo(city);
        assertThat(place.state()).isEqualTo(state);
        assertThat(place.country()).isEqualTo("US");
        assertThat(place.latitude()).isCloseTo(latitude, within(0.02));
        assertThat(place.longitude()).isCloseTo(longitude, within(0.02));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "0", "00000", "9511", "951120", "95112-12", "SW1A 1AA", "９５１１２"})
    void whatIsNoZipCodeIsNoPlace(String typed) {
        assertThat(places.byPostalCode("US", typed)).isEmpty();
    }

    @Test
    void postalCodesOfOtherCountriesAreNotKnown() {
        assertThat(places.byPostalCode("DE", "95112")).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource(
            nullValues = "any",
            value = {
                "US, CA,         San Jose,      37.34, -121.89, a large town",
                "US, California, SAN JOSE,      37.34, -121.89, its state in full",
                "us, any,        San Jose,      37.34, -121.89, the largest of eight",
                "US, MO,         Saint Louis,   38.63,  -90.20, listed as St. Louis",
                "US, mn,         St Paul,       44.94,  -93.09, listed as Saint Paul",
                "US, NY,         New York,      40.71,  -74.01, listed as New York City",
                "US, DC,         Washington,    38.90,  -77.04, listed with a comma",
                "US, TX,         McAllen,       26.20,  -98.23, as it is written",
                "US, VT,         Mc Indoe Falls, 44.26, -72.06, too small for the list of towns",
                "US, OR,         Portland,      45.52, -122.68, not the one in Maine",
                "CR, any,        San José,       9.93,  -84.09, with its accent",
                "CR, any,        san jose,       9.93,  -84.09, without",
                "PK, Sindh,      Karachi,       24.86,   67.01, no states are known there",
            })
    void aTownIsAPlace(String country, String state, String city, double latitude, double longitude, String why) {
        var place = places.byCity(country, state, city).orElseThrow();

        assertThat(place.latitude()).as(why).isCloseTo(latitude, within(0.05));
        assertThat(place.longitude()).as(why).isCloseTo(longitude, within(0.05));
        assertThat(place.postalCode()).isNull();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource(
            nullValues = "any",
            value = {
                "US, TX, Honolulu",
                "US, XX, San Jose",
                "US, any, Xyzzy",
                "US, any, ''",
                "DE, any, San Jose",
                "XX, any, Berlin"
            })
    void aTownThatIsNotThereIsNoPlace(String country, String state, String city) {
        assertThat(places.byCity(country, state, city)).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\" is {1}, {2}, {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "95112,                    San Jose,      CA,   US",
                "'San Jose, CA',           San Jose,      CA,   US",
                "' san jose ,california ', San Jose,      CA,   US",
                "San Jose,                 San Jose,      CA,   US",
                "'San Jose, Costa Rica',   San José,      none, CR",
                "'San Jose, CA, US',       San Jose,      CA,   US",
                "'Toronto, CA',            Toronto,       none, CA",
                "'Toronto, Canada',        Toronto,       none, CA",
                "New York,                 New York City, NY,   US",
                "Paris,                    Paris,         none, FR",
                "'Paris, TX',              Paris,         TX,   US",
                "Birmingham,               Birmingham,    AL,   US",
                "Lahore,                   Lahore,        none, PK",
            })
    void whatAPersonTypesIsAPlace(String typed, String city, String state, String country) {
        var place = places.named(typed);

        assertThat(place).map(Place::city).contains(city);
        assertThat(place.map(Place::country)).contains(country);
        assertThat(place.map(Place::state)).isEqualTo(Optional.ofNullable(state));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", " ", ",", ",,,", "99999", "nowhere at all", "San Jose, XX", "\u0000"})
    void whatNobodyKnowsIsNoPlace(String typed) {
        assertThat(places.named(typed)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(UsState.class)
    void everyStateHasATimeZone(UsState state) {
        assertThat(state.timeZone().getRules()).isNotNull();
        assertThat(UsState.of(state.name().toLowerCase(java.util.Locale.ROOT))).contains(state);
    }
}
