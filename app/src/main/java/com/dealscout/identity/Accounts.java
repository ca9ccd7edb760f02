package com.dealscout.identity;

import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of people. */
@Repository
class Accounts {

    /** What a log-in is checked against. */
    record Credentials(Caller caller, String email, String passwordHash) {}

    private static final String PERSON = """
            select id, email, display_name, time_zone, postal_code, city, state, country, latitude, longitude, roles,
                   email_verified_at, created_at
            from people
            """;

    private static final String CREDENTIALS = "select id, email, password_hash, roles from people ";

    private final JdbcClient db;
    private final Clock clock;

    Accounts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** False, and nothing stored, if that address is taken. */
    boolean add(
            PersonId id,
            EmailAddress email,
            String passwordHash,
            String displayName,
            ZoneId zone,
            @Nullable Place home) {
        return db.sql("""
                                insert into people (id, email, password_hash, display_name, time_zone, postal_code, city,
                                                    state, country, latitude, longitude, created_at)
                                values (:id, :email, :passwordHash, :displayName, :timeZone, :postalCode, :city,
                                        :state, :country, :latitude, :longitude, :now)
                                on conflict (lower(email)) do nothing
                                """)
                        .param("id", id.value())
                        .param("email", email.value())
                        .param("passwordHash", passwordHash)
                        .param("displayName", displayName)
                        .param("timeZone", zone.getId())
                        .params(homeParams(home))
                        .param("now", Sql.at(clock.instant()))
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> homeParams(@Nullable Place home) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("postalCode", home == null ? null : home.postalCode());
        params.put("city", home == null ? null : home.city());
        params.put("state", home == null ? null : home.state());
        params.put("country", home == null ? null : home.country());
        params.put("latitude", home == null ? null : home.latitude());
        params.put("longitude", home == null ? null : home.longitude());
        return params;
    }

    Optional<Person> find(PersonId id) {
        return db.sql(PERSON + "where id = :id")
                .param("id", id.value())
                .query((row, _) -> person(row))
                .optional();
    }

    /** Nobody else changes that row until the caller's transaction is over. */
    Optional<Person> findForUpdate(PersonId id) {
        return db.sql(PERSON + "where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> person(row))
                .optional();
    }

    List<Person> findAll(Collection<PersonId> ids) {
        return db.sql(PERSON + "where id = any (:ids)")
                .param("ids", ids.stream().map(PersonId::value).distinct().toArray(UUID[]::new))
                .query((row, _) -> person(row))
                .list();
    }

    Optional<PersonId> withEmail(EmailAddress email) {
        return credentials(email).map(c -> c.caller().id());
    }

    Optional<Credentials> credentials(EmailAddress email) {
        return db.sql(CREDENTIALS + "where lower(email) = :key")
                .param("key", email.key())
                .query((row, _) -> credentials(row))
                .optional();
    }

    Optional<Credentials> credentials(PersonId id) {
        return db.sql(CREDENTIALS + "where id = :id")
                .param("id", id.value())
                .query((row, _) -> credentials(row))
                .optional();
    }

    void changePassword(PersonId id, String passwordHash) {
        db.sql("update people set password_hash = :hash where id = :id")
                .param("hash", passwordHash)
                .param("id", id.value())
                .update();
    }

    void confirmEmail(PersonId id) {
        db.sql("update people set email_verified_at = coalesce(email_verified_at, :now) where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
    }

    void changeTimeZone(PersonId id, ZoneId zone) {
        db.sql("update people set time_zone = :zone where id = :id")
                .param("zone", zone.getId())
                .param("id", id.value())
                .update();
    }

    void change(PersonId id, String displayName, ZoneId zone, @Nullable Place home) {
        db.sql("""
                        update people
                        set display_name = :displayName, time_zone = :timeZone, postal_code = :postalCode, city = :city,
                            state = :state, country = :country, latitude = :latitude, longitude = :longitude
                        where id = :id
                        """)
                .param("id", id.value())
                .param("displayName", displayName)
                .param("timeZone", zone.getId())
                .params(homeParams(home))
                .update();
    }

    boolean anyAdministrator() {
        return db.sql("select exists (select from people where 'admin' = any (roles))")
                .query(Boolean.class)
                .single();
    }

    void makeAdministrator(PersonId id) {
        db.sql("update people set roles = '{admin}' where id = :id")
                .param("id", id.value())
                .update();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(Sql.uuid(row, "id")),
                row.getString("email"),
                Sql.instantOrNull(row, "email_verified_at") != null,
                row.getString("display_name"),
                ZoneId.of(row.getString("time_zone")),
                roles(row),
                Place.read(row),
                Sql.instant(row, "created_at"));
    }

    private static Credentials credentials(ResultSet row) throws SQLException {
        return new Credentials(
                new Caller(new PersonId(Sql.uuid(row, "id")), roles(row)),
                row.getString("email"),
                row.getString("password_hash"));
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
                .forEach(roles::add);
        return Set.copyOf(roles);
    }
}
