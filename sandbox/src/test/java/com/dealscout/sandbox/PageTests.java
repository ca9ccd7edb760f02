package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages a person looks at. */
class PageTests {

    private static final String NASTY = "<script>alert('x')</script>\"&";

    private final Visitor visitor = Visitor.ofShared();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/facebook", "/offerup", "/mail", "/discord", "/nothing", "/facebook/listings/1"})
    void everyPageSaysThatItIsAStandInAndAllowsNoScript(String path) {
        var page = visitor.get(path);

        assertThat(page.body()).contains("Stand-in");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aListingIsShownWithPhotosTextAndPrice() {
        var externalId = Program.connectedTo("offerup").list(Program.newReference());

        var page = visitor.get("/offerup/listings/" + externalId).body();

        assertThat(page)
                .contains("Vintage Leather Gaming Chair", "$299.99", "Excellent", "Furniture", "San Jose, US")
                .contains("Excellent condition, barely used.")
                .contains("/offerup/listings/" + externalId + "/photos/0");
    }

    @Test
    void whatPeopleTypeIsEscapedWhereverItLands() {
        var seller = Program.connectedTo("facebook");
        var chair = Program.chair().put("title", NASTY).put("description", NASTY);
        var externalId = seller.list(Program.newReference(), chair, Program.PHOTO)
                .json()
                .get("externalId")
                .stringValue();
        var message = Visitor.JSON.createObjectNode().put("from", NASTY).put("text", NASTY);
        visitor.post("/control/facebook/listings/" + externalId + "/messages", message.toString());
        var post = Visitor.JSON.createObjectNode().put("content", NASTY).put("username", NASTY);
        visitor.post("/discord/api/webhooks/1/" + UUID.randomUUID(), post.toString());

        for (var path : new String[] {
            "/",
            "/facebook",
            "/discord",
            "/facebook/listings/" + externalId,
            "/facebook/listings/" + externalId + "/conversations"
        }) {
            assertThat(visitor.get(path).body())
                    .as(path)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script");
        }
    }

    @Test
    void photosAreServedAsWhatTheyAre() {
        var externalId = Program.connectedTo("facebook").list(Program.newReference());

        var photo = visitor.get("/facebook/listings/" + externalId + "/photos/0");

        assertThat(photo.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(photo.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(visitor.get("/facebook/listings/" + externalId + "/photos/1").status())
                .isEqualTo(404);
        assertThat(visitor.get("/facebook/listings/" + externalId + "/photos/x").status())
                .isEqualTo(404);
    }

    @Test
    void aMailIsReadInAFrameThatCanDoNothing() throws MessagingException {
        var recipient = UUID.randomUUID() + "@example.com";
        sendHtml(recipient, "<p>Hello " + NASTY + "</p>");

        var list = visitor.get("/mail?to=" + recipient).body();
        var link = Pattern.compile("/mail/\\d+").matcher(list);
        assertThat(link.find()).isTrue();
        var page = visitor.get(link.group()).body();
        var frame = visitor.get(link.group() + "/html");

        assertThat(page)
                .contains("<iframe", "sandbox=\"allow-popups", "Message-ID")
                .doesNotContain("<script");
        assertThat(frame.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        assertThat(frame.body()).startsWith("<base target=\"_blank\">").contains("<p>Hello");
    }

    @Test
    void theOverviewShowsWhoIsConnectedAndWhatGoesWrongNext() {
        try (var sandbox = Sandboxes.fresh()) {
            var own = new Visitor(sandbox);
            Program.connected(own, "facebook", "listings");
            own.post(
                    "/control/facebook/faults", "{\"kind\": \"timeout_after\", \"operation\": \"post\", \"count\": 2}");
            own.post("/control/mail/faults", "{\"kind\": \"defer\", \"count\": 3}");

            assertThat(own.get("/").body()).contains("Connected: Seller 1", "timeout_after on post × 2", "defer × 3");
        }
    }

    private static void sendHtml(String to, String html) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(Visitor.SANDBOX.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("a@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(NASTY);
        message.setContent(html, "text/html; charset=UTF-8");
        Transport.send(message);
    }
}
