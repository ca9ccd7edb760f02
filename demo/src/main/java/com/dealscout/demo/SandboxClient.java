package com.dealscout.demo;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The sandbox's control calls: what really arrived at the mailbox, on the shelves and in Discord. */
public final class SandboxClient {

    private final Http http = new Http();
    private final String base;

    public SandboxClient(String base) {
        this.base = base;
    }

    public List<JsonNode> mailTo(String address) {
        return list("/control/mail?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    public List<JsonNode> allMail() {
        return list("/control/mail");
    }

    /** A mail to that address which is not among those; waits for it. */
    JsonNode mailBeside(String address, List<JsonNode> known) {
        return Await.until(
                "a mail to " + address,
                Duration.ofSeconds(120),
                () -> mailTo(address).stream()
                        .filter(mail -> !known.contains(mail))
                        .findFirst());
    }

    /** The first mail to that address whose subject contains {@code subject}; waits for it. */
    public JsonNode mailTo(String address, String subject) {
        return Await.until(
                "a mail to " + address + " about \"" + subject + "\"",
                Duration.ofSeconds(30),
                () -> mailTo(address).stream()
                        .filter(mail -> mail.get("subject").asString().contains(subject))
                        .findFirst());
    }

    /** The one link in a mail's text whose path starts so. */
    public String linkIn(JsonNode mail, String path) {
        var link = Pattern.compile("https?://[^/\\s]+" + Pattern.quote(path) + "\\S*")
                .matcher(mail.get("text").asString());
        if (!link.find()) {
            throw new Unexpected("The mail \"" + mail.get("subject").asString() + "\" should hold a link to " + path
                    + " but says:\n" + mail.get("text").asString());
        }
        return link.group();
    }

    /** A list that a control call answers, such as {@code /control/facebook/listings}. */
    public List<JsonNode> list(String path) {
        return http.send(http.to(base + path).GET()).expect(200).valueStream().toList();
    }

    /** What stands on a marketplace's shelf under our title. */
    public Optional<JsonNode> shelf(String marketplace, String title) {
        return list("/control/" + marketplace + "/listings").stream()
                .filter(listing -> listing.get("title").asString().equals(title))
                .findFirst();
    }

    /** What a marketplace has under its own id of a listing of ours. */
    public JsonNode listing(String marketplace, String externalId) {
        return list("/control/" + marketplace + "/listings").stream()
                .filter(listing -> listing.get("external_id").asString().equals(externalId))
                .findFirst()
                .orElseThrow(() -> new Unexpected(
                        "Expected listing " + externalId + " on the shelf of " + marketplace + "; it is not there."));
    }

    /** A buyer uses the form on a listing's page. */
    public void writeAsBuyer(String marketplace, String externalId, String name, String text) {
        control(
                "/control/" + marketplace + "/listings/" + externalId + "/messages",
                Map.of("from", name, "text", text));
    }

    /** All that was said about a listing over there, {@code from} a buyer's name or {@code seller}. */
    public List<JsonNode> thread(String marketplace, String externalId) {
        return list("/control/" + marketplace + "/listings/" + externalId + "/messages");
    }

    /** The address of a Discord webhook of the sandbox; it takes any id and token. */
    public String discordWebhook(String id) {
        return base + "/discord/api/webhooks/" + id + "/" + UUID.randomUUID();
    }

    public List<JsonNode> discordMessages(String webhookId) {
        return list("/control/discord/messages").stream()
                .filter(message -> message.get("webhook_id").asString().equals(webhookId))
                .toList();
    }

    /** A page as anybody's browser gets it. */
    public String page(String url) {
        var answer = http.send(http.to(url).GET());
        answer.expect(200);
        return answer.text();
    }

    public void control(String path, Object body) {
        var answer = http.send(
                http.to(base + path).header("Content-Type", "application/json").POST(http.json(body)));
        if (answer.status() / 100 != 2) {
            answer.expect(200);
        }
    }

    /** Empties shelves, threads, mailbox and messages. */
    public void empty() {
        http.send(http.to(base + "/control").method("DELETE", HttpRequest.BodyPublishers.noBody()));
    }
}
