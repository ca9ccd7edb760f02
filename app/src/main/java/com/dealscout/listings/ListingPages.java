package com.dealscout.listings;

import com.dealscout.identity.PersonId;
import com.dealscout.identity.Places;
import com.dealscout.platform.Form;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.platform.PublicUrl;
import com.dealscout.selling.OfferedCategories;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What can be bought: the search, and the public page of each listing, which alerts and partners link to. */
@Controller
@RequestMapping("/listings")
class ListingPages {

    private static final int PAGE = 24;
    private static final int SIMILAR = 4;
    private static final int LONGEST_PREVIEW = 200;

    /** What a search may ask for, as the addresses of pages name it. */
    private static final List<String> FIELDS =
            List.of("q", "category", "min_price", "max_price", "currency", "condition", "near", "radius_mi");

    private final JdbcClient jdbc;
    private final ListingRows rows;
    private final ListingSearch search;
    private final Watches watches;
    private final Places places;
    private final PublicUrl address;

    ListingPages(
            JdbcClient jdbc,
            ListingRows rows,
            ListingSearch search,
            Watches watches,
            Places places,
            PublicUrl address) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.search = search;
        this.watches = watches;
        this.places = places;
        this.address = address;
    }

    /** How a page is shown where it is linked to elsewhere; the layout writes it into the head. */
    record Preview(
            String title, String description, @Nullable String image, String url) {}

    @GetMapping
    String find(
            @RequestParam Map<String, String> given,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletResponse response) {
        var asked = asked(given);
        var form = Form.of(asked);
        var found = new Page<ListingCard>(List.of(), null);
        try {
            found = search.cards(wanted(asked), PageRequest.of(Integer.toString(PAGE), given.get("cursor")));
        } catch (Problem.Invalid e) {
            form = form.refusedFor(e);
            response.setStatus(e.status());
        }
        model.addAttribute("form", form);
        model.addAttribute("found", found);
        model.addAttribute("further", given.containsKey("cursor"));
        model.addAttribute("narrowed", asked.keySet().stream().anyMatch(field -> !field.equals("q")));
        model.addAttribute("asked", !asked.isEmpty());
        model.addAttribute("categories", OfferedCategories.TOP);
        model.addAttribute("more", found.nextCursor() == null ? null : address("/listings", asked, found.nextCursor()));
        model.addAttribute("alert", alert(asked));
        return htmx == null ? "listings/search" : "listings/search :: cards";
    }

    /** What was filled in. */
    private static Map<String, String> asked(Map<String, String> given) {
        var asked = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var value = given.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                asked.put(field, value);
            }
        }
        if (!asked.containsKey("near")) {
            asked.remove("radius_mi");
        }
        return asked;
    }

    private Wanted wanted(Map<String, String> asked) {
        return Wanted.of(
                new Wanted.Parameters(
                        asked.get("q"),
                        asked.get("category"),
                        asked.get("min_price"),
                        asked.get("max_price"),
                        asked.get("currency"),
                        asked.get("condition"),
                        asked.get("near"),
                        asked.get("radius_mi")),
                places);
    }

    /** The alert that waits for what this search looks for. */
    private static String alert(Map<String, String> asked) {
        var wish = new LinkedHashMap<>(asked);
        wish.remove("currency");
        return address("/alerts/new", wish, null);
    }

    private static String address(String path, Map<String, String> asked, @Nullable String cursor) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, Object>();
        asked.forEach((field, value) -> {
            address.queryParam(field, "{" + field + "}");
            values.put(field, value);
        });
        if (cursor != null) {
            address.queryParam("cursor", cursor);
        }
        return address.encode().buildAndExpand(values).toUriString();
    }

    @GetMapping("/{id}")
    String show(Optional<PersonId> me, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        var row = row(id);
        if (row.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "listings/unknown";
        }
        var listing = row.get().listing();
        var card = ListingCard.of(row.get());
        model.addAttribute("listing", card);
        model.addAttribute("known", me.isPresent());
        model.addAttribute("item", listing.item());
        model.addAttribute("own", me.filter(listing.seller()::equals).isPresent());
        model.addAttribute(
                "watching",
                me.map(person -> watches.watchedBy(person, Set.of(listing.id())))
                        .filter(watched -> !watched.isEmpty())
                        .isPresent());
        model.addAttribute("similar", card.gone() == null ? List.of() : similar(listing));
        model.addAttribute("preview", preview(card));
        return "listings/listing";
    }

    private Optional<ListingRow> row(String id) {
        try {
            return jdbc.sql("select * from listings where id = :id and published_at is not null")
                    .param("id", ListingId.parse(id).value())
                    .query(rows)
                    .optional();
        } catch (Problem.NotFound e) {
            return Optional.empty();
        }
    }

    /** The newest of its category. */
    private List<ListingCard> similar(Listing listing) {
        if (listing.category() == null) {
            return List.of();
        }
        var alike = new Wanted(null, SearchTerms.path(listing.category()), null, null, null, null, null);
        return search.cards(alike, new PageRequest(SIMILAR, null)).items();
    }

    private Preview preview(ListingCard card) {
        var text = card.description().codePointCount(0, card.description().length()) <= LONGEST_PREVIEW
                ? card.description()
                : card.description().substring(0, card.description().offsetByCodePoints(0, LONGEST_PREVIEW - 1)) + "…";
        var cover = card.cover();
        return new Preview(
                card.title(), text, cover == null ? null : address.at(cover.path()), address.at(card.path()));
    }

    /** Who was sent to log in comes back to the listing. */
    @GetMapping("/{id}/watch")
    String backFromLogIn(PersonId me, @PathVariable("id") String id) {
        return "redirect:" + path(ListingId.parse(id));
    }

    /** @param from the page to go back to without script: {@code deals}, otherwise the listing */
    @PostMapping("/{id}/watch")
    String watch(
            PersonId me,
            @PathVariable("id") String id,
            @RequestParam(name = "watching", defaultValue = "true") boolean watching,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var listing = ListingId.parse(id);
        if (watching) {
            watches.start(me, listing);
        } else {
            watches.stop(me, listing);
        }
        if (htmx == null) {
            return "redirect:" + (from.equals("deals") ? "/deals" : path(listing));
        }
        model.addAttribute("id", listing);
        model.addAttribute("title", row(id).map(row -> row.listing().title()).orElse(""));
        model.addAttribute("watching", watching);
        model.addAttribute("from", from);
        return "listings/watch";
    }

    private static String path(ListingId id) {
        return "/listings/" + id;
    }
}
