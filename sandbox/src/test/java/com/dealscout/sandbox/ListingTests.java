package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a marketplace does with listings, by the partner contract. */
class ListingTests {

    private final Program seller = Program.connectedTo("facebook");
    private final String reference = Program.newReference();

    @Test
    void aNewListingIsLiveAtOnceAndHasAPage() {
        var answer = seller.list(reference, Program.chair(), Program.PHOTO, Program.OTHER_PHOTO);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("state").stringValue()).isEqualTo("live");
        assertThat(answer.json().get("reference").stringValue()).isEqualTo(reference);
        assertThat(seller.visitor().get(answer.json().get("url").stringValue()).status())
                .isEqualTo(200);
        assertThat(seller.get("/listings/" + reference).json()).isEqualTo(answer.json());
    }

    @Test
    void theShelfShowsThePhotosThatWereReallyUploaded() {
        var externalId = seller.list(reference, Program.chair(), Program.PHOTO, Program.OTHER_PHOTO)
                .json()
                .get("externalId")
                .stringValue();

        var shown = onShelf(externalId);

        assertThat(shown.get("price").decimalValue()).isEqualByComparingTo("299.99");
        assertThat(shown.get("status").stringValue()).isEqualTo("live");
        assertThat(shown.get("ended_at").isNull()).isTrue();
        assertThat(shown.get("images").get(0).get("bytes").intValue()).isEqualTo(Program.PHOTO.length);
        assertThat(shown.get("images").get(1).get("sha256").stringValue())
                .isEqualTo(Photo.of(Program.OTHER_PHOTO, PhotoFormat.PNG).sha256());
        assertThat(seller.visitor()
                        .get("/facebook/listings/" + externalId + "/photos/1")
                        .bytes())
                .isEqualTo(Program.OTHER_PHOTO);
    }

    @Test
    void theSameRevisionWithTheSameBodyChangesNothing() {
        var first = seller.list(reference, Program.chair(), Program.PHOTO);

        var again = seller.list(reference, Program.chair(), Program.PHOTO);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void theSameRevisionWithAnotherBodyIsStale() {
        seller.list(reference, Program.chair(), Program.PHOTO);

        assertThat(code(seller.list(reference, Program.chair().put("title", "Another chair"), Program.PHOTO)))
                .isEqualTo("409 stale_revision");
        assertThat(code(seller.list(reference, Program.chair(), Program.OTHER_PHOTO)))
                .isEqualTo("409 stale_revision");
    }

    @Test
    void aHigherRevisionReplacesTextPriceAndPhotos() {
        var externalId = seller.list(reference);
        var cheaper = Program.chair().put("revision", 7);
        cheaper.putObject("price").put("amount", "249").put("currency", "USD");

        var answer = seller.list(reference, cheaper, Program.OTHER_PHOTO);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("revision").intValue()).isEqualTo(7);
        assertThat(seller.visitor().get("/control/facebook/listings").body())
                .containsPattern(reference + "\"[^}]*\"price\":249\\.00,");
        assertThat(onShelf(externalId).get("images")).hasSize(1);
    }

    @Test
    void endingItTwiceAnswersTheSameEndedListing() {
        var externalId = seller.list(reference);

        var first = seller.end(reference, "sold_elsewhere");
        var second = seller.end(reference, "withdrawn");

        assertThat(first.json().get("state").stringValue()).isEqualTo("ended");
        assertThat(first.json().get("endReason").stringValue()).isEqualTo("sold_elsewhere");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(onShelf(externalId).get("status").stringValue()).isEqualTo("ended");
        assertThat(onShelf(externalId).get("ended_at").isString()).isTrue();
    }

    @Test
    void whatHasEndedCannotBeRevived() {
        seller.list(reference);
        seller.end(reference, "withdrawn");

        assertThat(code(seller.list(reference, Program.chair().put("revision", 2), Program.PHOTO)))
                .isEqualTo("409 stale_revision");
    }

    @Test
    void endingNeedsAReasonOfTheContract() {
        seller.list(reference);

        assertThat(code(seller.end(reference, "bored"))).isEqualTo("400 invalid");
    }

    @Test
    void anotherSellersReferenceIsUnknown() {
        seller.list(reference);
        var other = Program.connectedTo("facebook");

        assertThat(code(other.get("/listings/" + reference))).isEqualTo("404 not_found");
        assertThat(code(other.end(reference, "withdrawn"))).isEqualTo("404 not_found");
        assertThat(other.list(reference, Program.chair(), Program.PHOTO).status())
                .isEqualTo(201);
    }

    @Test
    void listsTheSellersOwnOldestChangeFirst() {
        var second = Program.newReference();
        seller.list(reference);
        seller.list(second);
        seller.list(reference, Program.chair().put("revision", 2), Program.PHOTO);

        var page = seller.get("/listings").json();

        assertThat(page.get("items")
                        .valueStream()
                        .map(item -> item.get("reference").stringValue()))
                .containsExactly(second, reference);
        assertThat(page.get("next").isNull()).isTrue();
        assertThat(seller.get("/listings?updated_since=2999-01-01T00:00:00Z")
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void longListsComeInPages() {
        for (var i = 0; i < 101; i++) {
            seller.list(Program.newReference());
        }

        var first = seller.get("/listings").json();
        var second = seller.get("/listings?cursor=" + first.get("next").stringValue())
                .json();

        assertThat(first.get("items")).hasSize(100);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(code(seller.get("/listings?cursor=%21"))).isEqualTo("400 invalid");
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("badInputs")
    void whatTheSchemaDoesNotAllowIsRefusedWithThePointer(ObjectNode input, String pointer, String why) {
        var answer = seller.list(reference, input, Program.PHOTO);

        assertThat(code(answer)).as(why).isEqualTo("400 invalid");
        assertThat(answer.json().get("retryable").booleanValue()).isFalse();
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").stringValue()))
                .contains(pointer);
        assertThat(seller.get("/listings/" + reference).status()).isEqualTo(404);
    }

    static Stream<Arguments> badInputs() {
        return Stream.of(
                Arguments.of(Program.chair().put("revision", 0), "/revision", "revision below 1"),
                Arguments.of(Program.chair().put("revision", 1.5), "/revision", "revision not whole"),
                Arguments.of(Program.chair().put("title", "ab"), "/title", "title too short"),
                Arguments.of(Program.chair().put("title", "x".repeat(101)), "/title", "title too long"),
                Arguments.of(Program.chair().put("description", ""), "/description", "no description"),
                Arguments.of(
                        Program.chair().put("description", "x".repeat(4_001)), "/description", "description too long"),
                Arguments.of(Program.chair().put("description", "a\u0000b"), "/description", "NUL in the description"),
                Arguments.of(Program.chair().put("condition", "mint"), "/condition", "unknown condition"),
                Arguments.of(Program.chair().put("colour", "red"), "/colour", "unknown field"),
                Arguments.of(Program.chair().put("negotiable", "yes"), "/negotiable", "negotiable as text"),
                Arguments.of(Program.chair().putNull("negotiable"), "/negotiable", "null where the type has none"),
                Arguments.of(Program.chair().without("location"), "/location", "no location"),
                Arguments.of(with("price", "amount", "-5"), "/price/amount", "negative price"),
                Arguments.of(with("price", "amount", "5.123"), "/price/amount", "three decimals"),
                Arguments.of(with("price", "currency", "usd"), "/price/currency", "currency in small letters"),
                Arguments.of(with("price", "currency", "JPY"), "/price/currency", "currency it does not take"),
                Arguments.of(with("price", "vat", "1"), "/price/vat", "unknown field of the price"),
                Arguments.of(with("location", "country", "USA"), "/location/country", "country of three letters"),
                Arguments.of(
                        with("location", "postalCode", "1234567890123"), "/location/postalCode", "long postal code"),
                Arguments.of(list("delivery", "drone"), "/delivery", "unknown delivery"),
                Arguments.of(list("delivery", "pickup", "pickup"), "/delivery", "delivery named twice"),
                Arguments.of(list("images"), "/images", "empty list of images"),
                Arguments.of(list("images", "ftp://example.com/a.jpg"), "/images/0", "image by ftp"),
                Arguments.of(Program.chair().put("expiresAt", "tomorrow"), "/expiresAt", "expiry that is no time"),
                Arguments.of(
                        Program.chair().put("expiresAt", "2001-01-01T00:00:00Z"), "/expiresAt", "expiry in the past"));
    }

    private static ObjectNode with(String object, String field, String value) {
        var chair = Program.chair();
        ((ObjectNode) chair.get(object)).put(field, value);
        return chair;
    }

    private static ObjectNode list(String field, String... values) {
        var chair = Program.chair();
        Arrays.stream(values).forEach(chair.withArray(field)::add);
        if (values.length == 0) {
            chair.putArray(field);
        }
        return chair;
    }

    @Test
    void theCategoryMustBeOneOfTheCapabilities() {
        var published = seller.get("/capabilities").json();

        assertThat(published
                        .get("categories")
                        .valueStream()
                        .map(category -> category.get("id").stringValue()))
                .contains("furniture", "electronics", "other")
                .hasSizeGreaterThan(19);
        assertThat(code(seller.list(reference, Program.chair().put("category", "spaceships"), Program.PHOTO)))
                .isEqualTo("422 category_unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "Call me at 408-555-0142, phone number",
        "Call (408) 555-2142 after six, phone number",
        "Text 4085552142, phone number",
        "See https://example.com/chair, link",
        "More on mychairs.com today, link",
        "Write to me@example.org, mail address"
    })
    void offerupBarsWaysAroundIt(String description, String why) {
        var onOfferup = Program.connectedTo("offerup");

        var answer = onOfferup.list(reference, Program.chair().put("description", description), Program.PHOTO);

        assertThat(code(answer)).isEqualTo("422 text_not_allowed");
        assertThat(answer.json().get("errors").get(0).get("pointer").stringValue())
                .isEqualTo("/description");
        assertThat(answer.json().get("detail").stringValue()).contains(why);
        assertThat(seller.list(reference, Program.chair().put("description", description), Program.PHOTO)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void photosMustBeWholePictures() {
        var cutOff = Arrays.copyOf(Program.PHOTO, Program.PHOTO.length / 2);
        var noPicture = "This is a text.".getBytes(StandardCharsets.UTF_8);

        assertThat(code(seller.list(reference, Program.chair(), cutOff))).isEqualTo("422 image_unreadable");
        assertThat(code(seller.list(reference, Program.chair(), Program.PHOTO, noPicture)))
                .isEqualTo("422 image_unreadable");
        assertThat(code(seller.list(reference, Program.chair()))).isEqualTo("400 invalid");
    }

    @Test
    void aPhotoMayNotBeLargerThanTheCapabilitiesSay() {
        var limit = seller.get("/capabilities").json().get("maxImageBytes").intValue();

        assertThat(code(seller.list(reference, Program.chair(), new byte[limit + 1])))
                .isEqualTo("413 too_large");
    }

    @Test
    void morePhotosThanTheMarketplaceTakesAreRefused() {
        var onOfferup = Program.connectedTo("offerup");
        var thirteen = Stream.generate(() -> Program.PHOTO).limit(13).toArray(byte[][]::new);
        var twentyFive = Stream.generate(() -> Program.PHOTO).limit(25).toArray(byte[][]::new);

        assertThat(code(onOfferup.list(reference, Program.chair(), thirteen))).isEqualTo("422 limit_reached");
        assertThat(code(onOfferup.list(reference, Program.chair(), twentyFive))).isEqualTo("400 invalid");
    }

    @Test
    void thePartsMustHaveTheContentTypesOfTheContract() {
        var listing = Program.chair().toString().getBytes(StandardCharsets.UTF_8);
        var plainListing = new Program.Multipart()
                .part("listing", "text/plain", listing)
                .part("image", "image/jpeg", Program.PHOTO);
        var namelessPhoto = new Program.Multipart()
                .part("listing", "application/json", listing)
                .part("image", "application/octet-stream", Program.PHOTO);

        assertThat(code(put(plainListing))).isEqualTo("400 invalid");
        assertThat(code(put(namelessPhoto))).isEqualTo("400 invalid");
        assertThat(code(seller.visitor()
                        .send(seller.to("/listings/" + reference)
                                .header("Content-Type", "text/plain")
                                .PUT(Visitor.text("{}")))))
                .isEqualTo("400 invalid");
    }

    private Visitor.Answer put(Program.Multipart body) {
        return seller.visitor()
                .send(seller.to("/listings/" + reference)
                        .header("Content-Type", body.contentType())
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(body.bytes())));
    }

    @Test
    void photosMayBeFetchedByAddressInstead() {
        var published = seller.list(Program.newReference());
        var byAddress = list("images", seller.visitor().base() + "/facebook/listings/" + published + "/photos/0");

        var answer = seller.put("/listings/" + reference, byAddress.toString());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(onShelf(answer.json().get("externalId").stringValue())
                        .get("images")
                        .get(0)
                        .get("bytes")
                        .intValue())
                .isEqualTo(Program.PHOTO.length);
        assertThat(seller.put("/listings/" + reference, byAddress.toString()).status())
                .isEqualTo(200);
    }

    @Test
    void withoutPhotosOfEitherKindNothingIsListed() {
        assertThat(code(seller.put("/listings/" + reference, Program.chair().toString())))
                .isEqualTo("400 invalid");
        assertThat(code(seller.put(
                        "/listings/" + reference,
                        list("images", seller.visitor().base() + "/nowhere.jpg").toString())))
                .isEqualTo("422 image_unreadable");
    }

    @Test
    void brokenJsonAndImpossibleReferencesAreRefused() {
        assertThat(code(seller.put("/listings/" + reference, "{\"revision\": 1,")))
                .isEqualTo("400 invalid");
        assertThat(code(seller.get("/listings/-starts-with-a-dash"))).isEqualTo("400 invalid");
        assertThat(code(seller.get("/listings/" + "x".repeat(51)))).isEqualTo("400 invalid");
    }

    @Test
    void aListingEndsWhenItsTimeIsOver() {
        var soon = Instant.now().plusMillis(1_500);
        seller.list(reference, Program.chair().put("expiresAt", soon.toString()), Program.PHOTO);

        await().untilAsserted(() -> assertThat(seller.get("/listings/" + reference)
                        .json()
                        .path("endReason")
                        .asString(""))
                .isEqualTo("expired"));
    }

    private JsonNode onShelf(String externalId) {
        return seller.visitor()
                .get("/control/" + seller.marketplace() + "/listings")
                .json()
                .valueStream()
                .filter(listing -> listing.get("external_id").stringValue().equals(externalId))
                .findFirst()
                .orElseThrow();
    }

    static String code(Visitor.Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(answer.status());
        return answer.status() + " " + answer.json().get("code").stringValue();
    }
}
