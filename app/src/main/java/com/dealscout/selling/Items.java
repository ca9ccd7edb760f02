package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The items, for the rooms that carry them further. */
@Service
public class Items {

    public Optional<Item> find(ItemId id) {
        throw new UnsupportedOperationException("being built");
    }

    /** @throws com.dealscout.platform.Problem.NotFound if it does not exist or is somebody else's */
    public Item owned(PersonId seller, ItemId id) {
        throw new UnsupportedOperationException("being built");
    }

    /**
     * Takes a draft to posted in the caller's transaction; one that is posted already stays as it is.
     *
     * @throws com.dealscout.platform.Problem.Conflict if it is sold or withdrawn
     * @throws com.dealscout.platform.Problem.Invalid (422) naming each thing that is still missing
     */
    public Item post(PersonId seller, ItemId id) {
        throw new UnsupportedOperationException("being built");
    }

    /** The JPEG of a photo, full size. */
    public byte[] photoBytes(UUID photoId) {
        throw new UnsupportedOperationException("being built");
    }

    /** The item as {@code /api/my-items} answers it. */
    public ItemView view(Item item) {
        throw new UnsupportedOperationException("being built");
    }
}
