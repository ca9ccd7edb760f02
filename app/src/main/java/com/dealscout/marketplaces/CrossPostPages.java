package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.Stage.Closed;
import com.dealscout.marketplaces.Stage.Closing;
import com.dealscout.marketplaces.Stage.Failed;
import com.dealscout.marketplaces.Stage.Live;
import com.dealscout.marketplaces.Stage.Pending;
import com.dealscout.marketplaces.Stage.Posting;
import com.dealscout.platform.Problem;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemStatus;
import com.dealscout.selling.Items;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /items/{id}/cross-posts}: where an item is, as a page and as a part of the item's. */
@Controller
class CrossPostPages {

    private static final Pattern SEEN = Pattern.compile("[a-z,]{0,400}");

    /** Longer than that, and how long it took is no longer told as such. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private final com.dealscout.marketplaces.Posting posting;
    private final CrossPosts crossPosts;
    private final Items items;
    private final Clock clock;

    CrossPostPages(com.dealscout.marketplaces.Posting posting, CrossPosts crossPosts, Items items, Clock clock) {
        this.posting = posting;
        this.crossPosts = crossPosts;
        this.items = items;
        this.clock = clock;
    }

    /**
     * One marketplace that the item is, was or will be on.
     *
     * @param dot class of the dot: empty, live, turn, bad or closed
     * @param state key of the words for it
     * @param trouble what is wrong, in words, or null
     * @param retryAt when it is tried again by itself, or null
     * @param since when the state began, or null
     * @param took how long posting took, where that is worth telling, or null
     * @param attempts how often something was sent; 0 once it is closed, for taking it down is one, too, of which
     *     nobody need think that anything went wrong
     * @param last when it was last tried, or null
     */
    record Row(
            CrossPostId id,
            String marketplace,
            String name,
            String dot,
            String state,
            @Nullable String url,
            @Nullable String trouble,
            @Nullable Instant retryAt,
            @Nullable Instant since,
            @Nullable String took,
            int attempts,
            @Nullable Instant last,
            boolean wasUnsure,
            boolean canRetry,
            boolean needsAccount) {}

    /** @param seen marketplaces that the page which asks has shown as live already, with commas between them */
    @GetMapping("/items/{id}/cross-posts")
    String ofItem(
            PersonId me,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        draw(items.owned(me, ItemId.parse(id)), seen, model);
        model.addAttribute("again", seen != null);
        return view(htmx);
    }

    @PostMapping("/cross-posts/{id}/retry")
    String retry(
            PersonId me,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletResponse response) {
        var post = CrossPostId.parse(id);
        try {
            var again = posting.retry(me, post);
            if (htmx == null) {
                return "redirect:/items/" + again.item();
            }
            draw(items.owned(me, again.item()), null, model);
            model.addAttribute("again", true);
        } catch (Problem.Conflict refused) {
            // It is theirs, or it would not have been found.
            var item = crossPosts.find(List.of(post.value())).getFirst().item();
            response.setStatus(409);
            draw(items.owned(me, item), null, model);
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("again", true);
        }
        return view(htmx);
    }

    private static String view(@Nullable String htmx) {
        return htmx == null ? "marketplaces/cross-posts" : "marketplaces/cross-posts :: where";
    }

    private void draw(Item item, @Nullable String seen, Model model) {
        var now = clock.instant();
        var tries = crossPosts.triesOf(item.id());
        var latest = new LinkedHashMap<String, CrossPost>();
        crossPosts.ofItem(item.id()).forEach(p -> latest.put(p.marketplace(), p));
        var rows = latest.values().stream()
                .map(p -> row(p, tries.get(p.id()), now))
                .toList();
        var live = rows.stream().filter(r -> r.state().equals("live")).toList();
        model.addAttribute("item", item);
        model.addAttribute("rows", rows);
        model.addAttribute("draft", item.status() == ItemStatus.DRAFT);
        model.addAttribute("seen", live.stream().map(Row::marketplace).collect(Collectors.joining(",")));
        model.addAttribute("arrived", seen == null ? List.of() : arrived(live, seen));
        model.addAttribute(
                "isMore",
                (item.status() == ItemStatus.POSTED || item.status() == ItemStatus.RESERVED)
                        && posting.readiness(item, true).stream()
                                .anyMatch(r -> r.open() == null
                                        && !isFailed(latest.get(r.marketplace().id()))));
    }

    private static boolean isFailed(@Nullable CrossPost post) {
        return post != null && post.stage() instanceof Failed;
    }

    /** What has become live since the page was drawn that asks. */
    private static List<String> arrived(List<Row> live, String seen) {
        var known = SEEN.matcher(seen).matches() ? Set.of(seen.split(",")) : Set.of();
        return live.stream()
                .filter(r -> !known.contains(r.marketplace()))
                .map(Row::name)
                .toList();
    }

    private static Row row(CrossPost post, CrossPosts.@Nullable Tries tries, Instant now) {
        var stage = post.stage();
        var trouble = stage.trouble();
        var waits = trouble != null && trouble.waitsForReconnect();
        var due = stage.due();
        var isLive = stage instanceof Live;
        return new Row(
                post.id(),
                post.marketplace(),
                Marketplaces.name(post.marketplace()),
                dot(stage, waits),
                state(stage, waits),
                stage instanceof Closed || stage instanceof Failed
                        ? null
                        : post.shelf().url(),
                trouble == null ? null : trouble.words(),
                trouble != null && trouble.retryable() && due != null && due.isAfter(now) ? due : null,
                since(post),
                isLive && trouble == null ? took(post) : null,
                stage instanceof Closed ? 0 : post.attempts(),
                tries == null ? null : tries.last(),
                isLive && trouble == null && post.attempts() == 1 && tries != null && tries.wasUnsure(),
                !waits && canRetry(stage),
                waits);
    }

    private static boolean canRetry(Stage stage) {
        return switch (stage) {
            case Failed _ -> true;
            case Live live -> live.trouble() != null;
            case Pending pending -> pending.trouble() != null;
            case Closing closing -> closing.trouble() != null;
            case Posting _, Closed _ -> false;
        };
    }

    private static String dot(Stage stage, boolean waits) {
        if (waits) {
            return "turn";
        }
        return switch (stage) {
            case Pending _, Posting _, Closing _ -> "";
            case Live live -> live.trouble() == null || live.trouble().retryable() ? "live" : "turn";
            case Failed failed -> failed.due() == null ? "bad" : "";
            case Closed closed -> closed.trouble() == null ? "closed" : "bad";
        };
    }

    private static String state(Stage stage, boolean waits) {
        return switch (stage) {
            case Pending _ -> waits ? "turn" : "pending";
            case Posting posting -> posting.asked() > 0 ? "review" : "posting";
            case Live live -> live.trouble() == null ? "live" : live.trouble().retryable() ? "changing" : "stale";
            case Failed failed -> failed.due() == null ? "failed" : "retrying";
            case Closing _ -> waits ? "stuck" : "closing";
            case Closed closed -> "closed-" + closed.reason().word();
        };
    }

    private static @Nullable Instant since(CrossPost post) {
        return switch (post.stage()) {
            case Live _ -> post.liveAt();
            case Closed closed -> closed.at();
            case Pending _, Posting _, Failed _, Closing _ -> null;
        };
    }

    private static @Nullable String took(CrossPost post) {
        var live = post.liveAt();
        if (live == null) {
            return null;
        }
        var took = Duration.between(post.createdAt(), live);
        return took.isNegative() || took.compareTo(SOON) >= 0
                ? null
                : String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
    }
}
