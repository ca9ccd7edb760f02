package com.dealscout.sandbox;

import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
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

    /** Written one by one, because a list may be far larger than the heap. */
    static void answerList(Context ctx, Iterator<? extends JsonNode> nodes) {
        ctx.status(200).contentType(TYPE);
        try (var out = new BufferedOutputStream(ctx.outputStream(), 65_536)) {
            out.write('[');
            while (nodes.hasNext()) {
                out.write(bytes(nodes.next()));
                if (nodes.hasNext()) {
                    out.write(',');
                }
            }
            out.write(']');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
