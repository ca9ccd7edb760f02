package com.dealscout.insights;

import com.dealscout.platform.OutstandingEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * {@code /operations}: how this installation is doing, for administrators, who alone reach it. Each room shows its own
 * queues; what is announced and not yet handled is shown here.
 */
@Controller
class OperationsPage {

    private final OutstandingEvents events;

    OperationsPage(OutstandingEvents events) {
        this.events = events;
    }

    @GetMapping("/operations")
    String operations() {
        return "insights/operations";
    }

    @GetMapping("/operations/events")
    String events(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        model.addAttribute("events", events.byListener());
        return htmx == null ? "insights/events" : "insights/events :: events";
    }
}
