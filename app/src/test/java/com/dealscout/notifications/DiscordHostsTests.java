package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordHostsTests {

    private final DiscordHosts hosts = new DiscordHosts("http://localhost:8090");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://discord.com/api/webhooks/123/abc-DEF_9",
                "https://discordapp.com/api/webhooks/123/abc",
                "https://canary.discord.com/api/webhooks/123/abc",
                "https://ptb.discord.com/api/v10/webhooks/123/abc",
                "http://localhost:8090/discord/api/webhooks/sarah/any-token"
            })
    void discordsOwnAddressesAndTheSandboxsAreAccepted(String url) {
        assertThat(hosts.accept(url)).contains(new DiscordWebhook(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://discord.com/api/webhooks/123/abc",
                "https://discord.com:8443/api/webhooks/123/abc",
                "https://user:pw@discord.com/api/webhooks/123/abc",
                "https://discord.com@evil.example/api/webhooks/123/abc",
                "https://discord.com.evil.example/api/webhooks/123/abc",
                "https://evildiscord.com/api/webhooks/123/abc",
                "https://evil.discord.com/api/webhooks/123/abc",
                "https://discord.com/api/webhooks/123/abc?wait=true",
                "https://discord.com/api/webhooks/123/abc#x",
                "https://discord.com/api/webhooks/123/abc/../../users",
                "https://discord.com/api/webhooks/123/abc/messages",
                "https://discord.com/api/webhooks/abc/abc",
                "https://discord.com/api/users/@me",
                "https://discord.com\\@evil.example/api/webhooks/123/abc",
                "https://discord.com/api/webhooks/123/abc\n",
                "http://127.0.0.1:8090/discord/api/webhooks/1/2",
                "http://localhost:80901/discord/api/webhooks/1/2",
                "http://localhost:8090/discord/api/webhooks/../control",
                "http://localhost:8090/control/mail",
                "file:///etc/passwd"
            })
    void everyOtherAddressIsRefused(String url) {
        assertThat(hosts.accept(url)).isEmpty();
    }

    @Test
    void withoutASandboxItsAddressIsRefusedToo() {
        assertThat(new DiscordHosts("").accept("http://localhost:8090/discord/api/webhooks/sarah/token"))
                .isEmpty();
    }

    @Test
    void aWebhooksTokenIsNotInItsText() {
        var webhook = new DiscordWebhook("https://discord.com/api/webhooks/123/abcdefghijklmnopqrstuvwxyz");

        assertThat(webhook.toString()).isEqualTo("https://discord.com/api/webhooks/123/****wxyz");
        assertThat(new DiscordWebhook("https://discord.com/api/webhooks/123/short").masked())
                .isEqualTo("https://discord.com/api/webhooks/123/****");
    }
}
