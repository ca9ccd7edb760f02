package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sell}: a seller's items by state. However many there are, a page costs the same few queries. */
@Controller
class SellPage {

    /** Rows of four on a desk, of two on a phone. */
    private static final int OF_EACH_STATE = 12;

    private static final int PAGE = 48;

    private final Items items;
    private final ObjectProvider<PostedOn> postedOn;
    private final ObjectProvider<Buyers> buyers;

    SellPage(Items items, ObjectProvider<PostedOn> postedOn, ObjectProvider<Buyers> buyers) {
        this.items = items;
        this.postedOn = postedOn;
        this.buyers = buyers;
    }

    /** An item at a glance. */
    record Card(Item item, List<PostedOn.Posting> postings, int unread) {

        /** A draft is gone on with; everything else is looked at. */
        public String path() {
            return "/items/" + item.id() + (item.status() == ItemStatus.DRAFT ? "/edit" : "");
        }

        public @Nullable String cover() {
            return item.photos().isEmpty() ? null : item.photos().getFirst().thumbnailPath();
        }
    }

    /** Items of one state. */
    record Section(ItemStatus status, int count, List<Card> cards) {

        public boolean isCut() {
            return count > cards.size();
        }
    }

    @GetMapping("/sell")
    String mine(PersonId me, Model model) {
        var shelf = items.shelf(me, OF_EACH_STATE);
        var cards = cards(shelf.items());
        var sections = new ArrayList<Section>();
        for (var status : ItemStatus.values()) {
            var ofStatus =
                    cards.stream().filter(c -> c.item().status() == status).toList();
            if (!ofStatus.isEmpty()) {
                sections.add(new Section(status, shelf.counts().getOrDefault(status, 0), ofStatus));
            }
        }
        model.addAttribute("counts", shelf.counts());
        model.addAttribute("sections", sections);
        return "selling/sell";
    }

    @GetMapping(path = "/sell", params = "status")
    String ofState(
            PersonId me,
            @RequestParam String status,
            @RequestParam Optional<String> limit,
            @RequestParam(defaultValue = "") String cursor,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var chosen = Arrays.stream(ItemStatus.values())
                .filter(s -> s.word().equals(status))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("kind of items"));
        var page = items.itemsOf(me, chosen, PageRequest.of(limit.orElse(Integer.toString(PAGE)), cursor));
        model.addAttribute("chosen", chosen);
        model.addAttribute("cards", cards(page.items()));
        model.addAttribute("next", page.nextCursor());
        model.addAttribute("cursor", cursor);
        if (part) {
            return "selling/sell :: batch";
        }
        model.addAttribute("counts", items.counts(me));
        return "selling/sell";
    }

    private List<Card> cards(List<Item> shown) {
        var ids = shown.stream().map(Item::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var postings = postedOn.stream().findFirst().map(p -> p.postingsOf(ids)).orElse(Map.of());
        var unread = buyers.stream().findFirst().map(b -> b.unreadAbout(ids)).orElse(Map.of());
        return shown.stream()
                .map(i -> new Card(i, postings.getOrDefault(i.id(), List.of()), unread.getOrDefault(i.id(), 0)))
                .toList();
    }
}
