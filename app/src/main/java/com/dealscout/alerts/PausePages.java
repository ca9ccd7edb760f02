package com.dealscout.alerts;

import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page to which messages link: it pauses one rule, and takes it up again, for whoever holds the link. Looking at it
 * changes nothing, so a mail program that follows links does no harm.
 */
@Controller
@RequestMapping("/deal-alert-rules/{id}/pause")
class PausePages {

    private final Rules rules;
    private final RuleBook book;
    private final PauseLinks links;

    PausePages(Rules rules, RuleBook book, PauseLinks links) {
        this.rules = rules;
        this.book = book;
        this.links = links;
    }

    @GetMapping
    String ask(
            @PathVariable("id") String id,
            @RequestParam(name = "token", defaultValue = "") String token,
            Model model,
            HttpServletResponse response) {
        var rule = allowed(id, token).flatMap(rules::find);
        return show(rule, token, model, response);
    }

    @PostMapping
    String decide(
            @PathVariable("id") String id,
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "resume", defaultValue = "false") boolean resume,
            Model model,
            HttpServletResponse response) {
        var rule = allowed(id, token).flatMap(allowed -> change(allowed, resume));
        model.addAttribute("done", true);
        return show(rule, token, model, response);
    }

    private static String show(Optional<DealAlertRule> rule, String token, Model model, HttpServletResponse response) {
        // The address holds the token.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        if (rule.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "alerts/pause-unknown";
        }
        model.addAttribute("id", rule.get().id());
        model.addAttribute("name", rule.get().terms().name());
        model.addAttribute("enabled", rule.get().terms().enabled());
        model.addAttribute("token", token);
        return "alerts/pause";
    }

    private Optional<RuleId> allowed(String id, String token) {
        try {
            var rule = RuleId.parse(id);
            return links.allows(rule, token) ? Optional.of(rule) : Optional.empty();
        } catch (Problem.NotFound e) {
            return Optional.empty();
        }
    }

    private Optional<DealAlertRule> change(RuleId rule, boolean resume) {
        try {
            return Optional.of(book.enable(rule, resume));
        } catch (Problem.NotFound e) {
            // Deleted since the message was sent.
            return Optional.empty();
        }
    }
}
