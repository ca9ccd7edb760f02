package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.identity.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class DiscordWriterTests {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private final NotificationBodies bodies = new NotificationBodies(json);
    private final DiscordWriter writer = new DiscordWriter(bodies);

    @Test
    void nobodyCanBeMentioned() {
        var body = json.writeValueAsString(message(MailTextTests.chair(), rule("Chairs @everyone")));

        assertThat(body).contains("\"allowed_mentions\":{\"parse\":[]}");
    }

    @Test
    void severalRulesAreNamedOneALineAndTheOldestInTheTitle() {
        var embed = embed(MailTextTests.chair(), rule("Oldest"), rule("Second"));

        assertThat(embed.title()).isEqualTo("🎯 Deal Alert: Oldest");
        assertThat(embed.description())
                .endsWith("💚 This matches your alert \"Oldest\"\n💚 This matches your alert \"Second\"");
    }

    @Test
    void whatIsUnknownIsNoField() {
        var bare = new Content.Deal(
                "Lamp", null, "USD", null, "good", null, "/photos/1", "http://localhost/listings/1", List.of());

        var embed = embed(bare, rule("Lamps"));

        assertThat(embed.fields()).extracting(DiscordMessage.Field::name).containsExactly("Condition");
        assertThat(embed.image()).isNull();
    }

    @Test
    void theLongestWordsStayWithinDiscordsLimits() {
        var marks = "*".repeat(100);
        var deal = new Content.Deal(
                marks,
                new BigDecimal("999999.99"),
                "USD",
                "_".repeat(4_000),
                "excellent",
                "~".repeat(4_000),
                null,
                "http://localhost/listings/1",
                IntStream.range(0, 40)
                        .mapToObj(i ->
                                new Content.Link("View Listing on " + marks, "https://example.org/" + "x".repeat(200)))
                        .toList());
        var rules = Collections.nCopies(200, rule("|".repeat(80))).toArray(Reason[]::new);

        within(embed(deal, rules));
        within(embed(new Content.PriceDrop(deal, BigDecimal.TEN), rules));
        within(embed(new Content.Letter(
                "#".repeat(5_000), List.of("`".repeat(20_000)), new Content.Link("Answer", "http://localhost/inbox"))));
    }

    private static void within(DiscordMessage.Embed embed) {
        assertThat(embed.title().length()).isLessThanOrEqualTo(256);
        assertThat(embed.description().length()).isLessThanOrEqualTo(4_096);
        var all = embed.title().length() + embed.description().length();
        for (var field : embed.fields()) {
            assertThat(field.value().length()).isLessThanOrEqualTo(1_024);
            all += field.name().length() + field.value().length();
        }
        assertThat(all).as("all parts together").isLessThanOrEqualTo(6_000);
    }

    @Test
    void aLetterKeepsItsLinkHoweverLongItIs() {
        var embed = embed(new Content.Letter(
                "New message", List.of("x".repeat(20_000)), new Content.Link("Answer", "http://localhost/inbox/1")));

        assertThat(embed.description()).endsWith("\n\n[Answer](http://localhost/inbox/1)");
    }

    private DiscordMessage.Embed embed(Content content, Reason... rules) {
        return message(content, rules).embeds().getFirst();
    }

    private DiscordMessage message(Content content, Reason... rules) {
        return writer.write(new Parcel(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.EPOCH,
                Channel.DISCORD,
                new Delivery.Sending(1),
                UUID.randomUUID(),
                new PersonId(UUID.randomUUID()),
                Kind.DEAL_ALERT,
                null,
                null,
                new Parcel.Said.Told(bodies.write(content)),
                List.of(rules),
                null,
                Instant.EPOCH));
    }

    private static Reason rule(String name) {
        return new Reason(UUID.randomUUID(), name, "/pause");
    }
}
