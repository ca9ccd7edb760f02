package com.dealscout.notifications;

import static com.dealscout.platform.Sql.at;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Live;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people were told, for themselves to see. Two queries a page. */
@Repository
class ToldNotifications {

    /** What changes when somebody is told something, or reads it. */
    static final String TOPIC = "bell";

    private static final String SELECT = """
            select n.id, c.kind, c.title, c.listing_id, c.item_id, n.reasons, n.read_at, n.created_at,
                   c.listed_at, c.matched_at
            from notifications n join contents c on c.id = n.content_id
            where n.person_id = :person and n.in_app
            """;

    private final JdbcClient db;
    private final NotificationBodies bodies;
    private final Clock clock;
    private final Live live;

    ToldNotifications(JdbcClient db, NotificationBodies bodies, Clock clock, Live live) {
        this.db = db;
        this.bodies = bodies;
        this.clock = clock;
        this.live = live;
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

    /** How many the person has not read, counted to {@code atMost}. */
    int unread(PersonId person, int atMost) {
        return db.sql("""
                        select count(*)::int from (
                            select 1 from notifications
                            where person_id = :person and in_app and read_at is null limit :at_most) unread
                        """)
                .param("person", person.value())
                .param("at_most", atMost)
                .query(Integer.class)
                .single();
    }

    @Transactional
    void readAll(PersonId person) {
        db.sql("""
                        update notifications set read_at = :now
                        where person_id = :person and in_app and read_at is null
                        """)
                .param("now", at(clock.instant()))
                .param("person", person.value())
                .update();
        live.changed(person.value(), TOPIC);
    }

    /** Marks it read, however often. */
    @Transactional
    NotificationView read(PersonId person, UUID id) {
        var marked = db.sql("""
                        update notifications set read_at = :now
                        where id = :id and person_id = :person and in_app and read_at is null
                        """)
                .param("now", at(clock.instant()))
                .param("id", id)
                .param("person", person.value())
                .update();
        if (marked > 0) {
            live.changed(person.value(), TOPIC);
        }
        return find(person, id);
    }

    /** @throws Problem.NotFound if there is none, or it is somebody else's */
    NotificationView find(PersonId person, UUID id) {
        var notification = db.sql(SELECT + " and n.id = :id")
                .param("person", person.value())
                .param("id", id)
                .query((row, _) -> notification(row))
                .optional()
                .orElseThrow(() -> new Problem.NotFound("notification"));
        return notification.with(deliveries(notification, deliveries(List.of(id))));
    }

    /** What was said; nothing if it is not that person's, or was about their account. */
    Optional<Content> content(PersonId person, UUID id) {
        return db.sql("""
                        select c.body from notifications n join contents c on c.id = n.content_id
                        where n.id = :id and n.person_id = :person and c.body is not null
                        """)
                .param("id", id)
                .param("person", person.value())
                .query((row, _) -> bodies.content(row.getString("body")))
                .optional();
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
