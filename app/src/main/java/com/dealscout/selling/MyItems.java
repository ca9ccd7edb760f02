package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.identity.Places;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/my-items}: what a seller does with their items, short of posting them. */
@RestController
@RequestMapping("/api/my-items")
class MyItems {

    private static final Set<String> SALE_FIELDS = Set.of("price", "conversation_id");

    private final Items items;
    private final PhotoIntake intake;
    private final Places places;
    private final JsonMapper json;

    MyItems(Items items, PhotoIntake intake, Places places, JsonMapper json) {
        this.items = items;
        this.intake = intake;
        this.places = places;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ItemView draft(PersonId me, @JsonForm @RequestBody JsonNode item) {
        var problems = new ArrayList<Problem.FieldError>();
        var facts = ItemJson.merge(item, ItemFacts.NONE, places, problems);
        refuseIfAny(problems);
        return items.view(items.draft(me, facts, List.of()));
    }

    @PhotoForm
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ItemView draftWithPhotos(PersonId me, MultipartHttpServletRequest request) {
        try (var form = UploadForm.receive(parts(request), true)) {
            var problems = new ArrayList<>(form.errors());
            var facts = facts(form.item(), problems);
            var prints = intake.prints(form, problems);
            return items.view(items.draft(me, facts, prints));
        }
    }

    @GetMapping
    Page<ItemView> list(PersonId me, @RequestParam(required = false) @Nullable String status, PageRequest page) {
        return items.page(me, status(status), page);
    }

    @GetMapping("/{id}")
    ItemView one(PersonId me, @PathVariable String id) {
        return items.view(items.owned(me, ItemId.parse(id)));
    }

    @PatchMapping("/{id}")
    ItemView change(PersonId me, @PathVariable String id, @JsonForm @RequestBody JsonNode patch) {
        return items.view(items.change(me, ItemId.parse(id), patch));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(PersonId me, @PathVariable String id) {
        items.remove(me, ItemId.parse(id));
    }

    @PhotoForm
    @PostMapping(path = "/{id}/images", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ItemView addPhotos(PersonId me, @PathVariable String id, MultipartHttpServletRequest request) {
        var item = ItemId.parse(id);
        items.ownedWithRoomFor(me, item, 0);
        try (var form = UploadForm.receive(parts(request), false)) {
            items.ownedWithRoomFor(me, item, form.photos().size());
            var prints = intake.prints(form, new ArrayList<>(form.errors()));
            return items.view(items.addPhotos(me, item, prints));
        }
    }

    @DeleteMapping("/{id}/images/{photo}")
    ItemView removePhoto(PersonId me, @PathVariable String id, @PathVariable String photo) {
        return items.view(items.removePhoto(me, ItemId.parse(id), Ids.parse(photo, "photo")));
    }

    /** @param message as the walkthrough has it */
    record Sold(ItemView item, String message) {}

    @PostMapping("/{id}/sold")
    Sold sold(PersonId me, @PathVariable String id, @SaleForm @RequestBody(required = false) @Nullable JsonNode body) {
        var sale = sale(body);
        var item = items.sell(me, ItemId.parse(id), sale.price(), sale.conversationId());
        return new Sold(items.view(item), "Item sold successfully");
    }

    private record Sale(
            @Nullable BigDecimal price, @Nullable UUID conversationId) {}

    private static Sale sale(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return new Sale(null, null);
        }
        if (!body.isObject()) {
            throw Problem.Invalid.field("body", "must be a JSON object with price or conversation_id, or nothing.");
        }
        var problems = new ArrayList<Problem.FieldError>();
        for (var name : body.propertyNames()) {
            if (!SALE_FIELDS.contains(name)) {
                problems.add(new Problem.FieldError(
                        Words.shown(name), "is not a field of a sale: price and conversation_id are."));
            }
        }
        var sale = new Sale(ItemJson.price(body, problems), conversation(body.get("conversation_id"), problems));
        refuseIfAny(problems);
        return sale;
    }

    private static @Nullable UUID conversation(@Nullable JsonNode id, List<Problem.FieldError> problems) {
        if (id == null || id.isNull()) {
            return null;
        }
        try {
            if (id.isString()) {
                return Ids.parse(id.asString(), "conversation");
            }
        } catch (Problem.NotFound e) {
            // the same answer as for one that is about another item
        }
        problems.add(new Problem.FieldError(
                "conversation_id", "is no conversation about this item. Leave it out, or choose one."));
        return null;
    }

    private ItemFacts facts(byte @Nullable [] item, List<Problem.FieldError> problems) {
        if (item == null) {
            return ItemFacts.NONE;
        }
        try {
            return ItemJson.merge(json.readTree(item), ItemFacts.NONE, places, problems);
        } catch (JacksonException e) {
            var at = e.getLocation();
            problems.add(new Problem.FieldError(
                    "item",
                    at == null
                            ? "is not JSON."
                            : "is not JSON: line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr())));
            return ItemFacts.NONE;
        }
    }

    private static @Nullable ItemStatus status(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(ItemStatus.values())
                .filter(s -> s.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.Invalid.field(
                        "status",
                        "\"" + Words.shown(word) + "\" is not one of "
                                + Arrays.stream(ItemStatus.values())
                                        .map(ItemStatus::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static Collection<Part> parts(MultipartHttpServletRequest request) {
        // makes Spring read the form, and say in its own words if that is not possible
        var unused = request.getMultiFileMap();
        try {
            return request.getParts();
        } catch (IOException | ServletException e) {
            throw Problem.Invalid.field("body", "is a form that breaks off or cannot be read. Send it again.");
        }
    }

    private static void refuseIfAny(List<Problem.FieldError> problems) {
        if (!problems.isEmpty()) {
            throw Problem.Invalid.fields(problems);
        }
    }

    // What the description of the API says of requests that are read field by field, so that an absent field can be
    // told
    // from an empty one.

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ItemFields.class)))
    private @interface JsonForm {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = Sale.class)))
    private @interface SaleForm {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = PhotosAndFields.class)))
    private @interface PhotoForm {}

    /** @param item only with a new item */
    private record PhotosAndFields(
            @ArraySchema(
                    minItems = 1,
                    maxItems = Items.MAX_PHOTOS,
                    schema = @Schema(type = "string", format = "binary"),
                    arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
            List<byte[]> photos,

            @Nullable ItemFields item) {}

    private record ItemFields(
            @Schema(maxLength = ItemJson.TITLE) @Nullable String title,

            @Schema(maxLength = ItemJson.DESCRIPTION) @Nullable
            String description,

            @Schema(minimum = "0", maximum = "999999.99", multipleOf = 0.01) @Nullable
            BigDecimal price,

            @Schema(defaultValue = "USD") @Nullable String currency,

            @Schema(allowableValues = {"poor", "fair", "good", "great", "excellent", "new"}) @Nullable
            String condition,

            @Schema(maxLength = ItemJson.CATEGORY) @Nullable String category,
            @Nullable Map<String, String> attributes,

            @ArraySchema(schema = @Schema(allowableValues = {"pickup", "shipping"})) @Nullable
            List<String> delivery,

            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String state,
            @Schema(defaultValue = "US") @Nullable String country) {}
}
