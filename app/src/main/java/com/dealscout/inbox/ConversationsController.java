package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.ListingId;
import com.dealscout.platform.Page;
import com.dealscout.platform.PageRequest;
import com.dealscout.selling.ItemId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ConversationsController {

    private final Talk talk;

    ConversationsController(Talk talk) {
        this.talk = talk;
    }

    /** What somebody writes. */
    record Words(@Nullable String text) {}

    /** Conversations on either side, the one talked in last first; an item narrows them to talk about it. */
    @GetMapping("/conversations")
    Page<ConversationView> list(
            PersonId me, @RequestParam(name = "item_id", required = false) @Nullable String item, PageRequest request) {
        var about = item == null || item.isEmpty() ? null : ItemId.parse(item);
        return talk.list(me, about, request).map(ConversationView::of);
    }

    @GetMapping("/conversations/{id}")
    ConversationView read(PersonId me, @PathVariable String id) {
        return ConversationView.of(talk.read(me, ConversationId.parse(id)));
    }

    @PostMapping("/conversations/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    ConversationView.Said write(PersonId me, @PathVariable String id, @RequestBody Words words) {
        return ConversationView.Said.of(talk.write(me, ConversationId.parse(id), MessageText.of(words.text())));
    }

    @PostMapping("/listings/{id}/interest")
    @ResponseStatus(HttpStatus.CREATED)
    ConversationView pressInterested(PersonId me, @PathVariable String id, @RequestBody Words words) {
        return ConversationView.of(talk.pressInterested(me, ListingId.parse(id), MessageText.of(words.text())));
    }
}
