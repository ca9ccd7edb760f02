package com.dealscout.listings;

import com.dealscout.platform.Problem;
import com.dealscout.platform.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The public page of a listing, which alerts and partners link to. */
@Controller
class ListingPages {

    private final JdbcClient jdbc;
    private final ListingRows rows;

    ListingPages(JdbcClient jdbc, ListingRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @GetMapping("/listings/{id}")
    String show(@PathVariable("id") String id, Model model, HttpServletResponse response) {
        var row = find(id);
        if (row.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "listings/unknown";
        }
        model.addAttribute("listing", Shown.of(row.get()));
        return "listings/listing";
    }

    private Optional<ListingRow> find(String id) {
        try {
            return jdbc.sql("select * from listings where id = :id and published_at is not null")
                    .param("id", ListingId.parse(id).value())
                    .query(rows)
                    .optional();
        } catch (Problem.NotFound e) {
            return Optional.empty();
        }
    }

    /**
     * The words on the page.
     *
     * @param gone why it cannot be bought any more, or null if it can
     */
    record Shown(
            String title,
            String description,
            @Nullable String price,
            @Nullable String condition,
            @Nullable String category,
            @Nullable String place,
            @Nullable String gone,
            List<String> photos,
            List<Link> links) {

        record Link(String label, String url) {}

        static Shown of(ListingRow row) {
            var listing = row.listing();
            return new Shown(
                    listing.title(),
                    listing.description(),
                    listing.price() == null ? null : Wording.money(listing.price(), listing.currency()),
                    listing.condition() == null
                            ? null
                            : Wording.capitalised(listing.condition().word()),
                    listing.category(),
                    place(listing),
                    gone(row.closedAs()),
                    listing.photos().stream().map(photo -> photo.path()).toList(),
                    listing.available() ? links(listing) : List.of());
        }

        /** Addresses come from marketplaces: one that is no web address is not made a link. */
        private static List<Link> links(Listing listing) {
            return listing.links().stream()
                    .filter(link ->
                            link.url().startsWith("https://") || link.url().startsWith("http://"))
                    .map(link -> new Link("View Listing on " + link.label(), link.url()))
                    .toList();
        }

        private static @Nullable String place(Listing listing) {
            return listing.city() == null ? null : Wording.place(listing.city(), listing.state(), listing.country());
        }

        private static @Nullable String gone(ListingClosed.@Nullable Reason reason) {
            return switch (reason) {
                case null -> null;
                case SOLD -> "This has been sold.";
                case WITHDRAWN -> "This is no longer for sale.";
            };
        }
    }
}
