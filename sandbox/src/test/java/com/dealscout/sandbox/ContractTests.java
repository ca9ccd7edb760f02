package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every answer is held against the specification that it claims to follow. */
class ContractTests {

    private static final Path PARTNER = Path.of("..", "docs", "partner.openapi.yaml");

    @Test
    void theMarketplaceAnswersByThePartnerContract() throws IOException {
        var contract = contract(PARTNER);
        var seller = Program.connectedTo("offerup");
        var reference = Program.newReference();
        var path = "/listings/" + reference;

        check(contract, Request.Method.GET, "/capabilities", seller.get("/capabilities"));
        check(contract, Request.Method.GET, "/seller", seller.get("/seller"));
        check(contract, Request.Method.PUT, path, seller.list(reference, Program.chair(), Program.PHOTO));
        check(
                contract,
                Request.Method.PUT,
                path,
                seller.list(reference, Program.chair().put("title", "x"), Program.PHOTO));
        check(
                contract,
                Request.Method.PUT,
                path,
                seller.list(reference, Program.chair().put("title", "Other"), Program.PHOTO));
        check(contract, Request.Method.GET, path, seller.get(path));
        check(contract, Request.Method.GET, "/listings", seller.get("/listings"));
        check(contract, Request.Method.GET, "/listings/unknown", seller.get("/listings/unknown"));
        write(seller, reference);
        var conversations = seller.get("/conversations");
        check(contract, Request.Method.GET, "/conversations", conversations);
        var id = conversations.json().get("items").get(0).get("id").stringValue();
        check(contract, Request.Method.POST, "/conversations/" + id + "/messages", seller.say(id, "key-00001", "Yes"));
        check(
                contract,
                Request.Method.GET,
                "/conversations/" + id + "/messages",
                seller.get("/conversations/" + id + "/messages"));
        check(contract, Request.Method.DELETE, path, seller.end(reference, "sold_elsewhere"));
        check(contract, Request.Method.GET, path, seller.get(path));
        check(contract, Request.Method.PUT, "/webhook", seller.put("/webhook", "{}"));
    }

    private static void write(Program seller, String reference) {
        var externalId =
                seller.get("/listings/" + reference).json().get("externalId").stringValue();
        seller.visitor()
                .post(
                        "/control/offerup/listings/" + externalId + "/messages",
                        "{\"from\": \"Sarah\", \"text\": \"Still there?\"}");
    }

    @Test
    void webhooksFollowThePartnerContract() throws IOException {
        // The validator knows no webhooks: the same schema, as the body of an ordinary call.
        var asCall = Files.readString(PARTNER)
                .replace("webhooks:\n", "x-webhooks:\n")
                .replace(
                        "paths:\n",
                        "paths:\n  /event: {post: {requestBody: {$ref: '#/components/requestBodies/Event'}, responses: {'204': {description: ok}}}}\n");
        var contract = OpenApiInteractionValidator.createForInlineApiSpecification(asCall)
                .build();
        try (var receiver = new Receiver()) {
            var seller = Program.connectedTo("offerup");
            seller.put(
                    "/webhook",
                    "{\"url\": \"" + receiver.url() + "\", \"secret\": \"0123456789abcdef0123456789abcdef\"}");
            var reference = Program.newReference();
            seller.list(reference);
            write(seller, reference);
            seller.end(reference, "withdrawn");
            await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(3));

            for (var delivery : receiver.deliveries()) {
                var request = SimpleRequest.Builder.post("/event")
                        .withContentType("application/json")
                        .withBody(delivery.event().toString())
                        .build();
                assertNoErrors(
                        contract.validateRequest(request), delivery.event().toString());
            }
        }
    }

    @Test
    void discordsStandInAnswersByDiscordsSpecification() throws IOException {
        var levels = LevelResolver.create()
                .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                .build();
        var contract = OpenApiInteractionValidator.createForInlineApiSpecification(
                        Files.readString(Vendors.file("discord/webhooks.openapi.json")))
                .withLevelResolver(levels)
                .build();
        var visitor = Visitor.ofShared();
        var real = "/webhooks/" + (2_000_000_000_000_000L + System.nanoTime() % 1_000_000_000L) + "/token";
        var ours = "/discord/api" + real;
        var body =
                "{\"content\": \"Hello\", \"embeds\": [{\"title\": \"Deal\", \"url\": \"https://example.com\", \"description\": null,"
                        + " \"fields\": [{\"name\": \"Price\", \"value\": \"$5\"}]}], \"allowed_mentions\": {\"parse\": []}}";

        // First all calls, then all checks: these take longer than the rate limit's window.
        var posted = visitor.post(ours + "?wait=true", body);
        var message = "/messages/" + posted.json().get("id").stringValue();
        var edited = visitor.patch(ours + message, "{\"content\": \"~~Hello~~\"}");
        var read = visitor.get(ours + message);
        var empty = visitor.post(ours, "{}");
        var limited = visitor.post(ours, body);
        while (limited.status() == 204) {
            limited = visitor.post(ours, body);
        }
        var shown = visitor.get(ours);
        var removed = visitor.delete(ours + message);
        var deleted = visitor.delete(ours);
        var gone = visitor.get(ours);

        assertThat(limited.status()).isEqualTo(429);
        assertThat(gone.status()).isEqualTo(404);
        check(contract, Request.Method.POST, real, posted);
        check(contract, Request.Method.PATCH, real + message, edited);
        check(contract, Request.Method.GET, real + message, read);
        check(contract, Request.Method.POST, real, empty);
        check(contract, Request.Method.POST, real, limited);
        check(contract, Request.Method.GET, real, shown);
        check(contract, Request.Method.DELETE, real + message, removed);
        check(contract, Request.Method.DELETE, real, deleted);
        check(contract, Request.Method.GET, real, gone);
    }

    private static OpenApiInteractionValidator contract(Path file) throws IOException {
        return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file))
                .build();
    }

    private static void check(
            OpenApiInteractionValidator contract, Request.Method method, String path, Visitor.Answer answer) {
        var response = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach(response::withHeader);
        if (answer.bytes().length > 0) {
            response.withBody(answer.body());
        }
        assertNoErrors(
                contract.validateResponse(path, method, response.build()),
                method + " " + path + " " + answer.status() + " " + answer.body());
    }

    private static void assertNoErrors(ValidationReport report, String what) {
        assertThat(report.getMessages().stream()
                        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                        .map(ValidationReport.Message::getMessage))
                .as(what)
                .isEmpty();
    }
}
