package com.dealscout.listings;

import com.dealscout.identity.PersonId;
import com.dealscout.identity.Places;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.platform.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/listings")
class ListingsController {

    private final Listings listings;
    private final ListingSearch search;
    private final Watches watches;
    private final Places places;
    private final PublicUrl address;

    ListingsController(Listings listings, ListingSearch search, Watches watches, Places places, PublicUrl address) {
        this.listings = listings;
        this.search = search;
        this.watches = watches;
        this.places = places;
        this.address = address;
    }

    @GetMapping
    Page<ListingView> find(
            @RequestParam(name = "q", required = false) @Nullable String q,
            @RequestParam(name = "category", required = false) @Nullable String category,
            @RequestParam(name = "min_price", required = false) @Nullable String minPrice,
            @RequestParam(name = "max_price", required = false) @Nullable String maxPrice,
            @RequestParam(name = "currency", required = false) @Nullable String currency,
            @RequestParam(name = "condition", required = false) @Nullable String condition,
            @RequestParam(name = "near", required = false) @Nullable String near,
            @RequestParam(name = "radius_mi", required = false) @Nullable String radiusMi,
            PageRequest page) {
        var given = new Wanted.Parameters(q, category, minPrice, maxPrice, currency, condition, near, radiusMi);
        return search.find(Wanted.of(given, places), page).map(this::view);
    }

    @GetMapping("/{id}")
    ListingView one(@PathVariable("id") String id) {
        return view(listings.find(ListingId.parse(id)).orElseThrow(() -> new Problem.NotFound("listing")));
    }

    @PutMapping("/{id}/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watch(PersonId me, @PathVariable("id") String id) {
        watches.start(me, ListingId.parse(id));
    }

    @DeleteMapping("/{id}/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unwatch(PersonId me, @PathVariable("id") String id) {
        watches.stop(me, ListingId.parse(id));
    }

    private ListingView view(Listing listing) {
        return ListingView.of(listing, address);
    }
}
