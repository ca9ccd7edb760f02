package com.dealscout.identity;

import com.dealscout.platform.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A town or a postal code area, with its centre.
 *
 * @param state the two-letter code in the United States
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 */
public record Place(
        @Nullable String postalCode,
        String city,
        @Nullable String state,
        String country,
        double latitude,
        double longitude) {

    /** Of the row's columns with these names; null where the town is. */
    public static @Nullable Place read(ResultSet row) throws SQLException {
        var city = row.getString("city");
        return city == null
                ? null
                : new Place(
                        row.getString("postal_code"),
                        city,
                        row.getString("state"),
                        row.getString("country"),
                        row.getDouble("latitude"),
                        row.getDouble("longitude"));
    }

    /** {@code San Jose, CA}; abroad with the country. */
    public String inWords() {
        return Wording.place(city, state, country);
    }
}
