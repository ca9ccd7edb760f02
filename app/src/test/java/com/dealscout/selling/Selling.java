package com.dealscout.selling;

import com.dealscout.Api;
import com.dealscout.selling.darkroom.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What tests of selling say often. */
final class Selling {

    static final byte[] PHOTO = Pictures.jpeg(Pictures.quarters(120, 160));

    private Selling() {}

    /** The chair of the story, whole. */
    static Map<String, Object> chair() {
        return new HashMap<>(Map.of(
                "title", "Vintage Leather Gaming Chair",
                "description", "Excellent condition, barely used. Perfect for gaming or office.",
                "price", 299.99,
                "condition", "excellent",
                "category", "Furniture - Gaming",
                "postal_code", "95112"));
    }

    static Map<String, Object> chairWithout(String field) {
        var chair = chair();
        chair.remove(field);
        return chair;
    }

    static Api.Upload photo() {
        return photo("chair.jpg", PHOTO);
    }

    static Api.Upload photo(String name, byte[] content) {
        return new Api.Upload("photos", name, "image/jpeg", content);
    }

    static Api.Upload item(String json) {
        return new Api.Upload("item", "item.json", "application/json", json.getBytes());
    }

    static List<Api.Upload> photos(int count) {
        var photos = new ArrayList<Api.Upload>();
        for (var i = 0; i < count; i++) {
            photos.add(photo());
        }
        return photos;
    }

    /** A draft of the chair with one photo. */
    static ItemId chairOf(Api.Caller seller) {
        return draftOf(seller, chair());
    }

    static ItemId draftOf(Api.Caller seller, Map<String, Object> facts) {
        var id = id(seller.post("/api/my-items", facts).expect(201));
        seller.upload("/api/my-items/" + id + "/images", List.of(photo())).expect(200);
        return id;
    }

    static ItemId id(JsonNode item) {
        return ItemId.parse(item.get("id").asString());
    }

    /** The fields that a refusal names. */
    static List<String> fields(JsonNode problem) {
        return problem.get("errors")
                .valueStream()
                .map(e -> e.get("field").asString())
                .toList();
    }

    static List<Api.Upload> form(Api.Upload... parts) {
        return Arrays.asList(parts);
    }
}
