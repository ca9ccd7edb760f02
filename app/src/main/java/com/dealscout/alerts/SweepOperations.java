package com.dealscout.alerts;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /operations/sweep}: the rules in the index, and all of them checked at once; for administrators only. */
@Controller
@RequestMapping("/operations/sweep")
class SweepOperations {

    private final Sweep sweep;
    private final LiveIndex index;

    SweepOperations(Sweep sweep, LiveIndex index) {
        this.sweep = sweep;
        this.index = index;
    }

    @GetMapping
    String look(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        return show(htmx, model);
    }

    @PostMapping
    String run(
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes next)
            throws InterruptedException {
        var report = sweep.runAfterOthers();
        if (htmx == null) {
            next.addFlashAttribute("report", report);
            return "redirect:/operations/sweep";
        }
        model.addAttribute("report", report);
        return show(htmx, model);
    }

    private String show(@Nullable String htmx, Model model) {
        model.addAttribute("rules", index.size());
        return htmx == null ? "alerts/operations" : "alerts/operations :: sweep";
    }
}
