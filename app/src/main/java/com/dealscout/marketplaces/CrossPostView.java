package com.dealscout.marketplaces;

import com.dealscout.selling.ItemId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cross-post as the API shows it to the seller.
 *
 * @param task for marketplaces where a person presses the button; none is so yet
 */
record CrossPostView(
        CrossPostId id,
        ItemId itemId,
        String marketplace,
        Marketplace.Mode mode,
        String status,
        @Nullable String externalId,
        @Nullable String url,
        @Nullable Error error,
        @Nullable Task task,
        int attempts,
        Instant createdAt,
        @Nullable Instant liveAt,
        @Nullable Instant closedAt) {

    record Error(String code, String detail, boolean retryable) {}

    record Task(String kind, String instructions, @Nullable String url) {}

    static CrossPostView of(CrossPost post, Instant now) {
        return new CrossPostView(
                post.id(),
                post.item(),
                post.marketplace(),
                Marketplace.Mode.PARTNER,
                post.stage().word(),
                post.shelf().externalId(),
                post.shelf().url(),
                error(post.stage(), now),
                null,
                post.attempts(),
                post.createdAt(),
                post.liveAt(),
                post.stage() instanceof Stage.Closed closed ? closed.at() : null);
    }

    private static @Nullable Error error(Stage stage, Instant now) {
        var trouble = stage.trouble();
        return trouble == null
                ? null
                : new Error(trouble.code(), trouble.words() + next(stage, trouble, now), trouble.retryable());
    }

    private static String next(Stage stage, Trouble trouble, Instant now) {
        var due = stage.due();
        if (!trouble.retryable() || due == null) {
            return "";
        }
        var wait = Duration.between(now, due);
        if (wait.compareTo(Duration.ofSeconds(1)) < 0) {
            return " Trying again now.";
        }
        return wait.compareTo(Duration.ofMinutes(2)) < 0
                ? " Trying again in " + wait.toSeconds() + " s."
                : " Trying again in " + wait.toMinutes() + " min.";
    }
}
