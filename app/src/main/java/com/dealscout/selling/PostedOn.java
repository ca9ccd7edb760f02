package com.dealscout.selling;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where items are posted: asked by selling to show it, answered by marketplaces. */
public interface PostedOn {

    /** Ids of the marketplaces on which each item is live now; items that are on none may be absent. */
    Map<ItemId, List<String>> marketplacesOf(Collection<ItemId> items);
}
