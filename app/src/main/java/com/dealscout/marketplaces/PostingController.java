package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemView;
import com.dealscout.selling.Items;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Posting items, and where they are posted. */
@RestController
@RequestMapping("/api")
class PostingController {

    private static final int MOST_MARKETPLACES = 20;

    private final Posting posting;
    private final Items items;
    private final Clock clock;

    PostingController(Posting posting, Items items, Clock clock) {
        this.posting = posting;
        this.items = items;
        this.clock = clock;
    }

    record PostRequest(@Nullable List<@Nullable String> marketplaces) {

        List<String> chosen() {
            if (marketplaces == null || marketplaces.isEmpty()) {
                throw Problem.Invalid.field("marketplaces", "is missing. Name one at least, such as \"facebook\".");
            }
            if (marketplaces.size() > MOST_MARKETPLACES) {
                throw Problem.Invalid.field(
                        "marketplaces",
                        "has %d entries; at most %d fit.".formatted(marketplaces.size(), MOST_MARKETPLACES));
            }
            var chosen = new ArrayList<String>();
            for (var i = 0; i < marketplaces.size(); i++) {
                var id = marketplaces.get(i);
                if (id == null || id.isBlank()) {
                    throw Problem.Invalid.field("marketplaces[" + i + "]", "is empty. Name a marketplace.");
                }
                if (chosen.contains(id)) {
                    throw Problem.Invalid.field("marketplaces[" + i + "]", "is there twice. Name it once.");
                }
                chosen.add(id);
            }
            return List.copyOf(chosen);
        }
    }

    record PostAnswer(ItemView item, List<CrossPostView> crossPosts) {}

    record CrossPostList(List<CrossPostView> items) {}

    @PostMapping("/my-items/{id}/post")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PostAnswer post(
            PersonId me,
            @PathVariable String id,
            @RequestBody PostRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var posted = posting.post(me, ItemId.parse(id), request.chosen(), key);
        return new PostAnswer(items.view(posted.item()), views(posted.crossPosts()));
    }

    @GetMapping("/my-items/{id}/cross-posts")
    CrossPostList ofItem(PersonId me, @PathVariable String id) {
        return new CrossPostList(views(posting.ofItem(me, ItemId.parse(id))));
    }

    @PostMapping("/cross-posts/{id}/retry")
    CrossPostView retry(PersonId me, @PathVariable String id) {
        return CrossPostView.of(posting.retry(me, CrossPostId.parse(id)), clock.instant());
    }

    private List<CrossPostView> views(List<CrossPost> posts) {
        var now = clock.instant();
        return posts.stream().map(p -> CrossPostView.of(p, now)).toList();
    }
}
