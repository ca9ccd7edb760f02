package com.dealscout;

import static org.awaitility.Awaitility.await;

import com.dealscout.Browsing.Screen;
import com.dealscout.Browsing.Visit;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever people type, wherever it shows: it is text. It runs nothing, fits the window, stays in its box, and turns no
 * word of ours around.
 */
@RunningApp
class HostileTextTests {

    private static final String TAG = "\"'><img src=x onerror=ran=1>";
    private static final String SCRIPT = "</title></textarea><script>ran=1</script><a href=\"javascript:ran=1\">a</a>"
            + "<svg onload=ran=1></svg>\" onfocus=\"ran=1\" autofocus x=\"";
    private static final String TEMPLATE =
            "{{1337*7331}} [[${1337*7331}]] [(${1337*7331})] __${1337*7331}__ ${1337*7331} @{x} ~{y}";
    private static final String PRODUCT = Integer.toString(1337 * 7331);
    private static final String PILES =
            " 👩‍👩‍👧‍👦🦄 " + ("Z" + "\u0336\u0351\u0363".repeat(8)).repeat(3) + "\u200b\u200d\ufeff ";
    private static final String TURNED = "\u202EdneEND";

    /** What a page says against itself; each of the findings in words. */
    private static final String FINDINGS = """
            () => {
              const found = [];
              const width = document.documentElement.clientWidth;
              const say = (e, what) => found.push(what + ": " + e.outerHTML.slice(0, 160));
              if (document.documentElement.scrollWidth > width) found.push("wider than the window by " + (document.documentElement.scrollWidth - width));
              if (window.ran) found.push("a script ran");
              if (document.body.innerText.includes("%s")) found.push("an expression was worked out");
              const smuggled = "script:not([src]), [onerror], [onload], [onfocus], [onclick], [href^='javascript:' i], [action^='javascript:' i], img[src='x']";
              document.querySelectorAll(smuggled).forEach((e) => say(e, "markup came through"));
              const unseen = (e) => e.closest(".visually-hidden, .skip, datalist, template, [hidden]") || !e.getClientRects().length;
              const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== "visible") return true; return false; };
              for (const e of document.body.querySelectorAll("*")) {
                if (unseen(e) || scrolls(e)) continue;
                const style = getComputedStyle(e);
                const box = e.getBoundingClientRect();
                if (box.width > width + 1 || box.right > width + 1) say(e, "wider than the window");
                if (style.display !== "inline" && style.overflowX === "visible" && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1) say(e, "text sticks out of");
              }
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let text; (text = texts.nextNode());) {
                if (!text.data.includes("\\u202E") || unseen(text.parentElement)) continue;
                let e = text.parentElement;
                while (getComputedStyle(e).display === "inline" && !/isolate|plaintext/.test(getComputedStyle(e).unicodeBidi)) e = e.parentElement;
                const loose = e.textContent.replace(/\\u2068[^]*?\\u2069/gu, "");
                const rest = (loose.match(/\\u202E[^]*/u)?.[0] ?? "").replace(/\\u202E[^]*?END[w…]*/gu, "");
                if (/\\p{L}/u.test(rest)) say(e, "turns around “" + rest.trim().slice(0, 60) + "”");
              }
              document.querySelectorAll("[placeholder]").forEach((e) => {
                if (/\\u202E[^]*?END[w…]*[^]*\\p{L}/u.test(e.placeholder.replace(/\\u2068[^]*?\\u2069/gu, ""))) say(e, "turns around its own placeholder");
              });
              return found;
            }
            """.formatted(PRODUCT);

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @Autowired
    JdbcClient db;

    private final SoftAssertions all = new SoftAssertions();

    @Test
    void whatPeopleTypeIsTextWhereverItShows() {
        var word = Shop.word();
        var shop = Shop.open(api, "facebook", "offerup");
        var seller = shop.seller;
        var buyer = api.person();
        seller.patch("/api/me", Map.of("display_name", hostile("", 80))).expect(200);
        buyer.patch("/api/me", Map.of("display_name", hostile("", 80))).expect(200);
        buyer.post("/api/deal-alert-rules", Map.of("name", hostile("", 80), "keywords", List.of(word)))
                .expect(201);
        var rule = buyer.post(
                        "/api/deal-alert-rules",
                        Map.of(
                                "name",
                                "n".repeat(80),
                                "keywords",
                                List.of(hostile("", 60), "w".repeat(60), word),
                                "categories",
                                List.of(hostile("", 200), "c".repeat(200))))
                .expect(201)
                .get("id")
                .asString();
        var chair = Shop.chair(word);
        chair.put("title", hostile(word + " ", 100));
        chair.put("description", hostile("", 4_000));
        chair.put("attributes", Map.of("brand", hostile("", 60)));
        var item = shop.post(chair);
        var listing = shop.listing(word).get("id").asString();
        chair.put("category", hostile("", 200));
        var draft = shop.draft(chair);
        var talk = buyer.post("/api/listings/" + listing + "/interest", Map.of("text", hostile("", 2_000)))
                .expect(201)
                .get("id")
                .asString();
        seller.post("/api/conversations/" + talk + "/messages", Map.of("text", "w".repeat(2_000)))
                .expect(201);
        api.mailTo(buyer.email, "Deal Alert");
        api.mailTo(seller.email, "wrote about");

        look(
                seller,
                List.of(
                        "/sell",
                        "/items/" + item,
                        "/items/" + item + "/edit",
                        "/items/" + item + "/sold",
                        "/items/" + item + "/withdraw",
                        "/items/" + item + "/timeline",
                        "/items/" + draft,
                        "/items/" + draft + "/edit",
                        "/items/" + draft + "/post",
                        "/conversations",
                        "/conversations/" + talk,
                        "/items/" + item + "/conversations",
                        "/notifications",
                        "/settings"));
        look(
                buyer,
                List.of(
                        "/listings?q=" + word,
                        "/listings?q=" + encoded(hostile("", 200)) + "&category=" + encoded(hostile("", 200))
                                + "&near=x" + encoded(TURNED) + "&min_price=" + encoded(TAG),
                        "/listings/" + listing,
                        "/listings/" + listing + "/interest",
                        "/deals",
                        "/alerts",
                        "/alerts/" + rule,
                        "/alerts/" + rule + "/delete",
                        "/alerts/new?q=" + encoded(hostile("", 200)) + "&category=" + encoded(hostile("", 200)),
                        "/conversations",
                        "/conversations/" + talk,
                        "/notifications",
                        "/login?email=" + encoded(hostile("", 200))));

        seller.post("/api/my-items/" + item + "/sold", Map.of("conversation_id", talk))
                .expect(200);
        look(seller, List.of("/items/" + item, "/sell?status=sold", "/conversations/" + talk));
        look(buyer, List.of("/listings/" + listing, "/deals"));
        db.sql("""
                        update deliveries d set status = 'dead', sent_at = null, last_error = :error
                        from notifications n where n.id = d.notification_id and n.person_id = :person and d.status = 'sent'
                        """)
                .param("error", hostile("550 ", 500))
                .param("person", UUID.fromString(buyer.id))
                .update();
        look(api.admin(), List.of("/operations"));
        all.assertAll();
    }

    @Test
    void whatPeopleTypeIsTextInMailsToo() {
        var word = Shop.word();
        var shop = Shop.open(api, "facebook");
        var buyer = api.person();
        buyer.patch("/api/me", Map.of("display_name", hostile("", 80))).expect(200);
        buyer.post("/api/deal-alert-rules", Map.of("name", hostile("", 80), "keywords", List.of(word)))
                .expect(201);
        var chair = Shop.chair(word);
        chair.put("title", hostile(word + " ", 100));
        var item = shop.post(chair);
        var listing = shop.listing(word).get("id").asString();
        buyer.post("/api/listings/" + listing + "/interest", Map.of("text", hostile("", 2_000)))
                .expect(201);
        api.mailTo(buyer.email, "Deal Alert");
        api.mailTo(shop.seller.email, "wrote about");
        shop.seller.post("/api/my-items/" + item + "/sold", Map.of()).expect(200);
        await().until(() -> api.mailsTo(buyer.email).size() >= 3);

        for (var screen : Screen.values()) {
            try (var visit = browsing.visit(screen)) {
                var watched = new Watched(visit);
                for (var address : List.of(buyer.email, shop.seller.email)) {
                    for (var mail : api.mailsTo(address)) {
                        var subject = mail.get("subject").asString();
                        all.assertThat(subject.matches("(?s).*[\\u202a-\\u202e\\u2066-\\u2069\\r\\n].*"))
                                .as("turns around: %s", subject)
                                .isFalse();
                        visit.page.setContent(mail.get("html").asString());
                        watched.judge("mail " + subject);
                        if (subject.startsWith("Deal Alert") || subject.contains("wrote about")) {
                            visit.picture("hostile-mail-" + subject.replaceAll("[^A-Za-z].*", ""));
                        }
                    }
                }
            }
        }
        all.assertAll();
    }

    private void look(Api.Caller person, List<String> paths) {
        try (var visit = browsing.visit(Screen.DESK).logIn(person)) {
            var watched = new Watched(visit);
            for (var path : paths) {
                visit.page.setViewportSize(Screen.DESK.width, Screen.DESK.height);
                visit.page.navigate(path);
                // what the page fetches by itself is there
                visit.page
                        .locator("body:not(:has(.htmx-request))")
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
                var name =
                        "hostile" + path.replaceAll("\\?.*|[0-9a-f-]{36}", "").replaceAll("/+", "-");
                watched.judge(path.substring(0, Math.min(path.length(), 80)) + " at 1280");
                visit.page.setViewportSize(Screen.PHONE.width, Screen.PHONE.height);
                watched.judge(path.substring(0, Math.min(path.length(), 80)) + " at 390");
                visit.picture(name);
            }
        }
    }

    /** A window in which whatever runs, opens or is refused by the page's policy is noted. */
    private final class Watched {

        private final Page page;
        private final List<String> noted = new ArrayList<>();

        Watched(Visit visit) {
            page = visit.page;
            page.onDialog((Dialog dialog) -> {
                noted.add("a dialog: " + dialog.message());
                dialog.dismiss();
            });
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")
                        && !message.text().contains("inline style")) {
                    noted.add(message.text());
                }
            });
        }

        void judge(String what) {
            all.assertThat((List<?>) page.evaluate(FINDINGS)).as(what).isEmpty();
            all.assertThat(noted).as(what).isEmpty();
            noted.clear();
        }
    }

    /** As long as the field takes, in characters. */
    private static String hostile(String start, int length) {
        var text = start;
        for (var part : List.of(SCRIPT, TEMPLATE, PILES, TAG)) {
            if (count(text + part + TURNED) <= length) {
                text += part;
            }
        }
        return text + TURNED + "w".repeat(length - count(text + TURNED));
    }

    private static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
