package com.dealscout.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTests {

    private static final double QUARTER_OF_THE_EARTH = 6218.4077086978;

    @ParameterizedTest(name = "{0}, {1} to {2}, {3}: {4} miles ({5})")
    @CsvSource({
        "37.3382, -121.8863, 37.7749, -122.4194, 41.98859008, San Jose to San Francisco",
        "33.9425, -118.4081, 40.6398, -73.7789, 2469.46016397, Los Angeles to New York",
        "51.5, -0.1, 51.5, 0.1, 8.60233025, over the meridian of Greenwich",
        "65.8, -169, 65.8, 170, 592.01053385, over the date line",
        "0, 179.5, 0, -179.5, 69.09341899, a degree over the date line",
        "89.5, 0, 89.5, 180, 69.09341899, a degree over the pole",
        "0, 0, 0, 180, 12436.81541740, half the earth",
        "37, -122, -37, 58, 12436.81541740, half the earth anywhere",
        "37, -122, 37, -122, 0, here",
        "37, -122, 37.000001, -122, 0.00006909, a hand's breadth",
    })
    void milesAreThoseOfTheGreatCircle(
            double latitude, double longitude, double to, double there, double miles, String why) {
        assertThat(new Point(latitude, longitude).milesTo(new Point(to, there)))
                .as(why)
                .isCloseTo(miles, within(1e-7));
    }

    @Property
    void milesAreTheSameThereAndBack(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -90, max = 90) double to,
            @ForAll @DoubleRange(min = -180, max = 180) double there) {
        var one = new Point(latitude, longitude);
        var other = new Point(to, there);

        assertThat(one.milesTo(other)).isEqualTo(other.milesTo(one));
        assertThat(one.milesTo(other)).isBetween(0.0, 2 * QUARTER_OF_THE_EARTH + 1e-6);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"90.1, 0", "-90.1, 0", "0, 180.1", "0, -180.1", "NaN, 0", "0, NaN", "Infinity, 0", "0, -Infinity"})
    void placeThatIsNotOnTheEarthIsRefused(double latitude, double longitude) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(latitude, longitude))
                .withMessageContaining("give degrees from");
    }
}
