package com.dealscout.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where US ZIP codes and towns are.
 *
 * <p>Towns are those of the world with 15,000 people or more, and in the United States every town that has a ZIP code.
 * The tables come with the application and are read at the first question, which takes a fraction of a second and some 5 MB; after that
 * a question takes microseconds. Place data © GeoNames (geonames.org), CC BY 4.0; US Census Bureau.
 */
@Component
public class Places {

    private static final String UNITED_STATES = "US";
    private static final Pattern ZIP = Pattern.compile("(\\d{5})(?:-\\d{4})?");

    /** A name alone is more likely meant near home: a town in the United States counts as if it were so much larger. */
    private static final long HOME_ADVANTAGE = 10;

    /** Read when first needed, by the rule that a class is. */
    private static final class Tables {
        static final PlaceTable ZIPS = PlaceTable.read("us-zips.csv.gz", zip -> zip[0]);
        static final PlaceTable ZIP_TOWNS = PlaceTable.read("us-zips.csv.gz", zip -> PlaceTable.folded(zip[1]));
        static final PlaceTable TOWNS = PlaceTable.read("cities.csv.gz", town -> PlaceTable.folded(town[0]));
    }

    private record Town(Place place, long population) {}

    /**
     * The area of a postal code; so far those of the United States are known.
     *
     * @param country ISO 3166-1 alpha-2
     * @param postalCode five digits, or nine with a dash
     */
    public Optional<Place> byPostalCode(String country, String postalCode) {
        var zip = ZIP.matcher(postalCode.strip());
        if (!country.strip().equalsIgnoreCase(UNITED_STATES) || !zip.matches()) {
            return Optional.empty();
        }
        return Tables.ZIPS
                .rows(zip.group(1))
                .findFirst()
                .map(row -> new Place(
                        row[0], row[1], row[2], UNITED_STATES, Double.parseDouble(row[3]), Double.parseDouble(row[4])));
    }

    /**
     * The most populous town of that name (case and accents do not matter); {@code state} narrows it.
     *
     * @param country ISO 3166-1 alpha-2
     * @param state code or name in the United States; not looked at elsewhere
     */
    public Optional<Place> byCity(String country, @Nullable String state, String city) {
        var code = country.strip().toUpperCase(Locale.ROOT);
        var name = PlaceTable.folded(city);
        if (!code.equals(UNITED_STATES) || state == null || state.isBlank()) {
            return towns(name)
                    .filter(town -> town.place().country().equals(code))
                    .max(Comparator.comparing(Town::population))
                    .map(Town::place);
        }
        return UsState.of(state).flatMap(in -> inState(in, name));
    }

    /** What a person typed: "95112", "San Jose, CA", "San Jose", "Toronto, Canada". */
    public Optional<Place> named(String text) {
        var parts = text.strip().split("\\s*,\\s*", 3);
        if (parts.length == 1) {
            return byPostalCode(UNITED_STATES, parts[0]).or(() -> anywhere(parts[0]));
        }
        if (parts.length == 3) {
            return country(parts[2]).flatMap(country -> byCity(country, parts[1], parts[0]));
        }
        return UsState.of(parts[1])
                .flatMap(state -> inState(state, PlaceTable.folded(parts[0])))
                .or(() -> country(parts[1]).flatMap(country -> byCity(country, null, parts[0])));
    }

    private static Optional<Place> anywhere(String city) {
        return towns(PlaceTable.folded(city))
                .max(Comparator.comparing(town ->
                        town.population() * (town.place().country().equals(UNITED_STATES) ? HOME_ADVANTAGE : 1)))
                .map(Town::place);
    }

    private static Optional<Place> inState(UsState state, String name) {
        return towns(name)
                .filter(town -> town.place().country().equals(UNITED_STATES)
                        && state.name().equals(town.place().state()))
                .max(Comparator.comparing(Town::population))
                .map(Town::place);
    }

    /** All of that folded name; "New York" is listed as New York City. */
    private static Stream<Town> towns(String name) {
        if (name.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(large(name), large(name + "city"), small(name)).flatMap(towns -> towns);
    }

    private static Stream<Town> large(String name) {
        return Tables.TOWNS.rows(name).map(row -> {
            var state = row[1].equals(UNITED_STATES) ? row[2] : null;
            var place = new Place(null, row[0], state, row[1], Double.parseDouble(row[4]), Double.parseDouble(row[5]));
            return new Town(place, Long.parseLong(row[3]));
        });
    }

    /** Known by their ZIP codes only, in the middle of which they lie; of fewer people than any of the others. */
    private static Stream<Town> small(String name) {
        return Tables.ZIP_TOWNS.rows(name).collect(Collectors.groupingBy(row -> row[2])).values().stream()
                .map(Places::middle);
    }

    private static Town middle(List<String[]> zips) {
        var latitude =
                zips.stream().mapToDouble(row -> Double.parseDouble(row[3])).average();
        var longitude =
                zips.stream().mapToDouble(row -> Double.parseDouble(row[4])).average();
        var first = zips.getFirst();
        var place = new Place(null, first[1], first[2], UNITED_STATES, latitude.orElseThrow(), longitude.orElseThrow());
        return new Town(place, zips.size());
    }

    /** The code of a country named by its code or its English name. */
    private static Optional<String> country(String typed) {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                .filter(code -> code.equalsIgnoreCase(typed.strip())
                        || Locale.of("", code).getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(typed.strip()))
                .findFirst();
    }
}
