package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.Posting.Readiness;
import com.dealscout.marketplaces.PostingController.PostRequest;
import com.dealscout.platform.Problem;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemStatus;
import com.dealscout.selling.Items;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /items/{id}/post}: where to post an item, as a page and as a part of the page on which it is written. */
@Controller
@RequestMapping("/items/{id}/post")
class PostPages {

    private static final Pattern PLACE = Pattern.compile("marketplaces\\[(\\d{1,2})]");

    private final Posting posting;
    private final Items items;

    PostPages(Posting posting, Items items) {
        this.posting = posting;
        this.items = items;
    }

    /**
     * One marketplace.
     *
     * @param state ready, needs, disconnected, reconnect or open
     * @param chosen whether its switch is on
     */
    record Card(
            String id,
            String name,
            boolean standIn,
            Marketplace.Mode mode,
            String state,
            @Nullable String accountName,
            List<String> needs,
            boolean chosen) {}

    /**
     * @param again whether the form is drawn anew, with what was chosen in it
     * @param key of the form that is drawn anew
     */
    @GetMapping
    String form(
            PersonId me,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean again,
            @RequestParam(name = "marketplace", required = false) @Nullable List<String> chosen,
            @RequestParam(required = false) @Nullable String key,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var item = items.owned(me, ItemId.parse(id));
        draw(item, again ? listOf(chosen) : null, Map.of(), model);
        model.addAttribute("key", again && key != null && !key.isBlank() ? key : newKey());
        return htmx == null ? "marketplaces/post" : "marketplaces/post :: post";
    }

    @PostMapping
    String post(
            PersonId me,
            @PathVariable String id,
            @RequestParam(name = "marketplace", required = false) @Nullable List<String> chosen,
            @RequestParam(required = false) @Nullable String key,
            Model model,
            HttpServletResponse response) {
        var item = ItemId.parse(id);
        var wanted = listOf(chosen);
        try {
            posting.post(me, item, new PostRequest(new ArrayList<>(wanted)).chosen(), key == null ? newKey() : key);
            return "redirect:/items/" + item;
        } catch (Problem.Invalid refused) {
            response.setStatus(refused.status());
            var refusals = byMarketplace(refused, wanted);
            draw(items.owned(me, item), wanted, refusals, model);
            model.addAttribute("refused", true);
            model.addAttribute("nothingChosen", wanted.isEmpty());
            model.addAttribute(
                    "sentBefore",
                    refused.errors().stream().anyMatch(e -> e.field().equals("Idempotency-Key")));
        } catch (Problem.Conflict over) {
            response.setStatus(409);
            draw(items.owned(me, item), wanted, Map.of(), model);
        }
        model.addAttribute("key", newKey());
        return "marketplaces/post";
    }

    private static List<String> listOf(@Nullable List<String> chosen) {
        return chosen == null ? List.of() : chosen.stream().distinct().toList();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, List<String>> byMarketplace(Problem.Invalid refused, List<String> chosen) {
        var words = new LinkedHashMap<String, List<String>>();
        for (var error : refused.errors()) {
            var place = PLACE.matcher(error.field());
            if (place.matches() && Integer.parseInt(place.group(1)) < chosen.size()) {
                var id = chosen.get(Integer.parseInt(place.group(1)));
                words.computeIfAbsent(id, _ -> new ArrayList<>()).add(error.message());
            }
        }
        return words;
    }

    /** @param chosen null: all that is ready */
    private void draw(Item item, @Nullable List<String> chosen, Map<String, List<String>> refusals, Model model) {
        var missing = isDraft(item) ? items.view(item).suggestions().missing() : List.<String>of();
        var cards = posting.readiness(item, missing.isEmpty()).stream()
                .map(r -> card(r, chosen, refusals.getOrDefault(r.marketplace().id(), List.of())))
                .toList();
        model.addAttribute("item", item);
        model.addAttribute("missing", missing);
        model.addAttribute("cards", cards);
        model.addAttribute("over", item.status() == ItemStatus.SOLD || item.status() == ItemStatus.WITHDRAWN);
        model.addAttribute("draft", isDraft(item));
        // Where somebody who connects a marketplace comes back to: the page on which they were about to post.
        model.addAttribute("back", "/items/" + item.id() + (isDraft(item) ? "/edit" : "/post"));
    }

    private static boolean isDraft(Item item) {
        return item.status() == ItemStatus.DRAFT;
    }

    private static Card card(Readiness ready, @Nullable List<String> chosen, List<String> refusals) {
        var marketplace = ready.marketplace();
        var account = ready.account();
        var state = state(ready, refusals);
        var isConnected = state.equals("ready") || state.equals("needs");
        return new Card(
                marketplace.id(),
                marketplace.name(),
                marketplace.standIn(),
                marketplace.mode(),
                state,
                account == null ? null : account.name(),
                refusals.isEmpty() || !isConnected ? ready.needs() : refusals,
                isConnected && (chosen == null ? ready.isReady() : chosen.contains(marketplace.id())));
    }

    private static String state(Readiness ready, List<String> refusals) {
        var account = ready.account();
        if (ready.open() != null) {
            return "open";
        }
        if (account == null || !account.isConnected()) {
            return account != null && account.status() == Account.Status.RECONNECT ? "reconnect" : "disconnected";
        }
        return ready.needs().isEmpty() && refusals.isEmpty() ? "ready" : "needs";
    }
}
