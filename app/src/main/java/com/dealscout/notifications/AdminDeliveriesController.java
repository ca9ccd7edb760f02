package com.dealscout.notifications;

import com.dealscout.platform.Ids;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All deliveries, for whoever runs this installation; {@code /api/admin} is for that role only. */
@RestController
@RequestMapping("/api/admin/deliveries")
class AdminDeliveriesController {

    private static final List<String> STATUSES =
            List.of("held", "due", "sending", "sent", "failed", "dead", "cancelled", "skipped");

    private final Deliveries deliveries;
    private final Dispatch dispatch;
    private final Clock clock;

    AdminDeliveriesController(Deliveries deliveries, Dispatch dispatch, Clock clock) {
        this.deliveries = deliveries;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @GetMapping
    Page<DeliveryRow> list(@RequestParam(required = false) @Nullable String status, PageRequest page) {
        if (status != null && !STATUSES.contains(status)) {
            throw Problem.Invalid.field("status", "must be one of " + String.join(", ", STATUSES) + ".");
        }
        return deliveries.list(status, page);
    }

    /** Tries a dead one again, from the first attempt on. */
    @PostMapping("/{id}/retry")
    DeliveryRow retry(@PathVariable String id) {
        var delivery = Ids.parse(id, "delivery");
        var retried = deliveries.retry(delivery, clock.instant());
        var row = deliveries.find(delivery).orElseThrow(() -> new Problem.NotFound("delivery"));
        if (!retried) {
            throw new Problem.Conflict(
                    "This delivery is " + row.status() + "; only a dead one can be tried again by hand.");
        }
        dispatch.wake();
        return row;
    }
}
