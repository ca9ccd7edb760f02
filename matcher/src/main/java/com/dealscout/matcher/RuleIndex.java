package com.dealscout.matcher;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The rules that are waiting, and which of them a listing meets.
 *
 * <p>Safe for any number of threads. Matching takes no lock and never waits: it works on the rules as they stood at one
 * moment, and sees every change that had returned before it was called. Changes wait for each other.
 */
public interface RuleIndex {

    /** An index without rules. */
    static RuleIndex empty() {
        return new LinearScan();
    }

    /**
     * Takes rules out and puts rules in, in one step: a match sees all of it or nothing.
     *
     * <p>A rule replaces the one that has its id; of two with one id in {@code put} the later stays; one that is in both
     * collections stays. Ids that no rule has are ignored. Cheaper than the single changes, by far where they are many.
     */
    void update(Collection<Rule> put, Collection<UUID> removed);

    /** Puts a rule in, instead of the one that has its id, if any. */
    default void put(Rule rule) {
        update(List.of(rule), List.of());
    }

    /** Takes a rule out; nothing happens where there is none of that id. */
    default void remove(UUID id) {
        update(List.of(), List.of(id));
    }

    /** The ids of all rules that the listing meets, each once, in no particular order. */
    List<UUID> match(Listing listing);

    /** How many rules there are. */
    int size();
}
