package com.dealscout.listings;

import com.dealscout.marketplaces.CrossPosts;
import com.dealscout.marketplaces.MarketplaceLink;
import com.dealscout.matcher.Condition;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Sql;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemId;
import com.dealscout.selling.Items;
import com.dealscout.selling.Photo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps listings what selling and marketplaces say they are, and announces what became of them.
 *
 * <p>An event only says where to look. Under the lock of the listing's row the truth is read anew and the row follows it,
 * whichever events came, came twice or came late: of two that race, the second to take the lock sees what both did. So
 * two marketplaces that settle at one moment cannot both believe that the other has not.
 */
@Service
class Shelf {

    private static final int BATCH = 20;

    private final JdbcClient jdbc;
    private final ListingRows rows;
    private final Items items;
    private final CrossPosts crossPosts;
    private final ApplicationEventPublisher events;
    private final ListingsSettings settings;
    private final Clock clock;

    Shelf(
            JdbcClient jdbc,
            ListingRows rows,
            Items items,
            CrossPosts crossPosts,
            ApplicationEventPublisher events,
            ListingsSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.items = items;
        this.crossPosts = crossPosts;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** A cross-post is live, so there is something to show. */
    @Transactional
    void show(ItemId id) {
        items.find(id).filter(Shelf::isOpen).ifPresent(this::makeRoom);
        refresh(id);
    }

    /** Something about the item or where it is posted may have changed; nothing happens where it was never shown. */
    @Transactional
    void refresh(ItemId id) {
        jdbc.sql("select * from listings where item_id = :item for update")
                .param("item", id.value())
                .query(rows)
                .optional()
                .ifPresent(this::follow);
    }

    /** Announces some listings whose time to wait for the other marketplaces is over; true if there may be more. */
    @Transactional
    boolean announceDue() {
        var due = jdbc.sql("""
                        select * from listings
                        where announce_at <= :now
                        order by announce_at
                        limit :batch
                        for update skip locked
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("batch", BATCH)
                .query(rows)
                .list();
        due.forEach(this::follow);
        return due.size() == BATCH;
    }

    /** Inserted bare; {@link #follow} fills it in within the same transaction. */
    private void makeRoom(Item item) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into listings (id, item_id, seller_id, title, description, currency, country,
                            photos, links, words, available, changed_at, revision)
                        values (:id, :item, :seller, '', '', :currency, '', '[]', '[]', '{}', true, :now, 0)
                        on conflict (item_id) do nothing
                        """)
                .param("id", Ids.next(now))
                .param("item", item.id().value())
                .param("seller", item.seller().value())
                .param("currency", item.currency())
                .param("now", Sql.at(now))
                .update();
    }

    private void follow(ListingRow row) {
        var item = items.find(row.listing().item())
                .orElseThrow(() -> new IllegalStateException(
                        "Listing " + row.listing().id() + " shows an item that does not exist"));
        var next = next(row, item, crossPosts.links(item.id()));
        if (!next.equals(Next.of(row))) {
            store(row.listing().id(), next);
            announce(row, next);
        }
    }

    private Next next(ListingRow row, Item item, List<MarketplaceLink> links) {
        var before = row.listing();
        var now = clock.instant();
        var facts = ListingFacts.of(item);
        // What is gone stays gone, whatever is said of its item later.
        var closedAs = row.closedAs() != null ? row.closedAs() : reasonToClose(item);
        var firstShown = !row.published() && closedAs == null && !links.isEmpty();
        var published = row.published() || firstShown;
        var changed = row.published() && !facts.equals(ListingFacts.of(before));
        var waits = published && closedAs == null && row.announcedAt() == null;

        var announceAt = waits ? announceAt(row, item.id(), now) : null;
        var announcedAt = row.announcedAt();
        if (announceAt != null && !announceAt.isAfter(now)) {
            announceAt = null;
            announcedAt = now;
        }
        return new Next(
                facts,
                item.photos(),
                links,
                closedAs,
                firstShown ? now : row.published() ? before.publishedAt() : null,
                announceAt,
                announcedAt,
                firstShown || changed ? now : before.changedAt(),
                firstShown || changed ? before.revision() + 1 : before.revision());
    }

    /** At once when nothing more will come by itself, else a while after it was first shown. */
    private Instant announceAt(ListingRow row, ItemId item, Instant now) {
        if (crossPosts.settled(item)) {
            return now;
        }
        return Objects.requireNonNullElseGet(row.announceAt(), () -> now.plus(settings.announceAfter()));
    }

    private void announce(ListingRow row, Next next) {
        var id = row.listing().id();
        var item = row.listing().item();
        var now = clock.instant();
        if (row.closedAs() == null && next.closedAs() != null) {
            if (row.published()) {
                events.publishEvent(new ListingClosed(id, item, next.closedAs(), now));
            }
        } else if (row.announcedAt() == null && next.announcedAt() != null) {
            events.publishEvent(new ListingPublished(id, item, next.announcedAt()));
        } else if (row.announcedAt() != null
                && next.closedAs() == null
                && next.revision() > row.listing().revision()) {
            events.publishEvent(new ListingChanged(id, item, next.revision(), next.changedAt()));
        }
    }

    private void store(ListingId id, Next next) {
        var facts = next.facts();
        jdbc.sql("""
                        update listings set
                            title = :title, description = :description, price = :price, currency = :currency,
                            condition = :condition, category = :category, category_path = :categoryPath,
                            city = :city, state = :state, country = :country,
                            latitude = :latitude, longitude = :longitude,
                            photos = cast(:photos as jsonb), links = cast(:links as jsonb), words = :words,
                            available = :available, closed_as = :closedAs,
                            published_at = :publishedAt, announce_at = :announceAt, announced_at = :announcedAt,
                            changed_at = :changedAt, revision = :revision
                        where id = :id
                        """)
                .param("title", facts.title())
                .param("description", facts.description())
                .param("price", facts.price())
                .param("currency", facts.currency())
                .param(
                        "condition",
                        Optional.ofNullable(facts.condition())
                                .map(Condition::word)
                                .orElse(null))
                .param("category", facts.category())
                .param(
                        "categoryPath",
                        Optional.ofNullable(facts.category())
                                .map(SearchTerms::path)
                                .orElse(null))
                .param("city", facts.city())
                .param("state", facts.state())
                .param("country", facts.country())
                .param("latitude", facts.latitude())
                .param("longitude", facts.longitude())
                .param("photos", rows.write(next.photos()))
                .param("links", rows.write(next.links()))
                .param("words", SearchTerms.words(facts.title(), facts.description()))
                .param("available", next.closedAs() == null)
                .param(
                        "closedAs",
                        next.closedAs() == null ? null : next.closedAs().name().toLowerCase(Locale.ROOT))
                .param("publishedAt", Sql.at(next.publishedAt()))
                .param("announceAt", Sql.at(next.announceAt()))
                .param("announcedAt", Sql.at(next.announcedAt()))
                .param("changedAt", Sql.at(next.changedAt()))
                .param("revision", next.revision())
                .param("id", id.value())
                .update();
    }

    private static boolean isOpen(Item item) {
        return reasonToClose(item) == null;
    }

    private static ListingClosed.@Nullable Reason reasonToClose(Item item) {
        return switch (item.status()) {
            case POSTED, RESERVED -> null;
            case SOLD -> ListingClosed.Reason.SOLD;
            // An item that was shown is no draft; were it one again, nobody could buy it.
            case DRAFT, WITHDRAWN -> ListingClosed.Reason.WITHDRAWN;
        };
    }

    /** What of a row can change. */
    private record Next(
            ListingFacts facts,
            List<Photo> photos,
            List<MarketplaceLink> links,
            ListingClosed.@Nullable Reason closedAs,
            @Nullable Instant publishedAt,
            @Nullable Instant announceAt,
            @Nullable Instant announcedAt,
            Instant changedAt,
            long revision) {

        static Next of(ListingRow row) {
            var listing = row.listing();
            return new Next(
                    ListingFacts.of(listing),
                    listing.photos(),
                    listing.links(),
                    row.closedAs(),
                    row.published() ? listing.publishedAt() : null,
                    row.announceAt(),
                    row.announcedAt(),
                    listing.changedAt(),
                    listing.revision());
        }
    }
}
