package com.dealscout.notifications;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Ids;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.PublicUrl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /notifications}: what I was told, and how it went out. */
@Controller
@RequestMapping("/notifications")
class BellPages {

    /** More are shown as so many and more. */
    private static final int COUNTED_TO = 100;

    private final ToldNotifications told;
    private final PublicUrl publicUrl;

    BellPages(ToldNotifications told, PublicUrl publicUrl) {
        this.told = told;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    String list(
            PersonId me,
            PageRequest request,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var page = told.of(me, false, request);
        model.addAttribute("shown", page.items());
        model.addAttribute("next", page.nextCursor());
        model.addAttribute("cursor", cursor == null || cursor.isEmpty() ? null : cursor);
        model.addAttribute("unread", told.unread(me, COUNTED_TO));
        return htmx == null ? "notifications/bell" : "notifications/bell :: list";
    }

    @GetMapping("/count")
    String count(PersonId me, Model model) {
        model.addAttribute("unread", told.unread(me, COUNTED_TO));
        return "notifications/count";
    }

    /** How it is by now; it is asked for when somebody looks. */
    @GetMapping("/{id}/deliveries")
    String deliveries(
            PersonId me,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        model.addAttribute("one", told.find(me, Ids.parse(id, "notification")));
        return htmx == null ? "redirect:/notifications" : "notifications/bell :: ways";
    }

    @PostMapping("/read")
    String readAll(PersonId me) {
        told.readAll(me);
        return "redirect:/notifications";
    }

    @PostMapping("/{id}/read")
    String read(PersonId me, @PathVariable String id) {
        told.read(me, Ids.parse(id, "notification"));
        return "redirect:/notifications";
    }

    /** Marks it read and goes where it leads. */
    @PostMapping("/{id}/open")
    String open(PersonId me, @PathVariable String id) {
        var notification = told.read(me, Ids.parse(id, "notification"));
        return "redirect:" + lead(me, notification).orElse("/notifications");
    }

    /** Nobody is sent from here to another site, whatever the content says. */
    private Optional<String> lead(PersonId me, NotificationView notification) {
        return told.content(me, notification.id())
                .flatMap(BellPages::address)
                .filter(address -> address.startsWith(publicUrl.at("/")))
                .map(address -> address.substring(publicUrl.at("").length()))
                .or(() -> Optional.ofNullable(notification.listingId()).map(listing -> "/listings/" + listing));
    }

    private static Optional<String> address(Content content) {
        return switch (content) {
            case Content.Deal deal -> Optional.of(deal.pageUrl());
            case Content.PriceDrop drop -> Optional.of(drop.deal().pageUrl());
            case Content.Letter letter -> Optional.ofNullable(letter.action()).map(Content.Link::url);
        };
    }
}
