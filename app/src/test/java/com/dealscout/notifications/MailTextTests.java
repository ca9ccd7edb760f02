package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.platform.PublicUrl;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The text of mails, character for character: other programs and the walkthrough rely on it. */
class MailTextTests {

    private static final String UNSUBSCRIBE = "http://localhost:8080/unsubscribe?person=p&token=t";

    private final MailWriter writer = new MailWriter(null, null, new PublicUrl("http://localhost:8080"), null);

    @Test
    void sarahIsToldOfTheChairInTheWordsOfTheWalkthrough() {
        var mail = mail(chair(), rule("Gaming Furniture Under $350"));

        assertThat(mail.subject()).isEqualTo("Deal Alert: Gaming Furniture Under $350");
        assertThat(mail.text()).isEqualTo("""
                        🎯 New Deal Matching Your Alert:
                           Gaming Furniture Under $350

                        VINTAGE LEATHER GAMING CHAIR

                        Price: $299.99
                        Category: Furniture - Gaming
                        Condition: Excellent
                        Location: San Jose, CA

                        [View Listing on Facebook]
                        http://localhost:8090/facebook/listings/1
                        [View Listing on Offerup]
                        http://localhost:8090/offerup/listings/2

                        You're receiving this because you created an alert
                        for "Gaming Furniture Under $350"

                        Why it matched: it meets everything that "Gaming Furniture Under $350" asks for.

                        See it on Deal Scout:
                        http://localhost:8080/listings/3

                        Pause "Gaming Furniture Under $350":
                        http://localhost:8080/pause/Gaming

                        Unsubscribe from all emails but those about your account:
                        http://localhost:8080/unsubscribe?person=p&token=t
                        """);
    }

    @Test
    void mikeIsToldOfTheChairInTheWordsOfTheWalkthrough() {
        var mail = mail(chair(), rule("Any Furniture Under $500"));

        assertThat(mail.subject()).isEqualTo("Deal Alert: Any Furniture Under $500");
        assertThat(mail.text()).startsWith("""
                        🎯 New Deal Matching Your Alert:
                           Any Furniture Under $500

                        VINTAGE LEATHER GAMING CHAIR

                        Price: $299.99
                        Category: Furniture - Gaming
                        Condition: Excellent
                        Location: San Jose, CA

                        [View Listing on Facebook]
                        http://localhost:8090/facebook/listings/1
                        [View Listing on Offerup]
                        http://localhost:8090/offerup/listings/2

                        You're receiving this because you created an alert
                        for "Any Furniture Under $500"

                        """);
    }

    @Test
    void severalRulesMakeOneMailThatNamesTheOldestInItsSubjectAndAllInItsText() {
        var mail = mail(chair(), rule("Oldest"), rule("Second"), rule("Third"));

        assertThat(mail.subject()).isEqualTo("Deal Alert: Oldest");
        assertThat(mail.text())
                .startsWith("""
                        🎯 New Deal Matching Your Alert:
                           Oldest
                           Second
                           Third

                        VINTAGE LEATHER GAMING CHAIR
                        """)
                .contains("""

                        You're receiving this because you created an alert
                        for "Oldest"
                        for "Second"
                        for "Third"

                        Why it matched: it meets everything that each of "Oldest", "Second" and "Third" asks for.
                        """)
                .contains("\nPause \"Oldest\":\n", "\nPause \"Second\":\n", "\nPause \"Third\":\n");
    }

    @Test
    void whatIsUnknownLeavesItsLineOut() {
        var bare = new Content.Deal(
                "Lamp", null, "USD", null, null, null, null, "http://localhost:8080/listings/3", List.of());

        assertThat(mail(bare, rule("Lamps")).text()).startsWith("""
                        🎯 New Deal Matching Your Alert:
                           Lamps

                        LAMP

                        You're receiving this because you created an alert
                        for "Lamps"
                        """);
    }

    @Test
    void aTitleCanStartNeitherALineNorAHeaderOfItsOwn() {
        var hostile = new Content.Deal(
                "Chair\r\nBcc: everybody@example.org\n\n[View Listing on Facebook]\u2028http://evil.example\u0000",
                null,
                "USD",
                "A\nB",
                null,
                null,
                null,
                "http://localhost:8080/listings/3",
                List.of());

        var mail = mail(hostile, rule("Chairs\r\nBcc: everybody@example.org"));

        assertThat(mail.subject()).isEqualTo("Deal Alert: Chairs Bcc: everybody@example.org");
        assertThat(mail.text().lines())
                .contains(
                        "CHAIR BCC: EVERYBODY@EXAMPLE.ORG [VIEW LISTING ON FACEBOOK] HTTP://EVIL.EXAMPLE",
                        "Category: A B")
                .noneMatch(line -> line.startsWith("Bcc") || line.startsWith("[View Listing"));
    }

    @Test
    void aLinkThatDoesNotLeadIntoTheWebIsLeftOut() {
        var hostile = new Content.Deal(
                "Chair",
                null,
                "USD",
                null,
                null,
                null,
                "javascript:alert(1)",
                "http://localhost:8080/listings/3",
                List.of(
                        new Content.Link("View Listing on Facebook", "javascript:alert(1)"),
                        new Content.Link("View Listing on Offerup", "https://offerup.example/1\nX: y")));

        var mail = (Mail.Offer) mail(hostile, rule("Chairs"));

        assertThat(mail.links()).isEmpty();
        assertThat(mail.image()).isNull();
        assertThat(mail.text()).doesNotContain("[View Listing");
    }

    @Test
    void aPriceDropSaysBothPrices() {
        var mail = writer.told(
                new Content.PriceDrop(chair(), new BigDecimal("349.99")), List.of(rule("Chairs")), UNSUBSCRIBE);

        assertThat(mail.subject()).isEqualTo("Price drop: Vintage Leather Gaming Chair");
        assertThat(mail.text())
                .contains("\nPrice: $299.99 (was $349.99)\n")
                .contains("[View Listing on Facebook]\nhttp://localhost:8090/facebook/listings/1\n");
    }

    @Test
    void aPriceDropForAWatcherNamesNoAlert() {
        var mail = writer.told(new Content.PriceDrop(chair(), new BigDecimal("349.99")), List.of(), UNSUBSCRIBE);

        assertThat(mail.text())
                .contains("\nYou're receiving this because you watch this item.\n")
                .doesNotContain("for \"");
    }

    @Test
    void aLetterKeepsTheLinesOfAMessageAndOffersOneThingToDo() {
        var mail = writer.told(
                new Content.Letter(
                        "New message from Mike",
                        List.of("Mike writes about \"Chair\":", "Still there?\nI can come at five.\u0007"),
                        new Content.Link("Answer Mike", "http://localhost:8080/inbox/1")),
                List.of(),
                UNSUBSCRIBE);

        assertThat(mail.subject()).isEqualTo("New message from Mike");
        assertThat(mail.text()).isEqualTo("""
                        Mike writes about "Chair":

                        Still there?
                        I can come at five.

                        [Answer Mike]
                        http://localhost:8080/inbox/1

                        Unsubscribe from all emails but those about your account:
                        http://localhost:8080/unsubscribe?person=p&token=t
                        """);
    }

    private Mail mail(Content.Deal deal, Reason... reasons) {
        return writer.told(deal, Arrays.asList(reasons), UNSUBSCRIBE);
    }

    private static Reason rule(String name) {
        return new Reason(UUID.randomUUID(), name, "/pause/" + name.split("\\W", 2)[0]);
    }

    static Content.Deal chair() {
        return new Content.Deal(
                "Vintage Leather Gaming Chair",
                new BigDecimal("299.99"),
                "USD",
                "Furniture - Gaming",
                "excellent",
                "San Jose, CA",
                "http://localhost:8080/photos/1",
                "http://localhost:8080/listings/3",
                List.of(
                        new Content.Link("View Listing on Facebook", "http://localhost:8090/facebook/listings/1"),
                        new Content.Link("View Listing on Offerup", "http://localhost:8090/offerup/listings/2")));
    }
}
