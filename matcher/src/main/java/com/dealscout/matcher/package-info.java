/**
 * Rules in, matching rule ids out: which standing deal alert rules does this listing meet?
 *
 * <h2>Use</h2>
 *
 * <pre>{@code
 * var index = RuleIndex.empty();
 * index.update(rules, List.of());                // at the start: all of them, in one step
 * index.put(rule);                               // made or changed
 * index.remove(id);                              // paused or deleted
 * List<UUID> met = index.match(listing);         // at any time, on any thread
 * }</pre>
 *
 * <p>A {@link com.dealscout.matcher.Rule} is what its owner typed; an index analyses it once, when it is put in. A {@link
 * com.dealscout.matcher.Listing} is analysed once a match. Every text is acceptable; what a rule cannot be (a minimum
 * above the maximum, half a place) its constructor refuses. A keyword may turn out to have {@linkplain
 * com.dealscout.matcher.Keyword#isEmpty() no word in it}; a rule that has only such keywords meets nothing, so whoever
 * takes rules from people should refuse it.
 *
 * <h2>What a match is</h2>
 *
 * <p>A rule is met if all checks pass:
 *
 * <table>
 * <caption>The checks, by the names that explanations use</caption>
 * <tr><td>{@code available}<td>the listing is available, and not the rule's owner's own
 * <tr><td>{@code price}<td>within both bounds, inclusive, in the rule's currency; no bounds take any price, and none
 * <tr><td>{@code keywords}<td>one of them occurs in the title or the description, or there are none
 * <tr><td>{@code exclude_keywords}<td>none of them occurs
 * <tr><td>{@code category}<td>the listing's is one of the rule's or below one, or the rule has none
 * <tr><td>{@code condition}<td>at least the rule's minimum; unknown fails a minimum
 * <tr><td>{@code distance}<td>within the rule's circle, its edge included; a listing without a place fails a circle
 * </table>
 *
 * <h2>Text, in stages</h2>
 *
 * <ol>
 *   <li>Normalise: NFKD; non-spacing marks dropped; upper case, then lower case, ς as σ; NFKC; apostrophes dropped. "Café"
 *       = "CAFE", "women’s" = "womens".
 *   <li>Words: runs of letters, digits and spacing marks. Each Han, Hiragana or Katakana character and each pictograph is a
 *       word of its own. Parts joined by single hyphens give, besides themselves, one word that joins them all: "e-bike" is
 *       "e", "bike", and "ebike" to keywords of one word.
 *   <li>Fold: English plurals of a–z words become one with their singular, "batteries" with "battery".
 *   <li>Keywords: one word is equal folded. Several stand side by side in one field, or are written as one word. After a
 *       star the last word is the start of one.
 * </ol>
 *
 * <p>There is no stemming beyond plurals, no correction of spelling, no synonyms, and no segmentation of languages that are
 * written without spaces, such as Thai: people are told why a rule matched, and these would have to be explained.
 *
 * <h2>Threads, time and the world</h2>
 *
 * <p>An index may be read and changed by any number of threads. A match takes no lock and sees the rules as they stood at
 * one moment. The package starts no threads, reads no clock, does no I/O and logs nothing; rules and listings are
 * immutable and {@link java.io.Serializable}. Text rests on the Unicode data of the JDK, so nodes that must agree should
 * run the same one.
 *
 * <h2>Cost and limits</h2>
 *
 * <p>The index of today holds every listing against every rule: a match is linear in the number of rules, and so is, by
 * the copy of one reference a rule, a change; {@link com.dealscout.matcher.RuleIndex#update} makes many changes for the
 * price of one. Nothing is bounded here: the lengths and numbers that people may use are for the application to limit.
 *
 * <p>The definition that every index must agree with is {@code ReferenceMatcher}, in this module's test jar.
 *
 * <p>Sources: Unicode Standard Annexes 15 (normalisation forms), 24 (scripts) and Technical Standard 51
 * (Extended_Pictographic); R. W. Sinnott, <i>Virtues of the Haversine</i>, Sky and Telescope 68(2), 1984; the radius is
 * the IUGG mean radius R₁.
 */
@NullMarked
package com.dealscout.matcher;

import org.jspecify.annotations.NullMarked;
