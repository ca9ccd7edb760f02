package com.dealscout.selling;

import static com.dealscout.selling.Selling.chair;
import static com.dealscout.selling.Selling.chairOf;
import static com.dealscout.selling.Selling.fields;
import static com.dealscout.selling.Selling.form;
import static com.dealscout.selling.Selling.id;
import static com.dealscout.selling.Selling.item;
import static com.dealscout.selling.Selling.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.selling.darkroom.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApp
class DraftTests {

    @Autowired
    Api api;

    private Api.Caller seller;

    @BeforeEach
    void somebody() {
        seller = api.person();
    }

    @Test
    void aDraftIsAnsweredWhole() {
        var item = seller.post("/api/my-items", chair()).expect(201);

        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "title",
                        "description",
                        "price",
                        "currency",
                        "condition",
                        "category",
                        "images",
                        "marketplaces_posted",
                        "status",
                        "reserved_for",
                        "reserved_until",
                        "attributes",
                        "delivery",
                        "postal_code",
                        "city",
                        "state",
                        "country",
                        "suggestions",
                        "created_at",
                        "posted_at",
                        "sold_at");
        assertThat(item.get("title").asString()).isEqualTo("Vintage Leather Gaming Chair");
        assertThat(item.get("price").toString()).isEqualTo("299.99");
        assertThat(item.get("currency").asString()).isEqualTo("USD");
        assertThat(item.get("status").asString()).isEqualTo("draft");
        assertThat(item.get("city").asString()).isEqualTo("San Jose");
        assertThat(item.get("state").asString()).isEqualTo("CA");
        assertThat(item.get("country").asString()).isEqualTo("US");
        assertThat(item.get("posted_at").isNull()).isTrue();
        assertThat(item.get("suggestions").get("price").isNull()).isTrue();
        assertThat(item.get("suggestions").get("missing").valueStream().map(n -> n.asString()))
                .containsExactly("photos");
        assertThat(seller.get("/api/my-items/" + id(item)).expect(200)).isEqualTo(item);
    }

    @Test
    void aDraftSaysWhatPostingStillNeeds() {
        var item = seller.post("/api/my-items", "{}").expect(201);

        assertThat(item.get("title").isNull()).isTrue();
        assertThat(item.get("price").isNull()).isTrue();
        assertThat(item.get("suggestions").get("missing").valueStream().map(n -> n.asString()))
                .containsExactly("title", "price", "condition", "category", "postal_code", "photos");
    }

    @Test
    void photosAloneMakeADraft() {
        var item = seller.upload("/api/my-items", form(photo(), photo())).expect(201);

        assertThat(item.get("images").size()).isEqualTo(2);
        assertThat(item.get("images").get(0).get("width").asInt()).isEqualTo(120);
        assertThat(item.get("images").get(0).get("url").asString()).startsWith("http://localhost:");
        assertThat(item.get("images").get(0).get("thumbnail_url").asString()).endsWith("-thumb.jpg");
    }

    @Test
    void photosAndFactsCanComeTogether() {
        var item = seller.upload("/api/my-items", form(item("{\"title\": \"Stuhl für König\"}"), photo()))
                .expect(201);

        assertThat(item.get("title").asString()).isEqualTo("Stuhl für König");
        assertThat(item.get("images").size()).isEqualTo(1);
    }

    @Test
    void anItemIsNotMadeOfNothing() {
        assertThat(seller.post("/api/my-items", "").status()).isEqualTo(400);
        assertThat(seller.post("/api/my-items").status()).isIn(400, 415);
    }

    static Stream<Arguments> refusals() {
        var tooManyPixels = Pictures.flatPng(10_000, 10_000, 1, 0, 1_250);
        var cutOff = Arrays.copyOf(Selling.PHOTO, Selling.PHOTO.length / 2);
        return Stream.of(
                arguments("a negative price", "{\"title\": \"Chair\", \"price\": -1}", null, "price"),
                arguments("a title of 10,000 characters", json("title", "x".repeat(10_000)), null, "title"),
                arguments("an unknown field", "{\"title\": \"Chair\", \"titel\": \"Chair\"}", null, "titel"),
                arguments("broken JSON", "{\"title\": \"Chair\"", null, "body"),
                arguments("a list", "[]", null, "body"),
                arguments("100 megapixels", null, form(photo("large.png", tooManyPixels)), "photos[0]"),
                arguments("a text", null, form(photo(), photo("notes.jpg", "just words".getBytes())), "photos[1]"),
                arguments("a JPEG that is cut off", null, form(photo("half.jpg", cutOff)), "photos[0]"),
                arguments("13 photos", null, Selling.photos(13), "photos"),
                arguments("no photo", null, form(item("{}")), "photos"),
                arguments("a photo, a negative price", null, form(item("{\"price\": -1}"), photo()), "price"),
                arguments("a photo, an unknown field", null, form(item("{\"titel\": \"\"}"), photo()), "titel"),
                arguments("a photo, broken JSON", null, form(item("{\"title\": "), photo()), "item"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatIsRefusedIsNamedAndNothingOfItIsStored(
            String what, @Nullable String json, @Nullable List<Api.Upload> form, String field) {
        var answer = json == null ? seller.upload("/api/my-items", form) : seller.post("/api/my-items", json);

        var problem = answer.expect(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(fields(problem)).containsExactly(field);
        assertThat(problem.at("/errors/0/message").asString()).isNotBlank();
        assertThat(seller.get("/api/my-items").expect(200).get("items").size()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusedChangeLeavesTheItemAsItWas(
            String what, @Nullable String json, @Nullable List<Api.Upload> form, String field) {
        var path = "/api/my-items/" + chairOf(seller);
        var before = seller.get(path).expect(200);

        var refused = json == null ? seller.upload(path + "/images", form) : seller.patch(path, json);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(seller.get(path).expect(200)).isEqualTo(before);
    }

    private static String json(String field, String text) {
        return "{\"" + field + "\": \"" + text + "\"}";
    }

    @Test
    void aPostalCodeMustExist() {
        assertThat(fields(seller.post("/api/my-items", Map.of("postal_code", "00000"))
                        .expect(400)))
                .containsExactly("postal_code");
        assertThat(fields(seller.post("/api/my-items", Map.of("postal_code", "95112", "country", "DE"))
                        .expect(400)))
                .containsExactly("city");
    }

    @Test
    void outsideTheUnitedStatesTheTownSaysWhereItIs() {
        var known = seller.post("/api/my-items", Map.of("postal_code", "10115", "city", "Berlin", "country", "DE"))
                .expect(201);
        assertThat(known.get("city").asString()).isEqualTo("Berlin");
        assertThat(known.get("postal_code").asString()).isEqualTo("10115");
        assertThat(known.get("country").asString()).isEqualTo("DE");
    }

    @Test
    void aChangeIsMerged() {
        var id = chairOf(seller);

        var changed = seller.patch("/api/my-items/" + id, Map.of("price", 250));

        assertThat(changed.expect(200).get("title").asString()).isEqualTo("Vintage Leather Gaming Chair");
        assertThat(changed.text()).contains("\"price\":250.00");
        assertThat(seller.patch("/api/my-items/" + id, Collections.singletonMap("category", null))
                        .expect(200)
                        .get("category")
                        .isNull())
                .isTrue();
    }

    @Test
    void nobodyElseKnowsThatItExists() {
        var id = chairOf(seller);
        var other = api.person();

        other.get("/api/my-items/" + id).expect(404);
        other.patch("/api/my-items/" + id, Map.of("price", 1)).expect(404);
        other.upload("/api/my-items/" + id + "/images", form(photo())).expect(404);
        other.post("/api/my-items/" + id + "/sold").expect(404);
        other.delete("/api/my-items/" + id).expect(404);
        assertThat(other.get("/api/my-items").expect(200).get("items").size()).isZero();
        api.anonymous("/api/my-items/" + id).expect(401);
        seller.get("/api/my-items/" + UUID.randomUUID()).expect(404);
        seller.get("/api/my-items/1").expect(404);
    }

    @Test
    void aDraftThatIsDeletedIsGoneWithItsPhotos() {
        var id = chairOf(seller);
        var photo = seller.get("/api/my-items/" + id)
                .body()
                .get("images")
                .get(0)
                .get("url")
                .asString()
                .replaceFirst("https?://[^/]+", "");
        seller.get(photo).expect(200);

        seller.delete("/api/my-items/" + id).expect(204);

        seller.get("/api/my-items/" + id).expect(404);
        seller.get(photo).expect(404);
        seller.delete("/api/my-items/" + id).expect(404);
    }

    @Test
    void itemsAreListedNewestFirstPageByPage() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.addFirst(
                    seller.post("/api/my-items", "{}").expect(201).get("id").asString());
        }

        var seen = new ArrayList<String>();
        var page = seller.get("/api/my-items?limit=2").expect(200);
        while (true) {
            page.get("items").forEach(i -> seen.add(i.get("id").asString()));
            if (page.get("next_cursor").isNull()) {
                break;
            }
            page = seller.get("/api/my-items?limit=2&cursor="
                            + page.get("next_cursor").asString())
                    .expect(200);
        }

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void aListCanBeOfOneStatus() {
        chairOf(seller);

        assertThat(seller.get("/api/my-items?status=draft")
                        .expect(200)
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(seller.get("/api/my-items?status=sold")
                        .expect(200)
                        .get("items")
                        .size())
                .isZero();
        assertThat(fields(seller.get("/api/my-items?status=lost").expect(400))).containsExactly("status");
    }

    @Test
    void theSellersPageShowsWhatWasTypedAsText() {
        var chair = chair();
        chair.put("title", "<script>alert(1)</script>");
        var id = id(seller.post("/api/my-items", chair).expect(201));

        var page = seller.get("/items/" + id);

        page.expect(200);
        assertThat(page.text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert(1)");
        assertThat(page.text()).contains("$299.99", "San Jose, CA");
        assertThat(api.person().get("/items/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatTheFormDoesNotKnowIsRefusedByName() {
        var misnamed = new Api.Upload("photo", "a.jpg", "image/jpeg", Selling.PHOTO);

        assertThat(fields(seller.upload("/api/my-items", form(misnamed)).expect(400)))
                .containsExactly("photo");
    }

    @Test
    void aTownIsChangedByItsPostalCode() {
        var id = chairOf(seller);

        assertThat(fields(seller.patch("/api/my-items/" + id, Map.of("city", "Oakland"))
                        .expect(400)))
                .containsExactly("city");
        assertThat(seller.patch("/api/my-items/" + id, Map.of("postal_code", "94607"))
                        .expect(200)
                        .get("city")
                        .asString())
                .isEqualTo("Oakland");
    }

    @Test
    void theDescriptionOfTheApiSaysWhatAnItemTakes() {
        var api = this.api.anonymous("/api/openapi.json").expect(200);

        var post = api.at("/paths/~1api~1my-items/post/requestBody/content");
        assertThat(post.propertyNames()).containsExactlyInAnyOrder("application/json", "multipart/form-data");
        assertThat(api.at("/components/schemas/MyItemsItemFields/properties").propertyNames())
                .contains("title", "postal_code")
                .hasSize(12);
    }
}
