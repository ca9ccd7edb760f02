package com.dealscout.alerts;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.ListingCard;
import com.dealscout.listings.Listings;
import com.dealscout.listings.Watches;
import com.dealscout.matcher.Words;
import com.dealscout.platform.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What my rules found, newest first. */
@Controller
class DealPages {

    private static final int PAGE = 24;

    private final FoundDeals found;
    private final Listings listings;
    private final Watches watches;
    private final RuleWords words;

    DealPages(FoundDeals found, Listings listings, Watches watches, RuleWords words) {
        this.found = found;
        this.listings = listings;
        this.watches = watches;
        this.words = words;
    }

    /** One find. */
    record Deal(ListingCard listing, Instant foundAt, List<Why> why, boolean watching) {}

    /** A rule of mine that it meets, and what of it speaks for it. */
    record Why(RuleId rule, String name, String words) {}

    @GetMapping("/deals")
    String deals(
            PersonId me,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var page = found.of(me, PageRequest.of(Integer.toString(PAGE), cursor));
        var ids = page.items().stream().map(FoundDeals.Found::listing).toList();
        var cards = listings.cards(ids);
        var watched = watches.watchedBy(me, ids);
        var rules = found.rulesFor(me, ids);
        model.addAttribute(
                "deals",
                page.items().stream()
                        .filter(deal -> cards.containsKey(deal.listing()))
                        .map(deal -> {
                            var card = Objects.requireNonNull(cards.get(deal.listing()));
                            var why = rules.getOrDefault(deal.listing(), List.of()).stream()
                                    .map(rule -> why(rule, card))
                                    .toList();
                            return new Deal(card, deal.at(), why, watched.contains(deal.listing()));
                        })
                        .toList());
        model.addAttribute("more", page.nextCursor() == null ? null : "/deals?cursor=" + page.nextCursor());
        model.addAttribute("first", cursor == null);
        model.addAttribute("hasRules", !found.hasNone(me));
        return htmx == null ? "alerts/deals" : "alerts/deals :: deals";
    }

    /** Of its words only those that occur; everything else a rule asks for is met, or it would not be here. */
    private Why why(FoundDeals.Met met, ListingCard card) {
        var seen = Words.of(card.title() + "\n" + card.description());
        var wants = met.wants();
        var occurring = wants.keywords().stream()
                .filter(keyword -> occurs(keyword, seen))
                .toList();
        var shown = new Wants(
                occurring,
                List.of(),
                wants.minPrice(),
                wants.maxPrice(),
                wants.currency(),
                wants.categories(),
                wants.condition(),
                wants.where());
        return new Why(met.rule(), met.name(), shown.equals(Wants.ANYTHING) ? "" : words.wants(shown));
    }

    /** Near enough for an explanation: its words, in whatever place; the start of one before a star. */
    private static boolean occurs(String keyword, Set<String> seen) {
        var wanted = Words.wanted(keyword.replace("*", ""));
        return !wanted.isEmpty()
                && wanted.stream()
                        .allMatch(word -> seen.contains(word)
                                || (keyword.strip().endsWith("*")
                                        && seen.stream().anyMatch(other -> other.startsWith(word))));
    }
}
