package com.dealscout.listings;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.MarketplaceLink;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Sql;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.Photo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads whole rows of the table {@code listings}. */
@Component
class ListingRows implements RowMapper<ListingRow> {

    private static final TypeReference<List<Photo>> PHOTOS = new TypeReference<>() {};
    private static final TypeReference<List<MarketplaceLink>> LINKS = new TypeReference<>() {};

    private final JsonMapper json;

    ListingRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public ListingRow mapRow(ResultSet row, int number) throws SQLException {
        var publishedAt = Sql.instantOrNull(row, "published_at");
        var changedAt = Sql.instant(row, "changed_at");
        var listing = new Listing(
                new ListingId(Sql.uuid(row, "id")),
                new ItemId(Sql.uuid(row, "item_id")),
                new PersonId(Sql.uuid(row, "seller_id")),
                row.getString("title"),
                row.getString("description"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                condition(row.getString("condition")),
                row.getString("category"),
                row.getString("city"),
                row.getString("state"),
                row.getString("country"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                json.readValue(row.getString("photos"), PHOTOS),
                json.readValue(row.getString("links"), LINKS),
                row.getBoolean("available"),
                publishedAt == null ? changedAt : publishedAt,
                changedAt,
                row.getLong("revision"));
        return new ListingRow(
                listing,
                publishedAt != null,
                Sql.instantOrNull(row, "announce_at"),
                Sql.instantOrNull(row, "announced_at"),
                reason(row.getString("closed_as")));
    }

    String write(Object photosOrLinks) {
        return json.writeValueAsString(photosOrLinks);
    }

    private static @Nullable Condition condition(@Nullable String word) {
        return word == null ? null : Condition.of(word).orElseThrow();
    }

    private static ListingClosed.@Nullable Reason reason(@Nullable String word) {
        return word == null ? null : ListingClosed.Reason.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
