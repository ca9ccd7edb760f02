package com.dealscout.notifications;

import com.dealscout.platform.Ids;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /operations/deliveries}: what is on its way to people, and what is not getting there; for administrators. */
@Controller
@RequestMapping("/operations/deliveries")
class DeliveryOperations {

    private static final int SHOWN = 20;

    private final Deliveries deliveries;
    private final Dispatch dispatch;
    private final JdbcClient db;
    private final Clock clock;

    DeliveryOperations(Deliveries deliveries, Dispatch dispatch, JdbcClient db, Clock clock) {
        this.deliveries = deliveries;
        this.dispatch = dispatch;
        this.db = db;
        this.clock = clock;
    }

    /** @param oldestDue since when the longest waiting of them could be sent, or null if none could */
    record Queue(
            String channel,
            String status,
            int deliveries,
            @Nullable Instant oldestDue) {}

    @GetMapping
    String look(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        return show(htmx, model);
    }

    /** One that is not dead any more was tried again by somebody else: what was wanted. */
    @PostMapping("/{id}/retry")
    String retry(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        if (deliveries.retry(Ids.parse(id, "delivery"), clock.instant())) {
            dispatch.wake();
        }
        if (htmx == null) {
            return "redirect:/operations/deliveries";
        }
        model.addAttribute("retried", true);
        return show(htmx, model);
    }

    private String show(@Nullable String htmx, Model model) {
        var some = new PageRequest(SHOWN, null);
        model.addAttribute("queues", queues());
        model.addAttribute("dead", deliveries.list("dead", some));
        model.addAttribute("failing", deliveries.list("failed", some).items());
        return htmx == null ? "notifications/operations" : "notifications/operations :: queues";
    }

    private List<Queue> queues() {
        return db.sql("""
                select channel, status, count(*)::int as deliveries,
                       min(not_before) filter (where status in ('due', 'failed') and not_before <= :now) as oldest_due
                from deliveries
                where status in ('held', 'due', 'sending', 'failed', 'dead')
                group by channel, status
                order by channel, status
                """)
                .param("now", Sql.at(clock.instant()))
                .query((row, _) -> new Queue(
                        row.getString("channel"),
                        row.getString("status"),
                        row.getInt("deliveries"),
                        Sql.instantOrNull(row, "oldest_due")))
                .list();
    }
}
