package com.dealscout.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.Browsing;
import com.dealscout.Browsing.Screen;
import com.dealscout.EachScreen;
import com.dealscout.RunningApp;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The way in and the settings, by clicking. */
@RunningApp
class SettingsPagesTests {

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @Test
    void aStrangerJoinsAndBeginsWithWhatTheyCameForWithoutTypingTheirAddressTwice() {
        var email = "s" + UUID.randomUUID() + "@example.org";
        try (var visit = browsing.visit(Screen.PHONE)) {
            var page = visit.page;
            page.navigate("/");
            page.getByText("I’m looking").click();
            page.getByLabel("Email address").fill(email);
            page.getByLabel("Password").fill("short");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join"))
                    .click();
            assertThat(page.getByLabel("Email address")).hasValue(email);
            visit.picture("register-refused");
            visit.isAccessible();
            page.getByLabel("Password").fill(Api.PASSWORD);
            page.locator("#f-display_name").fill("Sarah");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join"))
                    .click();
            visit.picture("registered");
            visit.isAccessible();

            var mail = api.mailTo(email, "Confirm").get("text").asString();
            page.getByText("Open the sandbox’s mailbox").click();
            assertThat(page.getByText("Confirm").first()).isVisible();

            page.navigate(mail.lines()
                    .filter(line -> line.startsWith("http"))
                    .findFirst()
                    .orElseThrow());
            assertThat(page.getByLabel("Email address")).hasValue(email);
            visit.picture("confirmed");
            visit.isAccessible();
            page.getByLabel("Password").fill("wrong");
            page.locator("main button[type=submit]").click();
            assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("do not match");
            assertThat(page.getByLabel("Email address")).hasValue(email);
            page.getByLabel("Password").fill(Api.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.waitForURL("**/alerts/new");
        }
    }

    @ParameterizedTest
    @EachScreen
    void aSectionOfTheSettingsSavesItself(Screen screen, ColorScheme theme) {
        var person = api.person();
        try (var visit = browsing.visit(screen, theme, true)) {
            var page = visit.logIn(person).page;
            page.navigate("/settings");
            page.locator("#f-postal_code").fill("95112");
            page.locator("#f-display_name").focus();
            assertThat(page.locator("#me-said")).containsText("Home: San Jose, CA");

            page.locator("#f-postal_code").fill("00000");
            page.locator("#f-display_name").focus();
            assertThat(page.locator("#e-postal_code")).containsText("is not a ZIP code");
            assertThat(page.locator("#f-postal_code")).hasValue("00000");
            assertThat(page.locator("#f-display_name")).isFocused();
            visit.picture("settings-refused");
            page.locator("#f-postal_code").fill("10001");
            page.locator("#f-display_name").focus();
            assertThat(page.locator("#me-said")).containsText("New York");
            assertThat(page.locator("#e-postal_code")).hasCount(0);
            page.locator("#f-current").fill("wrong");
            page.locator("#f-password").fill("another password");
            page.getByText("Change password").click();
            assertThat(page.locator("#e-current")).isVisible();
            visit.picture("settings");
            visit.isAccessible();
            assertThat(person.get("/api/me").expect(200).get("postal_code").asString())
                    .isEqualTo("10001");
        }
    }
}
