package com.dealscout.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a call to a Discord webhook: one embed, and nobody mentioned whatever its words say. */
record DiscordMessage(List<Embed> embeds, AllowedMentions allowedMentions) {

    static DiscordMessage of(Embed embed) {
        return new DiscordMessage(List.of(embed), new AllowedMentions(List.of()));
    }

    /** @param parse which kinds of mention to look for; none */
    record AllowedMentions(List<String> parse) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Embed(
            String title,
            @Nullable String url,
            @Nullable String description,
            int color,
            List<Field> fields,
            @Nullable Image image) {}

    record Field(String name, String value, boolean inline) {}

    record Image(String url) {}
}
