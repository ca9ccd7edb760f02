package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.identity.Places;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Live;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.platform.PublicUrl;
import com.dealscout.selling.darkroom.Print;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The items, for the rooms that carry them further.
 *
 * <p>Every command takes the row lock of its item first, so commands on one item happen one after the other, whatever
 * node they run on, and each decides on what the one before left.
 */
@Service
public class Items {

    static final int MAX_PHOTOS = 12;

    private final StoredItems items;
    private final StoredPhotos photos;
    private final Places places;
    private final ObjectProvider<PostedOn> postedOn;
    private final ObjectProvider<Buyers> buyers;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final PublicUrl url;
    private final Clock clock;

    Items(
            StoredItems items,
            StoredPhotos photos,
            Places places,
            ObjectProvider<PostedOn> postedOn,
            ObjectProvider<Buyers> buyers,
            ApplicationEventPublisher events,
            Live live,
            PublicUrl url,
            Clock clock) {
        this.items = items;
        this.photos = photos;
        this.places = places;
        this.postedOn = postedOn;
        this.buyers = buyers;
        this.events = events;
        this.live = live;
        this.url = url;
        this.clock = clock;
    }

    public Optional<Item> find(ItemId id) {
        return items.find(id);
    }

    /** @throws com.dealscout.platform.Problem.NotFound if it does not exist or is somebody else's */
    public Item owned(PersonId seller, ItemId id) {
        return items.find(id).filter(i -> i.seller().equals(seller)).orElseThrow(Items::notFound);
    }

    /**
     * Takes a draft to posted in the caller's transaction; one that is posted already stays as it is.
     *
     * @throws com.dealscout.platform.Problem.Conflict if it is sold or withdrawn
     * @throws com.dealscout.platform.Problem.Invalid (422) naming each thing that is still missing
     */
    @Transactional
    public Item post(PersonId seller, ItemId id) {
        var item = lock(seller, id);
        return switch (item.status()) {
            case DRAFT -> post(item);
            case POSTED, RESERVED -> item;
            case SOLD, WITHDRAWN -> throw over(item, "posted");
        };
    }

    private Item post(Item draft) {
        refuseIncomplete(ItemFacts.of(draft), draft.photos().size(), "The item cannot be posted yet.");
        var now = clock.instant();
        items.post(draft.id(), now);
        events.publishEvent(new ItemPosted(draft.id(), draft.seller(), now));
        show(draft);
        return reread(draft.id());
    }

    /** The JPEG of a photo, full size. */
    public byte[] photoBytes(UUID photoId) {
        return photos.picture(photoId).orElseThrow(() -> new Problem.NotFound("photo"));
    }

    /** The item as {@code /api/my-items} answers it. */
    public ItemView view(Item item) {
        return views(List.of(item)).getFirst();
    }

    List<ItemView> views(List<Item> shown) {
        var ids = shown.stream().map(Item::id).toList();
        var posted =
                postedOn.stream().findFirst().map(p -> p.marketplacesOf(ids)).orElse(Map.of());
        return shown.stream()
                .map(i -> view(i, posted.getOrDefault(i.id(), List.of())))
                .toList();
    }

    private ItemView view(Item item, List<String> marketplaces) {
        var place = item.place();
        var condition = item.condition();
        return new ItemView(
                item.id(),
                nullIfEmpty(item.title()),
                nullIfEmpty(item.description()),
                item.price(),
                item.currency(),
                condition == null ? null : condition.word(),
                item.category(),
                item.photos().stream().map(this::image).toList(),
                marketplaces,
                item.status(),
                null,
                null,
                item.attributes(),
                item.delivery(),
                place == null ? null : place.postalCode(),
                place == null ? null : place.city(),
                place == null ? null : place.state(),
                place == null ? "US" : place.country(),
                new ItemView.Suggestions(
                        null,
                        null,
                        null,
                        null,
                        null,
                        ItemFacts.of(item).missing(item.photos().size())),
                item.createdAt(),
                item.postedAt(),
                item.soldAt());
    }

    private ItemView.Image image(Photo photo) {
        return new ItemView.Image(
                photo.id(), url.at(photo.path()), url.at(photo.thumbnailPath()), photo.width(), photo.height());
    }

    Page<ItemView> page(PersonId seller, @Nullable ItemStatus status, PageRequest page) {
        var found = items.of(seller, status, page);
        return new Page<>(views(found.items()), found.nextCursor());
    }

    /** Some of a seller's items of each state, newest first, and how many there are of it. */
    record Shelf(Map<ItemStatus, Integer> counts, List<Item> items) {}

    Shelf shelf(PersonId seller, int ofEachState) {
        return new Shelf(items.counts(seller), items.newestOfEachState(seller, ofEachState));
    }

    Page<Item> itemsOf(PersonId seller, @Nullable ItemStatus status, PageRequest page) {
        return items.of(seller, status, page);
    }

    Map<ItemStatus, Integer> counts(PersonId seller) {
        return items.counts(seller);
    }

    @Transactional
    Item draft(PersonId seller, ItemFacts facts, List<Print> prints) {
        var now = clock.instant();
        var id = new ItemId(Ids.next(now));
        items.add(id, seller, facts, now);
        photos.add(id, prints, now);
        return reread(id);
    }

    /**
     * The draft of that id, begun now unless it is there already; the id was given out with an empty form, so that
     * nothing is kept of forms in which nobody wrote.
     */
    @Transactional
    Item begin(PersonId seller, ItemId id) {
        items.addUnlessThere(id, seller, clock.instant());
        return lock(seller, id);
    }

    /** For {@link #begin}. */
    ItemId unusedId() {
        return new ItemId(Ids.next(clock.instant()));
    }

    /** What is theirs of that id; a form that nobody has written in yet has no item. */
    Optional<Item> begun(PersonId seller, ItemId id) {
        var item = items.find(id);
        if (item.isPresent() && !item.get().seller().equals(seller)) {
            throw notFound();
        }
        return item;
    }

    /** Merges {@code patch} into a draft or a posted item. A posted one keeps all that posting needed. */
    @Transactional
    Item change(PersonId seller, ItemId id, JsonNode patch) {
        var item = lock(seller, id);
        refuseIfOver(item);
        var before = ItemFacts.of(item);
        var problems = new ArrayList<Problem.FieldError>();
        var after = ItemJson.merge(patch, before, places, problems);
        if (!problems.isEmpty()) {
            throw Problem.Invalid.fields(problems);
        }
        if (after.equals(before)) {
            return item;
        }
        if (item.status() != ItemStatus.DRAFT) {
            refuseIncomplete(after, item.photos().size(), "The item is posted, and cannot lose what posting needs.");
        }
        items.change(id, after);
        return changed(item);
    }

    /** The item, if its seller may add {@code more} photos; asked before they are decoded, and again when they are in. */
    Item ownedWithRoomFor(PersonId seller, ItemId id, int more) {
        var item = owned(seller, id);
        refuseIfOver(item);
        refuseTooMany(item.photos().size(), more);
        return item;
    }

    static void refuseTooMany(int present, int more) {
        if (present + more > MAX_PHOTOS) {
            throw Problem.Invalid.field(
                    "photos",
                    present == 0
                            ? more + " are more than the " + MAX_PHOTOS + " that an item may have. Choose the best."
                            : "the item has " + present + " and would have " + (present + more) + "; it may have "
                                    + MAX_PHOTOS + ". Remove some first, or send fewer.");
        }
    }

    @Transactional
    Item addPhotos(PersonId seller, ItemId id, List<Print> prints) {
        var item = lock(seller, id);
        refuseIfOver(item);
        refuseTooMany(item.photos().size(), prints.size());
        photos.add(id, prints, clock.instant());
        return changed(item);
    }

    /** Where a photo goes among the others. */
    enum Move {
        EARLIER,
        LATER,
        COVER
    }

    @Transactional
    Item movePhoto(PersonId seller, ItemId id, UUID photo, Move move) {
        var item = lock(seller, id);
        var order = new ArrayList<>(item.photos().stream().map(Photo::id).toList());
        var from = order.indexOf(photo);
        if (from < 0) {
            throw new Problem.NotFound("photo");
        }
        var to = switch (move) {
            case EARLIER -> Math.max(0, from - 1);
            case LATER -> Math.min(order.size() - 1, from + 1);
            case COVER -> 0;
        };
        order.add(to, order.remove(from));
        return reorder(item, order);
    }

    /**
     * Puts the photos into that order. What it names and the item has not any more is passed over, and photos that it
     * does not name go behind: both happen when somebody sorts in two windows.
     */
    @Transactional
    Item orderPhotos(PersonId seller, ItemId id, List<UUID> wanted) {
        var item = lock(seller, id);
        var present = item.photos().stream().map(Photo::id).toList();
        var order = new LinkedHashSet<>(wanted);
        order.retainAll(present);
        order.addAll(present);
        return reorder(item, List.copyOf(order));
    }

    private Item reorder(Item item, List<UUID> order) {
        refuseIfOver(item);
        if (order.equals(item.photos().stream().map(Photo::id).toList())) {
            return item;
        }
        photos.order(item.id(), order);
        return changed(item);
    }

    @Transactional
    Item removePhoto(PersonId seller, ItemId id, UUID photo) {
        var item = lock(seller, id);
        if (item.photos().stream().noneMatch(p -> p.id().equals(photo))) {
            throw new Problem.NotFound("photo");
        }
        refuseIfOver(item);
        if (item.status() != ItemStatus.DRAFT && item.photos().size() == 1) {
            throw new Problem.Conflict("This is the only photo of a posted item. Add another before you remove it.");
        }
        photos.remove(photo);
        return changed(item);
    }

    /** Drops a draft, photos and all; takes a posted item back. One that was taken back already stays so. */
    @Transactional
    void remove(PersonId seller, ItemId id) {
        var item = lock(seller, id);
        show(item);
        switch (item.status()) {
            case DRAFT -> items.remove(id);
            case POSTED, RESERVED -> {
                items.withdraw(id);
                events.publishEvent(new ItemWithdrawn(id, seller, clock.instant()));
            }
            case WITHDRAWN -> {}
            case SOLD -> throw over(item, "withdrawn");
        }
    }

    /**
     * Makes a posted item sold; one that is sold already stays as it was sold.
     *
     * @param price null: the asking price
     * @param conversation with the buyer, or null if the seller does not say
     */
    @Transactional
    Item sell(PersonId seller, ItemId id, @Nullable BigDecimal price, @Nullable UUID conversation) {
        var item = lock(seller, id);
        return switch (item.status()) {
            case POSTED, RESERVED -> {
                if (conversation != null && !talksAbout(conversation, id)) {
                    throw Problem.Invalid.field(
                            "conversation_id", "is no conversation about this item. Leave it out, or choose one.");
                }
                yield sell(item, price, conversation, null);
            }
            case SOLD -> item;
            case DRAFT ->
                throw new Problem.Conflict(
                        "The item is a draft: nobody could see it yet. Post it first, or delete it.");
            case WITHDRAWN -> throw over(item, "sold");
        };
    }

    /** As {@link #sell}, on a marketplace's word; if the item cannot be sold any more, there is nothing to do. */
    @Transactional
    void sellReported(SaleReported report) {
        items.lock(report.item())
                .filter(i -> i.status() == ItemStatus.POSTED || i.status() == ItemStatus.RESERVED)
                .ifPresent(i -> sell(i, null, null, report.marketplace()));
    }

    private Item sell(Item item, @Nullable BigDecimal price, @Nullable UUID buyer, @Nullable String reportedBy) {
        var now = clock.instant();
        var paid = price == null ? item.price() : price;
        items.sell(item.id(), paid, buyer, now);
        events.publishEvent(new ItemSold(item.id(), item.seller(), paid, buyer, reportedBy, now));
        show(item);
        return reread(item.id());
    }

    private boolean talksAbout(UUID conversation, ItemId item) {
        return buyers.stream().anyMatch(b -> b.talkAbout(conversation, item));
    }

    private Item lock(PersonId seller, ItemId id) {
        return items.lock(id).filter(i -> i.seller().equals(seller)).orElseThrow(Items::notFound);
    }

    private Item changed(Item before) {
        if (before.status() != ItemStatus.DRAFT) {
            var revision = items.nextRevision(before.id());
            events.publishEvent(new ItemChanged(before.id(), before.seller(), revision, clock.instant()));
        }
        show(before);
        return reread(before.id());
    }

    /** To the pages that its seller has open. */
    private void show(Item item) {
        live.changed(item.seller().value(), "item-" + item.id());
    }

    private Item reread(ItemId id) {
        return items.find(id).orElseThrow(Items::notFound);
    }

    private static void refuseIncomplete(ItemFacts facts, int photos, String words) {
        var missing = facts.missing(photos);
        if (!missing.isEmpty()) {
            var errors = missing.stream()
                    .map(f ->
                            new Problem.FieldError(f, f.equals("photos") ? "needs one photo at least." : "is missing."))
                    .toList();
            throw Problem.Invalid.unprocessable(words + " It needs: " + String.join(", ", missing) + ".", errors);
        }
    }

    private static void refuseIfOver(Item item) {
        switch (item.status()) {
            case DRAFT, POSTED, RESERVED -> {}
            case SOLD, WITHDRAWN -> throw over(item, "changed");
        }
    }

    private static Problem.Conflict over(Item item, String wish) {
        return new Problem.Conflict("The item is " + item.status().word() + " and cannot be " + wish + " any more.");
    }

    private static Problem.NotFound notFound() {
        return new Problem.NotFound("item");
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
