package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Sql;
import com.dealscout.selling.darkroom.Print;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The photos of items. */
@Repository
class StoredPhotos {

    /** Enough that guessing is hopeless; see the pattern of the column. */
    private static final int NAME_BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whose a photo is, and whether others may see it. */
    record Belonging(UUID photo, PersonId seller, ItemStatus status) {}

    private record Row(ItemId item, Photo photo) {}

    private final JdbcClient db;

    StoredPhotos(JdbcClient db) {
        this.db = db;
    }

    /** In display order. */
    Map<ItemId, List<Photo>> of(Collection<ItemId> items) {
        var photos = new LinkedHashMap<ItemId, List<Photo>>();
        if (items.isEmpty()) {
            return photos;
        }
        db.sql("""
                select item_id, id, name, width, height from item_photos
                where item_id in (:items) order by item_id, position
                """)
                .param("items", items.stream().map(ItemId::value).toList())
                .query((row, number) -> new Row(
                        new ItemId(Sql.uuid(row, "item_id")),
                        new Photo(
                                Sql.uuid(row, "id"), row.getString("name"), row.getInt("width"), row.getInt("height"))))
                .list()
                .forEach(r ->
                        photos.computeIfAbsent(r.item(), i -> new ArrayList<>()).add(r.photo()));
        return photos;
    }

    /** Behind those that the item has; the caller holds the item's lock. */
    void add(ItemId item, List<Print> prints, Instant now) {
        var position = db.sql("select coalesce(max(position), 0) from item_photos where item_id = :item")
                .param("item", item.value())
                .query(Integer.class)
                .single();
        for (var print : prints) {
            position++;
            add(item, print, position, now);
        }
    }

    private void add(ItemId item, Print print, int position, Instant now) {
        var id = Ids.next(now);
        db.sql("""
                insert into item_photos (id, item_id, position, name, width, height, created_at)
                values (:id, :item, :position, :name, :width, :height, :now)
                """)
                .param("id", id)
                .param("item", item.value())
                .param("position", position)
                .param("name", randomName())
                .param("width", print.width())
                .param("height", print.height())
                .param("now", Sql.at(now))
                .update();
        db.sql("insert into item_photo_files (photo_id, picture, thumbnail) values (:id, :picture, :thumbnail)")
                .param("id", id)
                .param("picture", print.picture())
                .param("thumbnail", print.thumbnail())
                .update();
    }

    void remove(UUID photo) {
        db.sql("delete from item_photos where id = :id").param("id", photo).update();
    }

    /** All photos of the item, in their new order; the caller holds the item's lock. */
    void order(ItemId item, List<UUID> photos) {
        // places are unique at every moment, so all leave theirs before any takes its new one
        db.sql("update item_photos set position = -position where item_id = :item")
                .param("item", item.value())
                .update();
        db.sql("""
                update item_photos p set position = o.position
                from unnest(:photos) with ordinality as o (id, position)
                where p.id = o.id and p.item_id = :item
                """)
                .param("photos", photos.toArray(UUID[]::new))
                .param("item", item.value())
                .update();
    }

    Optional<Belonging> named(String name) {
        return db.sql("""
                select p.id, i.seller_id, i.status from item_photos p join items i on i.id = p.item_id
                where p.name = :name
                """)
                .param("name", name)
                .query((row, number) -> new Belonging(
                        Sql.uuid(row, "id"),
                        new PersonId(Sql.uuid(row, "seller_id")),
                        ItemStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT))))
                .optional();
    }

    Optional<byte[]> picture(UUID photo) {
        return db.sql("select picture from item_photo_files where photo_id = :id")
                .param("id", photo)
                .query(byte[].class)
                .optional();
    }

    Optional<byte[]> thumbnail(UUID photo) {
        return db.sql("select thumbnail from item_photo_files where photo_id = :id")
                .param("id", photo)
                .query(byte[].class)
                .optional();
    }

    private static String randomName() {
        var name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        return HexFormat.of().formatHex(name);
    }
}
