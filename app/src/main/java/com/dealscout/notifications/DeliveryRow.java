package com.dealscout.notifications;

import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery as whoever runs this installation sees it: whose, but not where to. */
record DeliveryRow(
        UUID id,
        UUID notificationId,
        UUID userId,
        String kind,
        String title,
        String channel,
        String status,
        @Nullable Instant notBefore,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable String lastError,
        Instant createdAt) {

    static DeliveryRow read(ResultSet row) throws SQLException {
        return new DeliveryRow(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "notification_id"),
                Sql.uuid(row, "person_id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("channel"),
                row.getString("status"),
                Sql.instantOrNull(row, "not_before"),
                row.getInt("attempts"),
                Sql.instantOrNull(row, "sent_at"),
                row.getString("last_error"),
                Sql.instant(row, "created_at"));
    }
}
