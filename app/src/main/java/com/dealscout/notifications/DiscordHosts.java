package com.dealscout.notifications;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which webhook addresses people may give us to call: Discord's own, and the sandbox's where it is used. The whole
 * address is matched, so that no user-info, port, other path or query slips in.
 */
@Component
class DiscordHosts {

    private static final Pattern DISCORD = Pattern.compile(
            "https://(?:(?:canary|ptb)\\.)?discord(?:app)?\\.com/api(?:/v\\d{1,2})?/webhooks/\\d{1,20}/[A-Za-z0-9_-]{1,200}");

    private final @Nullable Pattern sandbox;

    DiscordHosts(@Value("${dealscout.sandbox-url:}") String sandboxUrl) {
        this.sandbox = sandboxUrl.isEmpty()
                ? null
                : Pattern.compile(Pattern.quote(sandboxUrl.replaceAll("/+$", ""))
                        + "/discord/api/webhooks/[A-Za-z0-9_-]{1,200}/[A-Za-z0-9_-]{1,200}");
    }

    Optional<DiscordWebhook> accept(String url) {
        var accepted = DISCORD.matcher(url).matches()
                || sandbox != null && sandbox.matcher(url).matches();
        return accepted ? Optional.of(new DiscordWebhook(url)) : Optional.empty();
    }
}
