package com.dealscout.sandbox;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: what comes in is checked field by field, what goes out is built in the order of the contract. */
final class Json {

    static final String TYPE = "application/json";
    static final String PROBLEM_TYPE = "application/problem+json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** @throws Broken if it is not one JSON value, or an object names a field twice */
    static JsonNode parse(byte[] body) {
        try {
            var node = MAPPER.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw new Broken("empty");
            }
            return node;
        } catch (JacksonException e) {
            throw new Broken(e.getOriginalMessage());
        }
    }

    static JsonNode parse(String body) {
        return parse(body.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(Context ctx, int status, JsonNode node) {
        answer(ctx, status, TYPE, node);
    }

    static void answer(Context ctx, int status, String type, JsonNode node) {
        ctx.status(status).contentType(type).result(bytes(node));
    }

    static String time(Instant instant) {
        return instant.toString();
    }

    /** What came in is not JSON. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String why) {
            super("not readable as JSON: " + why);
        }
    }
}
