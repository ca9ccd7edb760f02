package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.notifications.DeliveryView;
import com.dealscout.platform.Cursor;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/deal-alert-rules")
class RulesController {

    private final RuleBook book;
    private final Rules rules;
    private final RuleTrials trials;

    RulesController(RuleBook book, Rules rules, RuleTrials trials) {
        this.book = book;
        this.rules = rules;
        this.trials = trials;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RuleView create(PersonId me, @Body @RequestBody JsonNode body) {
        return RuleView.of(book.create(me, body));
    }

    @GetMapping
    Page<RuleView> mine(PersonId me, PageRequest request) {
        return Page.of(
                        rules.of(me, request),
                        request,
                        rule -> new Cursor(rule.createdAt(), rule.id().value()))
                .map(RuleView::of);
    }

    @GetMapping("/{id}")
    RuleView one(PersonId me, @PathVariable("id") String id) {
        return RuleView.of(rules.find(me, RuleId.parse(id)).orElseThrow(RuleBook::unknown));
    }

    @PutMapping("/{id}")
    RuleView replace(PersonId me, @PathVariable("id") String id, @Body @RequestBody JsonNode body) {
        return RuleView.of(book.replace(me, RuleId.parse(id), body));
    }

    @PatchMapping("/{id}")
    RuleView merge(PersonId me, @PathVariable("id") String id, @Body @RequestBody JsonNode body) {
        return RuleView.of(book.merge(me, RuleId.parse(id), body));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PersonId me, @PathVariable("id") String id) {
        book.delete(me, RuleId.parse(id));
    }

    @PostMapping("/{id}/pause")
    RuleView pause(PersonId me, @PathVariable("id") String id) {
        return RuleView.of(book.enable(me, RuleId.parse(id), false));
    }

    @PostMapping("/{id}/resume")
    RuleView resume(PersonId me, @PathVariable("id") String id) {
        return RuleView.of(book.enable(me, RuleId.parse(id), true));
    }

    /** What became of a sample alert on each channel. */
    record Tested(List<DeliveryView> deliveries) {}

    @PostMapping("/{id}/test")
    Tested test(PersonId me, @PathVariable("id") String id) throws InterruptedException {
        return new Tested(trials.run(me, RuleId.parse(id)));
    }

    /** What is read by hand is described by what is answered. */
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @java.lang.annotation.Target(java.lang.annotation.ElementType.PARAMETER)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @interface Body {}
}
