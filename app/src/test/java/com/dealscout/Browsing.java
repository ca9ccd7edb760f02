package com.dealscout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/**
 * People with real browsers: the machine's Chromium, without which these tests are skipped by name. Each visit is a
 * browser profile of its own; a test closes it. Playwright is used by one thread at a time, so tests with a browser are
 * not run side by side.
 */
@TestComponent
public class Browsing implements DisposableBean {

    /** What people hold in their hands or have on their desk. */
    public enum Screen {
        PHONE(390, 844),
        DESK(1280, 800);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** Where the pictures of a run are. */
    private static final Path PICTURES = Path.of("target", "screens");

    private final String base;
    private Playwright playwright;
    private Browser browser;

    Browsing(@Value("${server.port}") int port) {
        this.base = "http://localhost:" + port;
    }

    /** One person's browser window. */
    public static final class Visit implements AutoCloseable {

        public final Page page;
        private final BrowserContext profile;
        private final String look;

        private Visit(BrowserContext profile, String look) {
            this.profile = profile;
            this.page = profile.newPage();
            this.look = look;
        }

        /** Goes through the log-in page. */
        public Visit logIn(Api.Caller person) {
            page.navigate("/login");
            page.getByLabel("Email address").fill(person.email);
            page.getByLabel("Password").fill(Api.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.waitForURL(url -> !url.contains("/login"));
            return this;
        }

        /** The whole page as a picture in target/screens, named for what it shows. */
        public void picture(String name) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(name + "-" + look + ".png")));
        }

        /** What the window shows, or the part of it, small enough to be kept; in target/screens too. */
        public byte[] show(String name, @Nullable Clip part) {
            return page.screenshot(new Page.ScreenshotOptions()
                    .setClip(part)
                    .setType(ScreenshotType.JPEG)
                    .setQuality(80)
                    .setPath(PICTURES.resolve(name + ".jpg")));
        }

        /** No finding of weight: WCAG 2.2 A and AA, and nothing wider than the window. */
        public void isAccessible() {
            var findings = new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                            .analyze()
                            .getViolations()
                            .stream()
                            .filter(found ->
                                    "serious".equals(found.getImpact()) || "critical".equals(found.getImpact()))
                            .map(found -> found.getId() + ": " + found.getHelp() + " "
                                    + found.getNodes().stream()
                                            .map(n -> n.getTarget() + " " + n.getHtml())
                                            .toList())
                            .toList();
            assertThat(findings).as(page.url()).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits the window", page.url())
                    .isEqualTo(true);
        }

        @Override
        public void close() {
            profile.close();
        }
    }

    /** A stranger's window; the light theme. */
    public Visit visit(Screen screen) {
        return visit(screen, ColorScheme.LIGHT, true);
    }

    public Visit visit(Screen screen, ColorScheme theme, boolean script) {
        var profile = browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setViewportSize(screen.width, screen.height)
                        .setHasTouch(screen == Screen.PHONE)
                        .setColorScheme(theme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-US")
                        .setJavaScriptEnabled(script));
        profile.setDefaultTimeout(15_000);
        return new Visit(
                profile, (screen + "-" + theme + (script ? "" : "-noscript")).toLowerCase(java.util.Locale.ROOT));
    }

    private Browser browser() {
        if (browser == null) {
            var chromium = Stream.concat(
                            Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of), CHROMIUM.stream())
                    .filter(Files::isExecutable)
                    .findFirst();
            assumeTrue(
                    chromium.isPresent(), "skipped: no Chromium on this machine; install it, or name it in CHROMIUM");
            // as patient as with clicks: the machine may be busy
            PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium.orElseThrow())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
        }
        return browser;
    }

    @Override
    public void destroy() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
