package com.dealscout.notifications;

import static com.dealscout.platform.Sql.at;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What people were told, for themselves to see. Two queries a page. */
@Repository
class ToldNotifications {

    private static final String SELECT = """
            select n.id, c.kind, c.title, c.listing_id, c.item_id, n.reasons, n.read_at, n.created_at,
                   c.listed_at, c.matched_at
            from notifications n join contents c on c.id = n.content_id
            where n.person_id = :person and n.in_app
            """;

    private final JdbcClient db;
    private final NotificationBodies bodies;
    private final Clock clock;

    ToldNotifications(JdbcClient db, NotificationBodies bodies, Clock clock) {
        this.db = db;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Newest first. */
    Page<NotificationView> of(PersonId person, boolean unreadOnly, PageRequest page) {
        var after = page.after();
        var query = db.sql(SELECT
                        + (unreadOnly ? " and n.read_at is null" : "")
                        + (after == null ? "" : " and (n.created_at, n.id) < (:at, :id)")
                        + " order by n.created_at desc, n.id desc limit :limit")
                .param("person", person.value())
                .param("limit", page.limit() + 1);
        if (after != null) {
            query = query.param("at", at(after.at())).param("id", after.id());
        }
        var rows = query.query((row, _) -> notification(row)).list();
        var shown = Page.of(rows, page, n -> new Cursor(n.createdAt(), n.id()));
        var deliveries =
                deliveries(shown.items().stream().map(NotificationView::id).toList());
        return shown.map(n -> n.with(deliveries(n, deliveries)));
    }

    /** Marks it read, however often. */
    NotificationView read(PersonId person, UUID id) {
        db.sql("""
                        update notifications set read_at = :now
                        where id = :id and person_id = :person and in_app and read_at is null
                        """)
                .param("now", at(clock.instant()))
                .param("id", id)
                .param("person", person.value())
                .update();
        var notification = db.sql(SELECT + " and n.id = :id")
                .param("person", person.value())
                .param("id", id)
                .query((row, _) -> notification(row))
                .optional()
                .orElseThrow(() -> new Problem.NotFound("notification"));
        return notification.with(deliveries(notification, deliveries(List.of(id))));
    }

    DeliveryView delivery(UUID notification, Channel channel) {
        return db.sql("select * from deliveries where notification_id = :notification and channel = :channel")
                .param("notification", notification)
                .param("channel", channel.word())
                .query((row, _) -> DeliveryView.read(row))
                .single();
    }

    /** On every channel that was asked for, and in-app. */
    List<DeliveryView> deliveries(PersonId person, String onceKey) {
        var notification = db.sql(SELECT + " and n.once_key = :once_key")
                .param("person", person.value())
                .param("once_key", onceKey)
                .query((row, _) -> notification(row))
                .single();
        return deliveries(notification, deliveries(List.of(notification.id())));
    }

    private NotificationView notification(ResultSet row) throws SQLException {
        return new NotificationView(
                Sql.uuid(row, "id"),
                row.getString("kind"),
                row.getString("title"),
                Sql.uuidOrNull(row, "listing_id"),
                Sql.uuidOrNull(row, "item_id"),
                bodies.reasons(row.getString("reasons")).stream()
                        .map(NotificationView.Rule::of)
                        .toList(),
                row.getObject("read_at") != null,
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "listed_at"),
                Sql.instantOrNull(row, "matched_at"),
                List.of());
    }

    private static List<DeliveryView> deliveries(NotificationView notification, Map<UUID, List<DeliveryView>> others) {
        var all = new ArrayList<>(others.getOrDefault(notification.id(), List.of()));
        all.add(DeliveryView.inApp(notification.createdAt()));
        return all;
    }

    private Map<UUID, List<DeliveryView>> deliveries(Collection<UUID> notifications) {
        return db
                .sql("""
                        select * from deliveries where notification_id = any(:notifications)
                        order by array_position(array['email', 'discord', 'sms', 'push'], channel)
                        """)
                .param("notifications", new SqlArrayValue("uuid", notifications.toArray()))
                .query((row, _) -> Map.entry(Sql.uuid(row, "notification_id"), DeliveryView.read(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
