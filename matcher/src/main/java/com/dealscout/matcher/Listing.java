package com.dealscout.matcher;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of a thing on offer, what rules look at.
 *
 * <p>Immutable and serialisable.
 *
 * @param description may be empty
 * @param price null if the seller named none; meets only rules without price bounds
 * @param category levels as {@link CategoryPath} reads them; null meets only rules without categories
 * @param condition null if unknown; meets only rules without a minimum
 * @param place null if unknown; meets only rules without a radius
 * @param seller null for an offer of somebody who is not known here
 * @param available whether it can still be bought; what cannot matches nothing
 */
public record Listing(
        String title,
        String description,
        @Nullable Price price,
        @Nullable String category,
        @Nullable Condition condition,
        @Nullable Point place,
        @Nullable UUID seller,
        boolean available)
        implements Serializable {

    public Listing {
        Objects.requireNonNull(title, "A listing needs a title.");
        Objects.requireNonNull(description, "A listing without a description has an empty one.");
    }
}
