package com.dealscout.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import com.dealscout.platform.PublicUrl;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The bell and the channels, by clicking. */
@RunningApp
class BellPagesTests {

    @Autowired
    private Api api;

    @Autowired
    private Browsing browsing;

    @Autowired
    private Notifications notifications;

    @Autowired
    private PublicUrl publicUrl;

    @ParameterizedTest
    @EachScreen
    void whatIsToldArrivesLeadsSomewhereAndIsReadOnce(Screen screen, ColorScheme theme) {
        var me = api.person();
        try (var visit = browsing.visit(screen, theme, true)) {
            var page = visit.logIn(me).page;
            page.navigate("/notifications");
            assertThat(page.locator(".empty")).isVisible();
            visit.picture("bell-empty");

            tell(me, Kind.DEAL_ALERT, "Vintage Leather Gaming Chair", "/listings/" + UUID.randomUUID());
            assertThat(page.locator("#bell li.unread")).hasCount(1);
            assertThat(page.locator(".bell .n")).hasText("1 unread");
            tell(me, Kind.MESSAGE, "Mike wrote about “Vintage Leather Gaming Chair”", "/settings");
            tell(me, Kind.SOLD, "<b>\u202Eecno " + "w".repeat(500), "https://evil.example/");
            assertThat(page.locator("#bell li.unread")).hasCount(3);
            page.locator("#bell li.unread summary").last().click();
            assertThat(page.locator("details[open]")).containsText("not sent");
            visit.picture("bell");
            visit.isAccessible();

            page.locator("button[title='Mark as read']").first().click();
            assertThat(page.locator("#bell li.unread")).hasCount(2);
            page.locator("button.open", new Page.LocatorOptions().setHasText("Mike wrote about"))
                    .click();
            page.waitForURL("**/settings");
            assertThat(page.locator(".bell .n")).hasText("1 unread");
            page.navigate("/notifications");
            page.getByText("Mark all as read").click();
            assertThat(page.locator("#bell li.unread")).hasCount(0);
            assertThat(page.locator(".bell .n")).isHidden();
        }
    }

    @ParameterizedTest
    @EachScreen
    void channelsSaveThemselvesAndAreTried(Screen screen, ColorScheme theme) {
        var me = api.person();
        me.put("/api/notification-preferences", Map.of("max_per_day", 7, "quiet_hours_start", "21:30"))
                .expect(200);
        try (var visit = browsing.visit(screen, theme, true)) {
            var page = visit.logIn(me).page;
            page.navigate("/settings");
            page.locator("#f-discord-on").check();
            assertThat(page.locator("[id='e-channels.discord.webhook_url']")).containsText("is needed");
            assertThat(page.locator("#f-discord-on")).isChecked();
            page.locator("[id='f-channels.discord.webhook_url']")
                    .fill("https://discord.com/api/webhooks/1/abcdefghijklmnopqrstuvwxyz");
            page.locator("#f-email-on").focus();
            assertThat(page.locator("#notifications .said")).containsText("Saved");
            assertThat(page.locator("[id='f-channels.discord.webhook_url']"))
                    .hasValue("https://discord.com/api/webhooks/1/****wxyz");
            page.getByText("Send a test email").click();
            assertThat(page.locator("#tried")).containsText("Sent.");
            visit.picture("settings-channels");
            visit.isAccessible();

            var stored = me.get("/api/notification-preferences").expect(200);
            assertThat(stored.get("max_per_day").asInt()).isEqualTo(7);
            assertThat(stored.get("quiet_hours_start").asString()).isEqualTo("21:30");
            assertThat(stored.at("/channels/discord/enabled").asBoolean()).isTrue();
        }
    }

    @Test
    void withoutScriptTheSectionIsAPageThatSaves() {
        var me = api.person();
        try (var visit = browsing.visit(Screen.PHONE, ColorScheme.LIGHT, false)) {
            var page = visit.logIn(me).page;
            page.navigate("/settings");
            page.getByText("Email and Discord").click();
            page.locator("#f-email-on").uncheck();
            page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".said")).containsText("Saved");
            assertThat(page.locator("#f-email-on")).not().isChecked();
            page.getByText("Send a test email").click();
            assertThat(page.locator("#tried")).containsText("Email is turned off");
            visit.isAccessible();
        }
    }

    private void tell(Api.Caller person, Kind kind, String title, String path) {
        var url = path.startsWith("/") ? publicUrl.at(path) : path;
        notifications.tell(
                new Announcement(
                        kind,
                        "told:" + UUID.randomUUID(),
                        title,
                        null,
                        null,
                        new Content.Letter(title, List.of("Look."), new Content.Link("Open", url)),
                        null,
                        null),
                List.of(new Recipient(
                        new PersonId(UUID.fromString(person.id)), Set.of(Channel.EMAIL, Channel.DISCORD), List.of())));
    }
}
