package com.dealscout.notifications;

import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its recipient sees it.
 *
 * @param status "sent", "skipped" and so on
 * @param notBefore when it is tried, or tried again
 * @param attempts how often it was tried
 */
public record DeliveryView(
        Channel channel,
        String status,
        @Nullable Instant notBefore,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable String lastError) {

    /** In-app is told by being listed: there is no attempt that could fail, and no row. */
    static DeliveryView inApp(Instant toldAt) {
        return new DeliveryView(Channel.IN_APP, "sent", null, 1, toldAt, null);
    }

    /** Whether it is soon known what becomes of it; what is held is not. */
    boolean isUnderWay() {
        return switch (status) {
            case "sent", "dead", "cancelled", "skipped", "held" -> false;
            default -> true;
        };
    }

    static DeliveryView read(ResultSet row) throws SQLException {
        return new DeliveryView(
                Channel.of(row.getString("channel")).orElseThrow(),
                row.getString("status"),
                Sql.instantOrNull(row, "not_before"),
                row.getInt("attempts"),
                Sql.instantOrNull(row, "sent_at"),
                row.getString("last_error"));
    }
}
