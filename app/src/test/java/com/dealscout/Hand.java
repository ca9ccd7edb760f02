package com.dealscout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How somebody works a page: two that can do the same. */
sealed interface Hand {

    /** A link or a button. */
    void press(Locator what);

    /** In the place of what stands in the field. */
    void write(Locator field, String words);

    void choose(Locator select, String option);

    void tick(Locator box);

    void give(Locator field, FilePayload... files);

    /** A finger or a pointer. */
    record Pointer() implements Hand {

        @Override
        public void press(Locator what) {
            what.click();
        }

        @Override
        public void write(Locator field, String words) {
            field.fill(words);
        }

        @Override
        public void choose(Locator select, String option) {
            select.selectOption(option);
        }

        @Override
        public void tick(Locator box) {
            box.check();
        }

        @Override
        public void give(Locator field, FilePayload... files) {
            field.setInputFiles(files);
        }
    }

    /**
     * Nothing but the keyboard: goes on by Tab until it is there. At every stop on its way it must be seen where one
     * is, and the way goes as the page reads.
     */
    record Keys(Page page) implements Hand {

        private static final int STOPS_AT_MOST = 120;

        /** What the stop is, whether it is the one looked for, and what is wrong with it. */
        private static final String LOOK = """
                (wanted) => {
                  const at = document.activeElement;
                  if (!at || at === document.body) { window.stopBefore = null; return { there: false, name: "the page", fault: "" }; }
                  const name = at.tagName.toLowerCase() + (at.id ? "#" + at.id : "") + " “" + (at.getAttribute("aria-label") || at.textContent || at.name || "").trim().replace(/\\s+/g, " ").slice(0, 40) + "”";
                  const faults = [];
                  const ringed = (one) => { const s = getComputedStyle(one); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; };
                  if (![at, at.closest("label"), at.parentElement].some((one) => one && ringed(one))) faults.push("is not seen to be focused");
                  const box = at.getBoundingClientRect();
                  const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].map(([x, y]) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y));
                  if (!points.some((hit) => hit && (hit === at || at.contains(hit) || hit.contains(at) || [...(at.labels ?? [])].some((label) => label.contains(hit))))) faults.push("is off the screen or behind something");
                  if (at.tabIndex > 0) faults.push("pushes in with its tabindex");
                  const before = window.stopBefore;
                  if (before && before.isConnected && before !== at && before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING) faults.push("comes after what follows it");
                  window.stopBefore = at;
                  return { there: at === wanted, name, fault: faults.join(", ") };
                }
                """;

        @Override
        public void press(Locator what) {
            goTo(what);
            page.keyboard().press("Enter");
        }

        @Override
        public void write(Locator field, String words) {
            goTo(field);
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type(words);
        }

        @Override
        public void choose(Locator select, String option) {
            goTo(select);
            page.keyboard().type(option);
            assertThat(select.evaluate("one => one.selectedOptions[0].text")).isEqualTo(option);
        }

        @Override
        public void tick(Locator box) {
            goTo(box);
            if (!box.isChecked()) {
                page.keyboard().press("Space");
            }
            assertThat(box.isChecked()).isTrue();
        }

        /** The window in which the system asks for files is not the page's: they are given to the focused field. */
        @Override
        public void give(Locator field, FilePayload... files) {
            goTo(field);
            field.setInputFiles(files);
        }

        private void goTo(Locator wanted) {
            wanted.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            List<String> way = new ArrayList<>();
            for (var stop = 0; stop < STOPS_AT_MOST; stop++) {
                var look = (Map<?, ?>) wanted.evaluate(LOOK);
                way.add((String) look.get("name"));
                assertThat(look.get("fault"))
                        .as("%s at %s", look.get("name"), page.url())
                        .isEqualTo("");
                if (Boolean.TRUE.equals(look.get("there"))) {
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError(wanted + " is not reached at " + page.url() + " by way of " + way);
        }
    }
}
