package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Offer;
import com.dealscout.selling.Item;
import com.dealscout.selling.ItemStatus;
import com.dealscout.selling.Items;
import org.springframework.stereotype.Component;

/** Items as marketplaces are told of them. */
@Component
class Offers {

    private final Items items;

    Offers(Items items) {
        this.items = items;
    }

    Offer of(Item item) {
        var place = item.place();
        return new Offer(
                item.revision(),
                item.title(),
                item.description(),
                item.price(),
                item.currency(),
                item.condition(),
                item.category(),
                item.attributes(),
                item.delivery(),
                place == null ? null : new Offer.Place(place.country(), place.postalCode(), place.city()),
                item.photos().stream()
                        .map(photo -> new Offer.Picture(() -> items.photoBytes(photo.id())))
                        .toList());
    }

    /** Whether buyers may take it. */
    static boolean isOnOffer(Item item) {
        return item.status() == ItemStatus.POSTED || item.status() == ItemStatus.RESERVED;
    }
}
