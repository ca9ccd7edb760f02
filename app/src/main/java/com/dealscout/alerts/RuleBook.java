package com.dealscout.alerts;

import com.dealscout.alerts.DealAlertRule.Terms;
import com.dealscout.identity.PersonId;
import com.dealscout.identity.Places;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Problem;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What buyers do with their rules. */
@Service
class RuleBook {

    private static final int MOST_RULES = 200;

    private final Rules rules;
    private final Places places;
    private final Clock clock;

    RuleBook(Rules rules, Places places, Clock clock) {
        this.rules = rules;
        this.places = places;
        this.clock = clock;
    }

    /**
     * @throws Problem.Invalid naming every field that needs another value
     * @throws Problem.Conflict if that person has as many as one may have
     */
    @Transactional
    DealAlertRule create(PersonId owner, JsonNode body) {
        var terms = RuleReading.read(body, Terms.DEFAULT, places);
        if (rules.countForUpdate(owner) >= MOST_RULES) {
            throw new Problem.Conflict("You have " + MOST_RULES
                    + " deal alert rules, and nobody can have more. Delete one that you no longer need.");
        }
        var now = clock.instant();
        var rule = new DealAlertRule(new RuleId(Ids.next(now)), owner, terms, now, now, null);
        rules.insert(rule);
        return rule;
    }

    /**
     * What a rule with this body would want; nothing is saved, and it needs no name.
     *
     * @throws Problem.Invalid naming every field that needs another value
     */
    Wants wants(ObjectNode body) {
        return RuleReading.read(body.deepCopy().put("name", "-"), Terms.DEFAULT, places)
                .wants();
    }

    /** What {@code body} leaves out takes its default. */
    @Transactional
    DealAlertRule replace(PersonId owner, RuleId id, JsonNode body) {
        return change(id, own(owner), before -> RuleReading.read(body, Terms.DEFAULT, places));
    }

    /** What {@code body} leaves out stays as it is. */
    @Transactional
    DealAlertRule merge(PersonId owner, RuleId id, JsonNode body) {
        return change(id, own(owner), before -> RuleReading.read(body, before, places));
    }

    @Transactional
    DealAlertRule enable(PersonId owner, RuleId id, boolean enabled) {
        return change(id, own(owner), terms -> terms.enabled(enabled));
    }

    /** For who holds a signed link, which is as good as being its owner. */
    @Transactional
    DealAlertRule enable(RuleId id, boolean enabled) {
        return change(id, rule -> true, terms -> terms.enabled(enabled));
    }

    @Transactional
    void delete(PersonId owner, RuleId id) {
        var rule = rules.lock(id).filter(own(owner)).orElseThrow(RuleBook::unknown);
        rules.delete(rule.id(), clock.instant());
    }

    private DealAlertRule change(RuleId id, Predicate<DealAlertRule> mayChange, UnaryOperator<Terms> decision) {
        var before = rules.lock(id).filter(mayChange).orElseThrow(RuleBook::unknown);
        var after = before.with(decision.apply(before.terms()), clock.instant());
        if (!Objects.equals(before, after)) {
            rules.update(after);
        }
        return after;
    }

    private static Predicate<DealAlertRule> own(PersonId owner) {
        return rule -> rule.owner().equals(owner);
    }

    static Problem.NotFound unknown() {
        return new Problem.NotFound("deal alert rule");
    }
}
