package com.dealscout.matcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Every rule against every listing, the cheap checks first.
 *
 * <p>A match is linear in the number of rules. What readers see is one array that is never changed: an update makes a
 * new one (a reference a rule, so one change is linear too, though only by a copy) and swaps it in.
 */
final class LinearScan implements RuleIndex {

    private volatile CompiledRule[] rules = {};

    /** Where in {@link #rules} an id is; guarded by this. */
    private final Map<UUID, Integer> slots = new HashMap<>();

    @Override
    public void update(Collection<Rule> put, Collection<UUID> removed) {
        var compiled = put.stream().map(CompiledRule::of).toList();
        swapIn(compiled, List.copyOf(removed));
    }

    private synchronized void swapIn(List<CompiledRule> put, List<UUID> removed) {
        var next = Arrays.copyOf(rules, rules.length + put.size());
        var size = rules.length;
        for (var id : removed) {
            var slot = slots.remove(id);
            if (slot != null) {
                size--;
                var last = next[size];
                if (slot != size) {
                    next[slot] = last;
                    slots.put(last.id(), slot);
                }
            }
        }
        for (var rule : put) {
            var slot = slots.putIfAbsent(rule.id(), size);
            next[slot == null ? size++ : slot] = rule;
        }
        rules = Arrays.copyOf(next, size);
    }

    @Override
    public List<UUID> match(Listing listing) {
        var analysed = AnalysedListing.of(listing);
        var ids = new ArrayList<UUID>();
        for (var rule : rules) {
            if (rule.matches(analysed)) {
                ids.add(rule.id());
            }
        }
        return Collections.unmodifiableList(ids);
    }

    @Override
    public int size() {
        return rules.length;
    }
}
