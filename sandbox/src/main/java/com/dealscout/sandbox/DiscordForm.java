package com.dealscout.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the body of a webhook message against Discord's limits and collects what is wrong in Discord's own shape, a tree
 * like the body's with {@code _errors} at the leaves. Fields it does not know are ignored, as Discord does.
 */
final class DiscordForm {

    private static final int LONGEST_CONTENT = 2_000;
    private static final int MOST_EMBEDS = 10;
    private static final int MOST_FIELDS = 25;
    private static final int MOST_IN_ALL_EMBEDS = 6_000;
    private static final Set<String> MENTIONS = Set.of("users", "roles", "everyone");

    private final ObjectNode errors = Json.object();
    private int embedded;

    /** What is wrong, or null if nothing is. */
    static @Nullable ObjectNode errorsIn(JsonNode body) {
        var form = new DiscordForm();
        form.text(body, "content", LONGEST_CONTENT, "content");
        form.text(body, "username", 80, "username");
        form.refuseReservedName(body.path("username"));
        form.url(body, "avatar_url", "avatar_url");
        form.embeds(body.path("embeds"));
        form.mentions(body.path("allowed_mentions"));
        return form.errors.isEmpty() ? null : form.errors;
    }

    private void embeds(JsonNode embeds) {
        if (absent(embeds)) {
            return;
        }
        if (!embeds.isArray()) {
            error("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType", "embeds");
            return;
        }
        if (embeds.size() > MOST_EMBEDS) {
            error("BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.", "embeds");
            return;
        }
        for (var i = 0; i < embeds.size(); i++) {
            embed(embeds.get(i), Integer.toString(i));
        }
        if (embedded > MOST_IN_ALL_EMBEDS) {
            error("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000", "embeds");
        }
    }

    private void embed(JsonNode embed, String at) {
        if (!embed.isObject()) {
            error("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType", "embeds", at);
            return;
        }
        embedded += text(embed, "title", 256, "embeds", at, "title");
        embedded += text(embed, "description", 4_096, "embeds", at, "description");
        url(embed, "url", "embeds", at, "url");
        embedded += text(embed.path("footer"), "text", 2_048, "embeds", at, "footer", "text");
        embedded += text(embed.path("author"), "name", 256, "embeds", at, "author", "name");
        url(embed.path("image"), "url", "embeds", at, "image", "url");
        url(embed.path("thumbnail"), "url", "embeds", at, "thumbnail", "url");
        var color = embed.path("color");
        if (!absent(color) && (!color.isIntegralNumber() || color.asLong() < 0 || color.asLong() > 0xffffff)) {
            error("NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.", "embeds", at, "color");
        }
        fields(embed.path("fields"), at);
    }

    private void fields(JsonNode fields, String at) {
        if (absent(fields)) {
            return;
        }
        if (!fields.isArray()) {
            error("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType", "embeds", at, "fields");
            return;
        }
        if (fields.size() > MOST_FIELDS) {
            error("BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.", "embeds", at, "fields");
            return;
        }
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            for (var name : List.of("name", "value")) {
                var path = new String[] {"embeds", at, "fields", Integer.toString(i), name};
                var length = text(field, name, name.equals("name") ? 256 : 1_024, path);
                if (length == 0 && (absent(field.path(name)) || field.path(name).isString())) {
                    error("BASE_TYPE_REQUIRED", "This field is required", path);
                }
                embedded += length;
            }
        }
    }

    private void mentions(JsonNode mentions) {
        if (absent(mentions)) {
            return;
        }
        var parse = mentions.path("parse");
        if (!absent(parse) && !parse.isArray()) {
            error("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType", "allowed_mentions", "parse");
            return;
        }
        for (var i = 0; i < parse.size(); i++) {
            if (!parse.get(i).isString() || !MENTIONS.contains(parse.get(i).stringValue())) {
                error(
                        "BASE_TYPE_CHOICES",
                        "Value must be one of ('users', 'roles', 'everyone').",
                        "allowed_mentions",
                        "parse",
                        Integer.toString(i));
            }
        }
    }

    private void refuseReservedName(JsonNode username) {
        for (var reserved : List.of("clyde", "discord")) {
            if (username.isString()
                    && username.stringValue().toLowerCase(Locale.ROOT).contains(reserved)) {
                error("USERNAME_INVALID_CONTAINS", "Username cannot contain \"%s\"".formatted(reserved), "username");
            }
        }
    }

    /** The length of the text, 0 where there is none. */
    private int text(JsonNode object, String name, int most, String... path) {
        var value = object.path(name);
        if (absent(value)) {
            return 0;
        }
        if (!value.isString()) {
            error("STRING_TYPE_CONVERT", "Could not interpret \"%s\" as string.".formatted(value), path);
            return 0;
        }
        var text = value.stringValue();
        var length = text.codePointCount(0, text.length());
        if (length > most) {
            error("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.".formatted(most), path);
        }
        return length;
    }

    private void url(JsonNode object, String name, String... path) {
        var value = object.path(name);
        if (text(object, name, 2_048, path) > 0 && !value.stringValue().matches("(https?|attachment)://\\S+")) {
            error("URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https').", path);
        }
    }

    private void error(String code, String message, String... path) {
        var node = errors;
        for (var step : path) {
            node = node.get(step) instanceof ObjectNode child ? child : node.putObject(step);
        }
        node.withArray("_errors").addObject().put("code", code).put("message", message);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
