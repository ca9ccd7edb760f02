package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.listings.ListingId;
import com.dealscout.listings.Listings;
import com.dealscout.platform.Form;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** *I'm interested* on the page of a listing: a first word to its seller. */
@Controller
@RequestMapping("/listings/{id}/interest")
class InterestPages {

    private final Talk talk;
    private final Listings listings;

    InterestPages(Talk talk, Listings listings) {
        this.talk = talk;
        this.listings = listings;
    }

    /** Who was sent to log in comes back to the form. */
    @GetMapping
    String backFromLogIn(PersonId me, @PathVariable("id") String id) {
        return "redirect:/listings/" + ListingId.parse(id) + "#interest";
    }

    @PostMapping
    String press(
            PersonId me,
            @PathVariable("id") String id,
            @RequestParam(name = "text", defaultValue = "") String text,
            Model model,
            HttpServletResponse response) {
        var listing = ListingId.parse(id);
        try {
            var talked = talk.pressInterested(me, listing, MessageText.of(text));
            return "redirect:/conversations/" + talked.conversation().id();
        } catch (Problem.Invalid e) {
            response.setStatus(e.status());
            var card = Optional.ofNullable(listings.cards(List.of(listing)).get(listing))
                    .orElseThrow(() -> new Problem.NotFound("listing"));
            model.addAttribute("listing", card);
            model.addAttribute("form", Form.of(Map.of("text", text)).refusedFor(e));
            return "inbox/interest";
        }
    }
}
