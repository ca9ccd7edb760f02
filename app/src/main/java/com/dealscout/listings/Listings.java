package com.dealscout.listings;

import com.dealscout.selling.ItemId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The published listings. */
@Service
public class Listings {

    public Optional<Listing> find(ListingId id) {
        throw new UnsupportedOperationException("being built");
    }

    public Optional<Listing> ofItem(ItemId item) {
        throw new UnsupportedOperationException("being built");
    }

    /** Published listings that are available, in the order of their ids: the next {@code limit} behind {@code after}. */
    public List<Listing> available(@Nullable ListingId after, int limit) {
        throw new UnsupportedOperationException("being built");
    }
}
