package com.dealscout.listings;

import com.dealscout.identity.PersonId;
import com.dealscout.selling.ItemId;
import java.util.Set;

/** Who talks with a seller on Deal Scout itself: asked before others are told that a listing is gone, answered by inbox. */
public interface Talks {

    /** The people, not the seller, who have a conversation about that item here; whoever answers tells them itself. */
    Set<PersonId> buyersWhoTalkAbout(ItemId item);
}
