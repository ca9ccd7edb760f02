package com.dealscout.marketplaces;

import com.dealscout.selling.ItemId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Where items are posted, for the rooms behind. */
@Service
public class CrossPosts {

    /** Links of the cross-posts that are live, in the order in which the marketplaces were chosen. */
    public List<MarketplaceLink> links(ItemId item) {
        throw new UnsupportedOperationException("being built");
    }

    /** Whether every cross-post is live, failed for good or waiting for a person: nothing more will come by itself. */
    public boolean settled(ItemId item) {
        throw new UnsupportedOperationException("being built");
    }
}
