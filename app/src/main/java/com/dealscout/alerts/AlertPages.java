package com.dealscout.alerts;

import com.dealscout.identity.People;
import com.dealscout.identity.PersonId;
import com.dealscout.notifications.Channel;
import com.dealscout.notifications.DeliveryView;
import com.dealscout.notifications.Reach;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** My deal alerts: the rules as cards, and their editor. */
@Controller
@RequestMapping("/alerts")
class AlertPages {

    private static final Duration LATELY = Duration.ofDays(30);

    private final RuleBook book;
    private final Rules rules;
    private final RuleTrials trials;
    private final RuleWords words;
    private final Reach reach;
    private final People people;
    private final Clock clock;

    AlertPages(
            RuleBook book, Rules rules, RuleTrials trials, RuleWords words, Reach reach, People people, Clock clock) {
        this.book = book;
        this.rules = rules;
        this.trials = trials;
        this.words = words;
        this.reach = reach;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A rule as its card says it.
     *
     * @param silent the channels of it on which nothing arrives, with the reason
     * @param found how many listings it met in the last 30 days
     */
    record Card(
            RuleId id,
            String name,
            String wants,
            String channels,
            Map<String, String> silent,
            boolean enabled,
            @Nullable Instant lastMatch,
            int found) {}

    /** What became of a sample on one channel. */
    record Tried(
            String channel,
            String status,
            @Nullable Instant notBefore,
            @Nullable String why) {}

    @GetMapping
    String list(
            PersonId me,
            PageRequest request,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var page = Page.of(
                rules.of(me, request),
                request,
                rule -> new Cursor(rule.createdAt(), rule.id().value()));
        model.addAttribute("cards", cards(me, page.items()));
        model.addAttribute("more", page.nextCursor() == null ? null : "/alerts?cursor=" + page.nextCursor());
        return htmx == null ? "alerts/alerts" : "alerts/alerts :: cards";
    }

    @GetMapping("/new")
    String begin(PersonId me, @RequestParam Map<String, String> search, Model model) {
        var filled = new LinkedHashMap<>(search);
        filled.values().removeIf(String::isBlank);
        var home = people.find(me).map(person -> person.home()).orElse(null);
        return editor(me, null, RuleForm.fresh(filled, home == null ? null : home.postalCode()), model);
    }

    @PostMapping("/new")
    String create(
            PersonId me, @RequestParam MultiValueMap<String, String> typed, Model model, HttpServletResponse response) {
        var form = RuleForm.typed(typed);
        try {
            var request = form.request();
            suggestName(request);
            return "redirect:/alerts#rule-" + book.create(me, request).id();
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            return editor(me, null, form.refusedFor(e), model);
        } catch (Problem.Conflict e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", e.getMessage());
            return editor(me, null, form, model);
        }
    }

    @GetMapping("/{id}")
    String edit(PersonId me, @PathVariable("id") String id, Model model) {
        var rule = own(me, id);
        return editor(me, rule, RuleForm.of(rule), model);
    }

    @PostMapping("/{id}")
    String change(
            PersonId me,
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        var rule = own(me, id);
        var form = RuleForm.typed(typed);
        try {
            var request = form.request();
            suggestName(request);
            return "redirect:/alerts#rule-" + book.merge(me, rule.id(), request).id();
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            return editor(me, rule, form.refusedFor(e), model);
        }
    }

    /** One that has none is named for what it looks for. */
    private void suggestName(ObjectNode request) {
        if (!request.has("name")) {
            request.put("name", words.name(book.wants(request)));
        }
    }

    private String editor(PersonId me, @Nullable DealAlertRule rule, RuleForm form, Model model) {
        model.addAttribute("id", rule == null ? null : rule.id());
        model.addAttribute("name", rule == null ? null : rule.terms().name());
        model.addAttribute(
                "currency",
                rule == null ? Wants.DEFAULT_CURRENCY : rule.terms().wants().currency());
        model.addAttribute("form", form.form());
        model.addAttribute("offered", form.offered());
        model.addAttribute("picked", form.categories());
        model.addAttribute("channels", form.channels());
        model.addAttribute("obstacles", byWord(reach.obstacles(me)));
        return "alerts/editor";
    }

    private static Map<String, String> byWord(Map<Channel, String> obstacles) {
        var byWord = new LinkedHashMap<String, String>();
        obstacles.forEach((channel, why) -> byWord.put(channel.word(), why));
        return byWord;
    }

    @GetMapping("/{id}/card")
    String card(PersonId me, @PathVariable("id") String id, Model model) {
        return card(me, own(me, id), model);
    }

    /** The switch, which works as a form too. */
    @PostMapping("/{id}/switch")
    String turn(
            PersonId me,
            @PathVariable("id") String id,
            @RequestParam(name = "enabled", defaultValue = "false") boolean enabled,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var rule = RuleId.parse(id);
        book.enable(me, rule, enabled);
        return htmx == null ? "redirect:/alerts#rule-" + rule : card(me, own(me, id), model);
    }

    /** Answered once it is known what became of it, at most after ten seconds. */
    @PostMapping("/{id}/test")
    String test(
            PersonId me,
            @PathVariable("id") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model)
            throws InterruptedException {
        var rule = own(me, id);
        model.addAttribute("id", rule.id());
        model.addAttribute("name", rule.terms().name());
        model.addAttribute(
                "tried", trials.run(me, rule.id()).stream().map(this::tried).toList());
        return htmx == null ? "alerts/tried" : "alerts/tried :: outcome";
    }

    private Tried tried(DeliveryView delivery) {
        return new Tried(
                words.channel(delivery.channel()), delivery.status(), delivery.notBefore(), delivery.lastError());
    }

    /** Says that it is going to be deleted, with time to think; without script it asks. */
    @GetMapping("/{id}/delete")
    String leave(
            PersonId me,
            @PathVariable("id") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model)
            throws InterruptedException {
        var rule = own(me, id);
        model.addAttribute("id", rule.id());
        model.addAttribute("name", rule.terms().name());
        return htmx == null ? "alerts/delete" : "alerts/delete :: leaving";
    }

    @PostMapping("/{id}/delete")
    String delete(
            PersonId me,
            @PathVariable("id") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        book.delete(me, RuleId.parse(id));
        return htmx == null ? "redirect:/alerts" : "alerts/delete :: left";
    }

    private DealAlertRule own(PersonId me, String id) {
        return rules.find(me, RuleId.parse(id)).orElseThrow(RuleBook::unknown);
    }

    private String card(PersonId me, DealAlertRule rule, Model model) {
        model.addAttribute("card", cards(me, List.of(rule)).getFirst());
        return "alerts/card";
    }

    private List<Card> cards(PersonId me, List<DealAlertRule> shown) {
        var obstacles = reach.obstacles(me);
        var found = rules.found(
                shown.stream().map(DealAlertRule::id).toList(), clock.instant().minus(LATELY));
        return shown.stream()
                .map(rule -> card(rule, obstacles, found.getOrDefault(rule.id(), 0)))
                .toList();
    }

    private Card card(DealAlertRule rule, Map<Channel, String> obstacles, int found) {
        var terms = rule.terms();
        var silent = new LinkedHashMap<String, String>();
        terms.channels().stream()
                .filter(obstacles::containsKey)
                .forEach(channel -> silent.put(words.channel(channel), Objects.requireNonNull(obstacles.get(channel))));
        return new Card(
                rule.id(),
                terms.name(),
                words.wants(terms.wants()),
                words.channels(terms.channels()),
                silent,
                terms.enabled(),
                rule.lastTriggeredAt(),
                found);
    }
}
