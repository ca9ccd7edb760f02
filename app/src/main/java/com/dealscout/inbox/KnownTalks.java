package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.Talks;
import com.dealscout.selling.ItemId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers who talks about an item here: they hear from us that it is gone, but for the one who has it. */
@Component
class KnownTalks implements Talks {

    private final Conversations conversations;

    KnownTalks(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Set<PersonId> buyersWhoTalkAbout(ItemId item) {
        return conversations.about(item).stream()
                .map(Conversation::buyer)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
