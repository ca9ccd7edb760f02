package com.dealscout.listings;

import com.dealscout.matcher.Condition;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Finds available listings, newest first.
 *
 * <p>The statement holds only the conditions that were asked for, and is planned for its values each time: how rare a word
 * or a category is decides whether its index or the one by time is the way, which a plan for any value cannot know.
 */
@Repository
class ListingSearch {

    private static final double EARTH_RADIUS_MILES = 3958.7613;

    /** Of the smallest degree there is, that of latitude near the equator; rounded down, so that no box is too small. */
    private static final double MILES_IN_A_DEGREE = 68.7;

    private final JdbcTemplate jdbc;
    private final ListingRows rows;

    ListingSearch(JdbcTemplate jdbc, ListingRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Page<Listing> find(Wanted wanted, PageRequest request) {
        return rows(wanted, request).map(ListingRow::listing);
    }

    /** For pages. */
    Page<ListingCard> cards(Wanted wanted, PageRequest request) {
        return rows(wanted, request).map(ListingCard::of);
    }

    private Page<ListingRow> rows(Wanted wanted, PageRequest request) {
        if (wanted.words() != null && wanted.words().isEmpty()) {
            // ", !": nothing is left to look for, as with a rule's keyword.
            return new Page<>(List.of(), null);
        }
        var query = new Query(wanted, request);
        List<ListingRow> found = jdbc.query(query::prepare, rows);
        return Page.of(
                found,
                request,
                row -> new Cursor(
                        row.listing().publishedAt(), row.listing().id().value()));
    }

    /** The statement being written, with the values of its question marks. */
    private static final class Query {

        private final StringBuilder sql =
                new StringBuilder("select * from listings where available and published_at is not null");
        private final List<@Nullable Object> values = new ArrayList<>();

        Query(Wanted wanted, PageRequest request) {
            if (wanted.words() != null) {
                and("words @> ?", (Object) wanted.words().toArray(String[]::new));
            }
            if (wanted.categoryPath() != null) {
                and(
                        "category_path >= ? and category_path < ?",
                        wanted.categoryPath(),
                        SearchTerms.behind(wanted.categoryPath()));
            }
            if (wanted.currency() != null) {
                and("currency = cast(? as char(3))", wanted.currency());
            }
            if (wanted.minPrice() != null) {
                and("price >= ?", wanted.minPrice());
            }
            if (wanted.maxPrice() != null) {
                and("price <= ?", wanted.maxPrice());
            }
            if (wanted.condition() != null) {
                and("condition = any (?)", (Object) atLeast(wanted.condition()));
            }
            if (wanted.within() != null) {
                near(wanted.within());
            }
            var after = request.after();
            if (after != null) {
                and("(published_at, id) < (?, ?)", Sql.at(after.at()), after.id());
            }
            sql.append(" order by published_at desc, id desc limit ").append(request.limit() + 1);
        }

        /** The box lets the index find them, the haversine formula (as in matching) decides. */
        private void near(Wanted.Within within) {
            var box = Box.around(within);
            and(
                    "point(longitude, latitude) <@ box(point(?, ?), point(?, ?))",
                    box.west,
                    box.south,
                    box.east,
                    box.north);
            and(
                    "2 * " + EARTH_RADIUS_MILES
                            + " * asin(least(1, sqrt(power(sin(radians(latitude - ?) / 2), 2)"
                            + " + cos(radians(?)) * cos(radians(latitude))"
                            + " * power(sin(radians(longitude - ?) / 2), 2)))) <= ?",
                    within.latitude(),
                    within.latitude(),
                    within.longitude(),
                    within.radiusMiles());
        }

        private void and(String condition, @Nullable Object... its) {
            sql.append(" and ").append(condition);
            values.addAll(Arrays.asList(its));
        }

        private static String[] atLeast(Condition minimum) {
            return Arrays.stream(Condition.values())
                    .filter(condition -> condition.isAtLeast(minimum))
                    .map(Condition::word)
                    .toArray(String[]::new);
        }

        PreparedStatement prepare(Connection connection) throws SQLException {
            var statement = connection.prepareStatement(sql.toString());
            // Never a plan for any value: see above.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            for (var i = 0; i < values.size(); i++) {
                var value = values.get(i);
                statement.setObject(
                        i + 1, value instanceof String[] words ? connection.createArrayOf("text", words) : value);
            }
            return statement;
        }
    }

    /** Degrees that hold a circle; all the way round where it lies over a pole or the date line. */
    private record Box(double west, double south, double east, double north) {

        static Box around(Wanted.Within within) {
            var height = within.radiusMiles() / MILES_IN_A_DEGREE;
            var south = within.latitude() - height;
            var north = within.latitude() + height;
            var narrowest = Math.cos(Math.toRadians(Math.max(Math.abs(south), Math.abs(north))));
            var width = height / narrowest;
            var west = within.longitude() - width;
            var east = within.longitude() + width;
            return south <= -90 || north >= 90 || west < -180 || east > 180
                    ? new Box(-180, Math.max(south, -90), 180, Math.min(north, 90))
                    : new Box(west, south, east, north);
        }
    }
}
