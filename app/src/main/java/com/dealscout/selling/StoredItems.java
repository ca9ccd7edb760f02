package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.identity.Place;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Items in the table of that name, with their photos' names but without their pictures. */
@Repository
class StoredItems {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final StoredPhotos photos;
    private final JsonMapper json;

    StoredItems(JdbcClient db, StoredPhotos photos, JsonMapper json) {
        this.db = db;
        this.photos = photos;
        this.json = json;
    }

    Optional<Item> find(ItemId id) {
        return withPhotos(db.sql("select * from items where id = :id")
                        .param("id", id.value())
                        .query(this::item)
                        .list())
                .stream()
                .findFirst();
    }

    /** As {@link #find}, and until the transaction ends nobody else can change that item. */
    Optional<Item> lock(ItemId id) {
        return withPhotos(db.sql("select * from items where id = :id for update")
                        .param("id", id.value())
                        .query(this::item)
                        .list())
                .stream()
                .findFirst();
    }

    Page<Item> of(PersonId seller, @Nullable ItemStatus status, PageRequest page) {
        var after = page.after();
        var rows = db.sql("""
                select * from items
                where seller_id = :seller
                  and (cast(:status as text) is null or status = :status)
                  and (cast(:after_at as timestamptz) is null or (created_at, id) < (:after_at, :after_id))
                order by created_at desc, id desc
                limit :rows
                """)
                .param("seller", seller.value())
                .param("status", status == null ? null : status.word())
                .param("after_at", after == null ? null : Sql.at(after.at()))
                .param("after_id", after == null ? null : after.id())
                .param("rows", page.limit() + 1)
                .query(this::item)
                .list();
        return Page.of(withPhotos(rows), page, i -> new Cursor(i.createdAt(), i.id().value()));
    }

    /** The newest of each state, at most so many of each; one query, and one for the photos. */
    List<Item> newestOfEachState(PersonId seller, int each) {
        return withPhotos(db.sql("""
                select * from (
                    select i.*, row_number() over (partition by status order by created_at desc, id desc) as nth
                    from items i where seller_id = :seller
                ) ranked where nth <= :each
                order by created_at desc, id desc
                """)
                .param("seller", seller.value())
                .param("each", each)
                .query(this::item)
                .list());
    }

    /** How many there are of each state; states without any are absent. */
    Map<ItemStatus, Integer> counts(PersonId seller) {
        var counts = new EnumMap<ItemStatus, Integer>(ItemStatus.class);
        db.sql("select status, count(*)::int as items from items where seller_id = :seller group by status")
                .param("seller", seller.value())
                .query(row -> {
                    counts.put(status(row), row.getInt("items"));
                });
        return counts;
    }

    /** An empty draft, unless something has that id already, be it somebody else's. */
    void addUnlessThere(ItemId id, PersonId seller, Instant now) {
        db.sql("""
                insert into items (id, seller_id, status, created_at) values (:id, :seller, 'draft', :now)
                on conflict (id) do nothing
                """)
                .param("id", id.value())
                .param("seller", seller.value())
                .param("now", Sql.at(now))
                .update();
    }

    void add(ItemId id, PersonId seller, ItemFacts facts, Instant now) {
        facts(db.sql("""
                insert into items (id, seller_id, status, created_at, title, description, price, currency, condition,
                    category, attributes, delivery, postal_code, city, state, country, latitude, longitude)
                values (:id, :seller, 'draft', :now, :title, :description, :price, :currency, :condition,
                    :category, cast(:attributes as jsonb), :delivery, :postal_code, :city, :state, :country, :latitude,
                    :longitude)
                """), facts)
                .param("id", id.value())
                .param("seller", seller.value())
                .param("now", Sql.at(now))
                .update();
    }

    void change(ItemId id, ItemFacts facts) {
        facts(db.sql("""
                update items set title = :title, description = :description, price = :price, currency = :currency,
                    condition = :condition, category = :category, attributes = cast(:attributes as jsonb),
                    delivery = :delivery, postal_code = :postal_code, city = :city, state = :state,
                    country = :country, latitude = :latitude, longitude = :longitude
                where id = :id
                """), facts).param("id", id.value()).update();
    }

    private JdbcClient.StatementSpec facts(JdbcClient.StatementSpec sql, ItemFacts facts) {
        var place = facts.place();
        var condition = facts.condition();
        return sql.param("title", facts.title())
                .param("description", facts.description())
                .param("price", facts.price())
                .param("currency", facts.currency())
                .param("condition", condition == null ? null : condition.word())
                .param("category", facts.category())
                .param("attributes", json.writeValueAsString(facts.attributes()))
                .param("delivery", facts.delivery().toArray(String[]::new))
                .param("postal_code", place == null ? null : place.postalCode())
                .param("city", place == null ? null : place.city())
                .param("state", place == null ? null : place.state())
                .param("country", place == null ? null : place.country())
                .param("latitude", place == null ? null : place.latitude())
                .param("longitude", place == null ? null : place.longitude());
    }

    /** A change that marketplaces must be told; answers the revision it has now. */
    long nextRevision(ItemId id) {
        return db.sql("update items set revision = revision + 1 where id = :id returning revision")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    void post(ItemId id, Instant now) {
        db.sql("update items set status = 'posted', posted_at = :now where id = :id")
                .param("id", id.value())
                .param("now", Sql.at(now))
                .update();
    }

    void sell(ItemId id, @Nullable BigDecimal price, @Nullable UUID buyer, Instant now) {
        db.sql("""
                update items set status = 'sold', sold_at = :now, sold_price = :price, sold_to = :buyer where id = :id
                """)
                .param("id", id.value())
                .param("price", price)
                .param("buyer", buyer)
                .param("now", Sql.at(now))
                .update();
    }

    void withdraw(ItemId id) {
        db.sql("update items set status = 'withdrawn' where id = :id")
                .param("id", id.value())
                .update();
    }

    /** With its photos. */
    void remove(ItemId id) {
        db.sql("delete from items where id = :id").param("id", id.value()).update();
    }

    private List<Item> withPhotos(List<Item> items) {
        var byItem = photos.of(items.stream().map(Item::id).toList());
        return items.stream()
                .map(i -> withPhotos(i, byItem.getOrDefault(i.id(), List.of())))
                .toList();
    }

    private static Item withPhotos(Item item, List<Photo> photos) {
        return new Item(
                item.id(),
                item.seller(),
                item.title(),
                item.description(),
                item.price(),
                item.currency(),
                item.condition(),
                item.category(),
                photos,
                item.status(),
                item.revision(),
                item.attributes(),
                item.delivery(),
                item.place(),
                item.createdAt(),
                item.postedAt(),
                item.soldAt(),
                item.soldPrice(),
                item.soldTo());
    }

    private Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                new ItemId(Sql.uuid(row, "id")),
                new PersonId(Sql.uuid(row, "seller_id")),
                row.getString("title"),
                row.getString("description"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                Optional.ofNullable(row.getString("condition"))
                        .flatMap(Condition::of)
                        .orElse(null),
                row.getString("category"),
                List.of(),
                status(row),
                row.getLong("revision"),
                json.readValue(row.getString("attributes"), TEXTS),
                List.of((String[]) row.getArray("delivery").getArray()),
                Place.read(row),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "posted_at"),
                Sql.instantOrNull(row, "sold_at"),
                row.getBigDecimal("sold_price"),
                Sql.uuidOrNull(row, "sold_to"));
    }

    private static ItemStatus status(ResultSet row) throws SQLException {
        return ItemStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }
}
