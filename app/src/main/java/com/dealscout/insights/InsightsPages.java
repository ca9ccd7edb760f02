package com.dealscout.insights;

import com.dealscout.identity.People;
import com.dealscout.identity.Person;
import com.dealscout.identity.PersonId;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.ItemStatus;
import com.dealscout.selling.Items;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** An item's line of life, as a page and as a part of the item's; and how selling goes over all of them. */
@Controller
class InsightsPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("h:mm:ss a", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Items items;
    private final Timelines timelines;
    private final ItemFigures figures;
    private final People people;
    private final Clock clock;

    InsightsPages(Items items, Timelines timelines, ItemFigures figures, People people, Clock clock) {
        this.items = items;
        this.timelines = timelines;
        this.figures = figures;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A station of the line.
     *
     * @param key of its words
     * @param count what the words count, or 0
     * @param at when it was reached; null if it was not
     * @param time the same as people say it
     * @param after how long after the listing, or null
     */
    record Step(
            String key,
            int count,
            @Nullable Instant at,
            @Nullable String time,
            @Nullable String after) {}

    /** One event. */
    record Line(Instant at, String time, String text) {}

    /** @param again whether it is shown already, and its parts are asked for anew */
    @GetMapping("/items/{id}/timeline")
    String timeline(
            PersonId me,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean again,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var item = items.owned(me, ItemId.parse(id));
        var timeline = timelines.of(item);
        var zone = zone(me);
        model.addAttribute("item", item);
        model.addAttribute("again", again);
        model.addAttribute("steps", steps(item, timeline, zone));
        model.addAttribute(
                "lines",
                timeline.events().stream()
                        .map(e -> new Line(e.at(), time(e.at(), zone, true), e.text()))
                        .toList());
        model.addAttribute("timeline", timeline);
        model.addAttribute("toAlert", length(timeline.timeToFirstAlertS()));
        model.addAttribute("toMessage", length(timeline.timeToFirstMessageS()));
        model.addAttribute("toSale", length(timeline.timeToSaleS()));
        model.addAttribute("ofAsking", percent(timeline.soldPrice(), timeline.askingPrice()));
        return htmx == null ? "insights/timeline" : "insights/timeline :: life";
    }

    private List<Step> steps(Item item, Timeline timeline, ZoneId zone) {
        var liveOn = (int) timeline.events().stream()
                .filter(e -> e.kind() == Kind.LIVE)
                .map(Timeline.Event::text)
                .distinct()
                .count();
        var told = timeline.peopleAlerted();
        var isWithdrawn = item.status() == ItemStatus.WITHDRAWN;
        var end = isWithdrawn ? first(Kind.WITHDRAWN, timeline) : item.soldAt();
        return List.of(
                step("listed", 0, item.postedAt(), item, zone),
                step("live", liveOn, first(Kind.LIVE, timeline), item, zone),
                step("told", told, told == 0 ? null : first(Kind.ALERTED, timeline), item, zone),
                step("message", 0, first(Kind.MESSAGE, timeline), item, zone),
                step(isWithdrawn ? "withdrawn" : "sold", 0, end, item, zone));
    }

    private Step step(String key, int count, @Nullable Instant at, Item item, ZoneId zone) {
        var listed = item.postedAt();
        if (at == null || listed == null) {
            return new Step(key, count, null, null, null);
        }
        var passed = Duration.between(listed, at);
        var isListing = key.equals("listed");
        return new Step(
                key,
                count,
                at,
                time(at, zone, !isListing && passed.abs().toMinutes() < 1),
                isListing ? null : length(BigDecimal.valueOf(Math.max(0, passed.toMillis()), 3)));
    }

    private static @Nullable Instant first(Kind kind, Timeline timeline) {
        return timeline.events().stream()
                .filter(e -> e.kind() == kind)
                .map(Timeline.Event::at)
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/figures")
    String figures(PersonId me, Model model) {
        var mine = figures.of(me);
        model.addAttribute("figures", mine);
        model.addAttribute("toAlert", length(mine.medianTimeToFirstAlertS()));
        model.addAttribute("toMessage", length(mine.medianTimeToFirstMessageS()));
        model.addAttribute("toSale", length(mine.medianTimeToSaleS()));
        model.addAttribute("withinADay", percent(mine.soldWithinADay(), BigDecimal.ONE));
        model.addAttribute("ofAsking", percent(mine.medianPriceToAsking(), BigDecimal.ONE));
        return "insights/figures";
    }

    private ZoneId zone(PersonId me) {
        return people.find(me).map(Person::timeZone).orElse(ZoneOffset.UTC);
    }

    /** The time of day, and the day where it is another than today. */
    private String time(Instant at, ZoneId zone, boolean exactly) {
        var there = at.atZone(zone);
        return there.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate())
                ? (exactly ? EXACT : TIME).format(there)
                : DAY.format(there);
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 35 min}, {@code 5 h}, {@code 3 days}. */
    static @Nullable String length(@Nullable BigDecimal seconds) {
        if (seconds == null) {
            return null;
        }
        var whole = seconds.longValue();
        if (whole < 10) {
            return seconds.setScale(1, RoundingMode.HALF_UP) + " s";
        }
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3_600) {
            return whole / 60 + " min";
        }
        return whole < 172_800 ? whole / 3_600 + " h" : whole / 86_400 + " days";
    }

    /** Null if there is nothing to compare. */
    static @Nullable Integer percent(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0
                ? null
                : part.multiply(HUNDRED).divide(whole, 0, RoundingMode.HALF_UP).intValue();
    }
}
