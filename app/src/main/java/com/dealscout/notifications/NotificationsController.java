package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What I was told. */
@RestController
@RequestMapping("/api/notifications")
class NotificationsController {

    private final ToldNotifications told;

    NotificationsController(ToldNotifications told) {
        this.told = told;
    }

    @GetMapping
    Page<NotificationView> list(PersonId me, @RequestParam(defaultValue = "false") String unread, PageRequest page) {
        return switch (unread) {
            case "true" -> told.of(me, true, page);
            case "false" -> told.of(me, false, page);
            default -> throw Problem.Invalid.field("unread", "must be true or false.");
        };
    }

    @PostMapping("/{id}/read")
    NotificationView read(PersonId me, @PathVariable String id) {
        return told.read(me, Ids.parse(id, "notification"));
    }
}
