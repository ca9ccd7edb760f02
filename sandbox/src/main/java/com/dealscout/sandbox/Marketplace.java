package com.dealscout.sandbox;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stand-in marketplace and its limits, which it publishes as capabilities and holds callers to.
 *
 * @param maxImageBytes of one photo
 * @param linksInText whether links, mail addresses and phone numbers may stand in a title or description
 * @param requestsPerMinute of one seller
 */
record Marketplace(
        String id,
        String name,
        int maxImages,
        int maxImageBytes,
        int titleMax,
        int descriptionMax,
        List<String> currencies,
        boolean linksInText,
        int requestsPerMinute) {

    static final List<String> CONDITIONS = List.of("new", "excellent", "great", "good", "fair", "poor");

    static final Marketplace FACEBOOK = new Marketplace(
            "facebook",
            "Facebook",
            20,
            10_000_000,
            100,
            4_000,
            List.of("USD", "CAD", "EUR", "GBP", "PKR"),
            true,
            6_000);

    static final Marketplace OFFERUP =
            new Marketplace("offerup", "OfferUp", 12, 10_000_000, 100, 4_000, List.of("USD"), false, 6_000);

    static final List<Marketplace> ALL = List.of(FACEBOOK, OFFERUP);

    private static final List<Category> CATEGORIES = List.of(
            new Category("furniture", "Furniture", null),
            new Category("furniture-gaming", "Gaming", "furniture"),
            new Category("furniture-office", "Office", "furniture"),
            new Category("home", "Home & Kitchen", null),
            new Category("appliances", "Appliances", null),
            new Category("garden", "Garden & Outdoor", null),
            new Category("tools", "Tools", null),
            new Category("electronics", "Electronics", null),
            new Category("phones", "Phones", "electronics"),
            new Category("computers", "Computers", "electronics"),
            new Category("cameras", "Cameras", "electronics"),
            new Category("video-games", "Video Games", null),
            new Category("clothing", "Clothing", null),
            new Category("shoes", "Shoes", "clothing"),
            new Category("jewelry-watches", "Jewelry & Watches", null),
            new Category("toys", "Toys", null),
            new Category("baby", "Baby", null),
            new Category("sports-bikes", "Sports & Bikes", null),
            new Category("music-instruments", "Musical Instruments", null),
            new Category("books", "Books", null),
            new Category("collectibles", "Collectibles", null),
            new Category("pets", "Pet Supplies", null),
            new Category("other", "Other", null));

    /** An id to be named in a listing. */
    record Category(String id, String name, @Nullable String parent) {}

    static Optional<Category> category(String id) {
        return CATEGORIES.stream().filter(category -> category.id().equals(id)).findFirst();
    }

    ObjectNode capabilities(int remainingListings) {
        var node = Json.object()
                .put("maxImages", maxImages)
                .put("maxImageBytes", maxImageBytes)
                .put("titleMax", titleMax)
                .put("descriptionMax", descriptionMax);
        currencies.forEach(node.putArray("currencies")::add);
        CONDITIONS.forEach(node.putArray("conditions")::add);
        var categories = node.putArray("categories");
        for (var category : CATEGORIES) {
            categories
                    .addObject()
                    .put("id", category.id())
                    .put("name", category.name())
                    .put("parent", category.parent())
                    .putArray("requiredAttributes");
        }
        return node.put("linksInTextAllowed", linksInText)
                .put("remainingListings", remainingListings)
                .put("requestsPerMinute", requestsPerMinute);
    }
}
