package com.dealscout.insights;

import com.dealscout.selling.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an item's timeline of what was noted. */
@Component
class Timelines {

    private final TimelineEvents events;

    Timelines(TimelineEvents events) {
        this.events = events;
    }

    /** What the item itself knows, its prices and its sale, is taken from it: the events may be a moment behind. */
    Timeline of(Item item) {
        var noted = events.of(item.id());
        return new Timeline(
                noted.stream().map(TimelineEvents.Noted::event).toList(),
                sincePosted(item, first(Kind.ALERT_SENT, noted)),
                sincePosted(item, first(Kind.MESSAGE, noted)),
                sincePosted(item, item.soldAt()),
                noted.stream().mapToInt(TimelineEvents.Noted::people).sum(),
                (int) noted.stream()
                        .filter(n -> n.event().kind() == Kind.MESSAGE)
                        .count(),
                item.price(),
                item.soldPrice());
    }

    private static @Nullable Instant first(Kind kind, List<TimelineEvents.Noted> noted) {
        return noted.stream()
                .map(TimelineEvents.Noted::event)
                .filter(e -> e.kind() == kind)
                .map(Timeline.Event::at)
                .findFirst()
                .orElse(null);
    }

    /** A marketplace's clock may run behind ours; nothing happened before the posting that caused it. */
    private static @Nullable BigDecimal sincePosted(Item item, @Nullable Instant at) {
        var posted = item.postedAt();
        if (posted == null || at == null) {
            return null;
        }
        var nanos = Math.max(0, Duration.between(posted, at).toNanos());
        return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP);
    }
}
