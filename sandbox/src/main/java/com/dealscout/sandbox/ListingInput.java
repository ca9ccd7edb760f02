package com.dealscout.sandbox;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a seller's program sends to list something, checked against the contract's schema and the marketplace's limits.
 *
 * @param imageUrls to be fetched, where no photos came along
 * @param asSent compared when the same revision comes again
 */
record ListingInput(
        long revision,
        String title,
        String description,
        String condition,
        BigDecimal amount,
        String currency,
        boolean negotiable,
        Marketplace.Category category,
        List<String> imageUrls,
        List<String> delivery,
        String country,
        String postalCode,
        @Nullable String city,
        @Nullable Instant expiresAt,
        JsonNode asSent) {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s]+");

    /** @throws Refusal naming every field that is wrong */
    static ListingInput read(JsonNode node, Marketplace marketplace, boolean photosCameAlong, Instant now) {
        var fields = Fields.of(node, Fields.Nulls.REFUSED);
        var revision = fields.integer("revision", 1, Long.MAX_VALUE);
        var title = fields.text("title", 3, Math.min(100, marketplace.titleMax()));
        var description = fields.text("description", 1, Math.min(4_000, marketplace.descriptionMax()));
        var condition = fields.word("condition", Marketplace.CONDITIONS);
        var price = fields.object("price");
        var amount = price.matching("amount", AMOUNT, "digits with at most two decimals, as 299.99");
        var currency = price.matching("currency", CURRENCY, "three capital letters, as USD");
        price.refuseOthers();
        var negotiable = fields.flag("negotiable");
        var categoryId = fields.text("category", 0, 64);
        readAttributes(fields);
        var imageUrls = readImageUrls(fields, photosCameAlong);
        var delivery = readDelivery(fields);
        var location = fields.object("location");
        var country = location.matching("country", COUNTRY, "two capital letters, as US");
        var postalCode = location.text("postalCode", 0, 12);
        var city = location.optionalText("city", 0, 80);
        location.refuseOthers();
        var expiresAt = readExpiry(fields, now);
        fields.refuseOthers();
        if (!fields.problems().isEmpty()) {
            throw Refusal.invalid(fields.problems());
        }
        var category = Marketplace.category(categoryId)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.CATEGORY_UNKNOWN,
                        new FieldProblem("/category", "unknown", "is not one of the ids in capabilities")));
        if (!marketplace.currencies().contains(currency)) {
            throw Refusal.invalid(
                    "price/currency", "enum", "must be one of " + String.join(", ", marketplace.currencies()));
        }
        if (!marketplace.linksInText()) {
            refuseLeads("title", title);
            refuseLeads("description", description);
        }
        return new ListingInput(
                revision,
                title,
                description,
                condition,
                new BigDecimal(amount).setScale(2),
                currency,
                negotiable,
                category,
                imageUrls,
                delivery,
                country,
                postalCode,
                city,
                expiresAt,
                node);
    }

    boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private static void readAttributes(Fields fields) {
        var attributes = fields.value("attributes");
        if (attributes == null) {
            return;
        }
        if (!attributes.isObject()) {
            fields.problem("attributes", "type", "must be an object of texts");
            return;
        }
        if (attributes.size() > 50) {
            fields.problem("attributes", "size", "has %d entries; at most 50 are allowed".formatted(attributes.size()));
        }
        attributes.forEachEntry((name, value) -> {
            if (!value.isString()) {
                fields.problem("attributes/" + name, "type", "must be text");
            }
        });
    }

    private static List<String> readImageUrls(Fields fields, boolean photosCameAlong) {
        var urls = fields.texts("images", 1, 24, 2_048);
        if (urls == null) {
            if (!photosCameAlong) {
                fields.problem("images", "required", "is required unless image parts are sent");
            }
            return List.of();
        }
        for (var i = 0; i < urls.size(); i++) {
            if (!URL.matcher(urls.get(i)).matches()) {
                fields.problem("images/" + i, "pattern", "must be an http or https address");
            }
        }
        return urls;
    }

    private static List<String> readDelivery(Fields fields) {
        var delivery = fields.texts("delivery", 0, 2, 20);
        if (delivery == null) {
            return List.of();
        }
        if (new HashSet<>(delivery).size() < delivery.size()) {
            fields.problem("delivery", "unique", "names one way twice");
        }
        var unknown = new ArrayList<>(delivery);
        unknown.removeAll(List.of("pickup", "shipping"));
        if (!unknown.isEmpty()) {
            fields.problem("delivery", "enum", "may hold pickup and shipping only");
        }
        return delivery;
    }

    private static @Nullable Instant readExpiry(Fields fields, Instant now) {
        var text = fields.optionalText("expiresAt", 1, 40);
        if (text == null) {
            return null;
        }
        try {
            var expiresAt = OffsetDateTime.parse(text).toInstant();
            if (!expiresAt.isAfter(now)) {
                fields.problem("expiresAt", "range", "is over already");
            }
            return expiresAt;
        } catch (DateTimeException _) {
            fields.problem("expiresAt", "format", "must be a time as 2026-01-31T12:00:00Z");
            return null;
        }
    }

    private static void refuseLeads(String field, String text) {
        ForbiddenText.in(text).ifPresent(what -> {
            throw Refusal.of(Refusal.Code.TEXT_NOT_ALLOWED, new FieldProblem("/" + field, "text_not_allowed", what));
        });
    }
}
