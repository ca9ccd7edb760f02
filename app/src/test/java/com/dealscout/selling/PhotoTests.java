package com.dealscout.selling;

import static com.dealscout.selling.Selling.chairOf;
import static com.dealscout.selling.Selling.fields;
import static com.dealscout.selling.Selling.form;
import static com.dealscout.selling.Selling.photo;
import static com.dealscout.selling.Selling.photos;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import com.dealscout.selling.darkroom.Pictures;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApp
class PhotoTests {

    @Autowired
    Api api;

    @Autowired
    Items items;

    private Api.Caller seller;

    @BeforeEach
    void somebody() {
        seller = api.person();
    }

    @Test
    void aPhotoIsServedAsJpegWhateverWasSent() {
        var png = Pictures.encode(Pictures.quarters(600, 800), "png");
        var item = seller.upload("/api/my-items", form(new Api.Upload("photos", "chair.png", "image/png", png)))
                .expect(201);

        var picture = seller.get(path(item.get("images").get(0).get("url").asString()));
        var thumbnail =
                seller.get(path(item.get("images").get(0).get("thumbnail_url").asString()));

        for (var served : List.of(picture, thumbnail)) {
            served.expect(200);
            assertThat(served.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(served.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        }
        assertThat(items.photoBytes(
                        UUID.fromString(item.get("images").get(0).get("id").asString())))
                .startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void photosOfADraftAreForItsOwnerOnly() {
        var path = firstPhoto(chairOf(seller));

        var own = seller.get(path);
        own.expect(200);
        assertThat(own.headers().firstValue("Cache-Control")).contains("max-age=600, private");
        api.anonymous(path).expect(404);
        api.anonymous(path.replace(".jpg", "-thumb.jpg")).expect(404);
        api.person().get(path).expect(404);
    }

    @Test
    void photosOfAPostedItemAreForEverybodyAndNeverAskedForTwice() {
        var id = chairOf(seller);
        var path = firstPhoto(id);
        items.post(PersonId.parse(seller.id), id);

        var picture = api.anonymous(path);

        picture.expect(200);
        assertThat(picture.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("public").contains("immutable"));
        var again = api.send(api.request(path)
                .GET()
                .header("If-None-Match", picture.headers().firstValue("ETag").orElseThrow()));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void whatASellerTookBackIsSeenByThemOnly() {
        var id = chairOf(seller);
        var path = firstPhoto(id);
        items.post(PersonId.parse(seller.id), id);

        seller.delete("/api/my-items/" + id).expect(204);

        api.anonymous(path).expect(404);
        seller.get(path).expect(200);
    }

    @Test
    void aNameThatNoPhotoHasIsNotFound() {
        api.anonymous("/photos/" + "0".repeat(40) + ".jpg").expect(404);
        assertThat(api.anonymous("/photos/..%2F..%2Fetc%2Fpasswd.jpg").status()).isIn(400, 404);
        assertThat(api.anonymous("/photos/chair.jpg").status()).isEqualTo(404);
    }

    @Test
    void everyFileThatIsNoPhotoIsNamed() {
        var refused = seller.upload(
                        "/api/my-items",
                        form(
                                photo("notes.jpg", "just words".getBytes()),
                                photo(),
                                photo("half.jpg", Arrays.copyOf(Selling.PHOTO, Selling.PHOTO.length / 2))))
                .expect(400);

        assertThat(fields(refused)).containsExactly("photos[0]", "photos[2]");
        assertThat(refused.get("errors").get(0).get("message").asString())
                .isEqualTo("notes.jpg is text, not a photo. Send a JPEG, PNG, WebP or GIF.");
        assertThat(refused.get("errors").get(1).get("message").asString()).startsWith("half.jpg is cut off");
    }

    @Test
    void aFileMayHaveALongNameInAnyScript() {
        var name = "椅子".repeat(200) + ".jpg";

        seller.upload("/api/my-items", form(photo(name, Selling.PHOTO))).expect(201);
    }

    @Test
    void anItemHasTwelvePhotosAtMost() {
        var id = chairOf(seller);
        var images = "/api/my-items/" + id + "/images";

        assertThat(seller.upload(images, photos(11)).expect(200).get("images").size())
                .isEqualTo(12);
        var refused = seller.upload(images, photos(1)).expect(400);

        assertThat(fields(refused)).containsExactly("photos");
        assertThat(refused.get("detail").asString()).contains("12");
        assertThat(seller.get("/api/my-items/" + id).body().get("images").size())
                .isEqualTo(12);
    }

    @Test
    void tooManyPhotosAreRefusedWithWordsHoweverMany() {
        for (var count : new int[] {13, 40, 70}) {
            var refused = seller.upload("/api/my-items", photos(count)).expect(400);

            assertThat(fields(refused)).as("%d photos", count).containsExactly("photos");
            assertThat(refused.get("detail").asString()).contains("12");
        }
    }

    @Test
    void aPhotoThatIsTooLargeIsNamed() {
        var large = new byte[(25 << 20) + 1];
        System.arraycopy(Selling.PHOTO, 0, large, 0, Selling.PHOTO.length);
        assertThat(fields(seller.upload("/api/my-items", form(photo(), photo("large.jpg", large)))
                        .expect(400)))
                .containsExactly("photos[1]");

        var larger = new byte[27 << 20];
        assertThat(fields(seller.upload("/api/my-items", form(photo(), photo("larger.jpg", larger)))
                        .expect(400)))
                .containsExactly("photos[1]");
    }

    @Test
    void aPhotoCanBeTakenAwayAndTheOrderStays() {
        var item = seller.upload("/api/my-items", photos(3)).expect(201);
        var id = Selling.id(item);
        var second = item.get("images").get(1).get("id").asString();

        var left = seller.delete("/api/my-items/" + id + "/images/" + second).expect(200);

        assertThat(left.get("images").valueStream().map(i -> i.get("id").asString()))
                .containsExactly(
                        item.get("images").get(0).get("id").asString(),
                        item.get("images").get(2).get("id").asString());
        seller.delete("/api/my-items/" + id + "/images/" + second).expect(404);
        var added = seller.upload("/api/my-items/" + id + "/images", photos(1)).expect(200);
        assertThat(added.get("images").get(0)).isEqualTo(item.get("images").get(0));
        assertThat(added.get("images").size()).isEqualTo(3);
    }

    @Test
    void aPhotoOfAnotherItemIsNotThere() {
        var mine = chairOf(seller);
        var other = seller.upload("/api/my-items", photos(1)).expect(201);

        seller.delete("/api/my-items/" + mine + "/images/"
                        + other.get("images").get(0).get("id").asString())
                .expect(404);
    }

    private String firstPhoto(ItemId id) {
        return items.find(id).orElseThrow().photos().getFirst().path();
    }

    private static String path(String url) {
        return url.replaceFirst("https?://[^/]+", "");
    }
}
