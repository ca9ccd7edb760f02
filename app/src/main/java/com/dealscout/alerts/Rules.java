package com.dealscout.alerts;

import com.dealscout.alerts.DealAlertRule.Frequency;
import com.dealscout.alerts.DealAlertRule.Terms;
import com.dealscout.identity.PersonId;
import com.dealscout.matcher.Condition;
import com.dealscout.notifications.Channel;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The deal alert rules in the database. */
@Repository
class Rules {

    private static final String SELECT = """
            select r.*, (select max(m.matched_at) from alert_matches m where m.rule_id = r.id) as last_triggered_at
            from deal_alert_rules r
            """;

    private final JdbcClient jdbc;

    Rules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DealAlertRule> find(RuleId id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id.value())
                .query(Rules::rule)
                .optional();
    }

    Optional<DealAlertRule> find(PersonId owner, RuleId id) {
        return find(id).filter(rule -> rule.owner().equals(owner));
    }

    /** Newest first, one more than asked for if there are more. */
    List<DealAlertRule> of(PersonId owner, PageRequest request) {
        var after = request.after();
        return jdbc.sql(SELECT + """
                        where r.person_id = :owner
                          and (cast(:at as timestamptz) is null
                               or (r.created_at, r.id) < (cast(:at as timestamptz), cast(:id as uuid)))
                        order by r.created_at desc, r.id desc
                        limit :limit
                        """)
                .param("owner", owner.value())
                .param("at", after == null ? null : Sql.at(after.at()))
                .param("id", after == null ? null : after.id())
                .param("limit", request.limit() + 1)
                .query(Rules::rule)
                .list();
    }

    /** How many listings each of these met since then; those that met none are left out. One query. */
    Map<RuleId, Integer> found(Collection<RuleId> ids, Instant since) {
        return jdbc
                .sql("""
                        select rule_id, count(*) as found from alert_matches
                        where rule_id = any(:ids) and matched_at >= :since
                        group by rule_id
                        """)
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", ids.stream().map(RuleId::value).toArray()))
                .param("since", Sql.at(since))
                .query((row, number) -> Map.entry(new RuleId(Sql.uuid(row, "rule_id")), row.getInt("found")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many that person has; until the transaction ends nobody else can add one. */
    int countForUpdate(PersonId owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rules-of:' || :owner, 0))")
                .param("owner", owner.toString())
                .query((row, number) -> true)
                .single();
        return jdbc.sql("select count(*) from deal_alert_rules where person_id = :owner")
                .param("owner", owner.value())
                .query(Integer.class)
                .single();
    }

    /** The rule as nobody else can change it until the transaction ends. */
    Optional<DealAlertRule> lock(RuleId id) {
        return jdbc.sql(SELECT + "where r.id = :id for update of r")
                .param("id", id.value())
                .query(Rules::rule)
                .optional();
    }

    void insert(DealAlertRule rule) {
        values("""
                        insert into deal_alert_rules (id, person_id, name, keywords, exclude_keywords, min_price,
                            max_price, currency, categories, min_condition, postal_code, latitude, longitude,
                            radius_mi, channels, frequency, enabled, created_at, wants_since)
                        values (:id, :owner, :name, :keywords, :excludes, :min, :max, :currency, :categories,
                            :condition, :postalCode, :latitude, :longitude, :radius, :channels, :frequency, :enabled,
                            :createdAt, :wantsSince)
                        """, rule)
                .param("owner", rule.owner().value())
                .param("createdAt", Sql.at(rule.createdAt()))
                .update();
    }

    void update(DealAlertRule rule) {
        values("""
                        update deal_alert_rules set name = :name, keywords = :keywords, exclude_keywords = :excludes,
                            min_price = :min, max_price = :max, currency = :currency, categories = :categories,
                            min_condition = :condition, postal_code = :postalCode, latitude = :latitude,
                            longitude = :longitude, radius_mi = :radius, channels = :channels,
                            frequency = :frequency, enabled = :enabled, wants_since = :wantsSince,
                            changed_xid = pg_current_xact_id()
                        where id = :id
                        """, rule).update();
    }

    void delete(RuleId id, Instant now) {
        jdbc.sql("delete from deal_alert_rules where id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from alert_matches where rule_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("insert into deal_alert_rule_removals (rule_id, removed_at) values (:id, :now) on conflict do nothing")
                .param("id", id.value())
                .param("now", Sql.at(now))
                .update();
    }

    private JdbcClient.StatementSpec values(String sql, DealAlertRule rule) {
        var terms = rule.terms();
        var wants = terms.wants();
        var where = wants.where();
        return jdbc.sql(sql)
                .param("id", rule.id().value())
                .param("name", terms.name())
                .param("keywords", wants.keywords().toArray(String[]::new))
                .param("excludes", wants.excludeKeywords().toArray(String[]::new))
                .param("min", wants.minPrice())
                .param("max", wants.maxPrice())
                .param("currency", wants.currency())
                .param("categories", wants.categories().toArray(String[]::new))
                .param(
                        "condition",
                        Optional.ofNullable(wants.condition())
                                .map(Condition::word)
                                .orElse(null))
                .param("postalCode", where == null ? null : where.postalCode())
                .param("latitude", where == null ? null : where.latitude())
                .param("longitude", where == null ? null : where.longitude())
                .param("radius", where == null ? null : where.radiusMi())
                .param("channels", terms.channels().stream().map(Channel::word).toArray(String[]::new))
                .param("frequency", terms.frequency().name().toLowerCase(Locale.ROOT))
                .param("enabled", terms.enabled())
                .param("wantsSince", Sql.at(rule.wantsSince()));
    }

    private static DealAlertRule rule(ResultSet row, int number) throws SQLException {
        var terms = new Terms(
                row.getString("name"),
                wants(row),
                channels(row),
                Frequency.valueOf(row.getString("frequency").toUpperCase(Locale.ROOT)),
                row.getBoolean("enabled"));
        return new DealAlertRule(
                new RuleId(Sql.uuid(row, "id")),
                new PersonId(Sql.uuid(row, "person_id")),
                terms,
                Sql.instant(row, "created_at"),
                Sql.instant(row, "wants_since"),
                Sql.instantOrNull(row, "last_triggered_at"));
    }

    /** What a row of the table wants. */
    static Wants wants(ResultSet row) throws SQLException {
        var condition = row.getString("min_condition");
        return new Wants(
                texts(row, "keywords"),
                texts(row, "exclude_keywords"),
                row.getBigDecimal("min_price"),
                row.getBigDecimal("max_price"),
                row.getString("currency"),
                texts(row, "categories"),
                condition == null ? null : Condition.of(condition).orElseThrow(),
                where(row));
    }

    private static Wants.@Nullable Where where(ResultSet row) throws SQLException {
        var radius = row.getBigDecimal("radius_mi");
        return radius == null
                ? null
                : new Wants.Where(
                        row.getString("postal_code"), row.getDouble("latitude"), row.getDouble("longitude"), radius);
    }

    static List<Channel> channels(ResultSet row) throws SQLException {
        return texts(row, "channels").stream()
                .map(word -> Channel.of(word).orElseThrow())
                .toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
