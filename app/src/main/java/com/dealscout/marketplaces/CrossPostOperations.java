package com.dealscout.marketplaces;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /operations/cross-posts}: what waits on which marketplace; {@code /operations} is for administrators only. */
@Controller
class CrossPostOperations {

    private final CrossPosts crossPosts;
    private final Marketplaces marketplaces;
    private final Clock clock;

    CrossPostOperations(CrossPosts crossPosts, Marketplaces marketplaces, Clock clock) {
        this.crossPosts = crossPosts;
        this.marketplaces = marketplaces;
        this.clock = clock;
    }

    @GetMapping("/operations/cross-posts")
    String queues(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        model.addAttribute(
                "queues",
                crossPosts.queues(clock.instant()).stream()
                        .map(q -> new Line(Marketplaces.name(q.marketplace()), q))
                        .toList());
        model.addAttribute(
                "configured", marketplaces.all().stream().map(Marketplace::name).toList());
        return htmx == null ? "marketplaces/operations" : "marketplaces/operations :: queues";
    }

    record Line(String name, CrossPosts.Queue queue) {}
}
