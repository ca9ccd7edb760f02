package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.Connecting.Outcome;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /marketplaces}: the caller's accounts; and where a browser comes back to from a marketplace's consent page. */
@Controller
class MarketplacePages {

    /** Where somebody came from, in their session, by marketplace: what a foreign page brings is not asked. */
    private static final String BACK = MarketplacePages.class.getName() + ".back.";

    /** A path of ours, nothing that a browser could take for another host's. */
    private static final Pattern LOCAL = Pattern.compile("(/[A-Za-z0-9-]{1,64}){1,4}");

    private static final String HOME = "/marketplaces";

    private final Marketplaces marketplaces;
    private final Accounts accounts;
    private final Connecting connecting;
    private final CrossPosts crossPosts;

    MarketplacePages(Marketplaces marketplaces, Accounts accounts, Connecting connecting, CrossPosts crossPosts) {
        this.marketplaces = marketplaces;
        this.accounts = accounts;
        this.connecting = connecting;
        this.crossPosts = crossPosts;
    }

    /**
     * One marketplace.
     *
     * @param state connected, reconnect or disconnected
     * @param accountName who they are there, or were
     * @param open how many of their items are there or on the way
     */
    record Card(
            String id,
            String name,
            boolean standIn,
            String state,
            @Nullable String accountName,
            @Nullable Instant expiresAt,
            int open) {}

    @GetMapping("/marketplaces")
    String all(PersonId me, @RequestParam(required = false) @Nullable String connected, Model model) {
        cards(me, model);
        model.addAttribute(
                "connected",
                connected == null
                        ? null
                        : marketplaces.find(connected).map(Marketplace::name).orElse(null));
        return "marketplaces/marketplaces";
    }

    private void cards(PersonId me, Model model) {
        var mine = accounts.current(me).stream().collect(Collectors.toMap(Account::marketplace, a -> a));
        var open = crossPosts.openOf(me);
        model.addAttribute(
                "marketplaces",
                marketplaces.all().stream()
                        .map(m -> card(m, mine.get(m.id()), open.getOrDefault(m.id(), 0)))
                        .toList());
    }

    private static Card card(Marketplace marketplace, @Nullable Account account, int open) {
        return new Card(
                marketplace.id(),
                marketplace.name(),
                marketplace.standIn(),
                account == null
                        ? Account.Status.DISCONNECTED.word()
                        : account.status().word(),
                account == null ? null : account.name(),
                account == null ? null : account.expiresAt(),
                open);
    }

    /**
     * A page that goes on to the marketplace by itself, not a redirect: our policy is that forms stay here, and some
     * browsers hold a redirect after a form to that too.
     *
     * @param back the page to come back to
     */
    @PostMapping("/marketplaces/{marketplace}/connect")
    String connect(
            PersonId me,
            @PathVariable String marketplace,
            @RequestParam(defaultValue = HOME) String back,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var place = named(marketplace);
        var consent = connecting.start(me, place).toString();
        request.getSession().setAttribute(BACK + place.id(), LOCAL.matcher(back).matches() ? back : HOME);
        response.setHeader("Refresh", "0; url=" + consent);
        model.addAttribute("name", place.name());
        model.addAttribute("consent", consent);
        return "marketplaces/leaving";
    }

    /** Nobody need be logged in: the state says whose consent this is. */
    @GetMapping("/marketplaces/{marketplace}/callback")
    String comeBack(
            @PathVariable String marketplace,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String error,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var place = named(marketplace);
        var outcome = connecting.comeBack(place, code, state, error);
        var back = takeBack(place, request);
        response.setHeader("Referrer-Policy", "no-referrer"); // the address of this page holds the code
        if (outcome instanceof Outcome.Connected && back != null) {
            return "redirect:" + (back.equals(HOME) ? HOME + "?connected=" + place.id() : back);
        }
        response.setStatus(
                switch (outcome) {
                    case Outcome.Connected _ -> HttpStatus.OK.value();
                    case Outcome.Declined _, Outcome.Stale _ -> HttpStatus.BAD_REQUEST.value();
                    case Outcome.Failed _ -> HttpStatus.BAD_GATEWAY.value();
                });
        model.addAttribute("name", place.name());
        model.addAttribute("standIn", place.standIn());
        model.addAttribute("outcome", outcome.getClass().getSimpleName());
        model.addAttribute("words", words(place, outcome));
        model.addAttribute("back", back == null ? HOME : back);
        return "marketplaces/callback";
    }

    private static @Nullable String takeBack(Marketplace place, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(BACK + place.id()) instanceof String back)) {
            return null;
        }
        session.removeAttribute(BACK + place.id());
        return back;
    }

    private static String words(Marketplace marketplace, Outcome outcome) {
        var name = marketplace.name();
        return switch (outcome) {
            case Outcome.Connected(var account) ->
                "Deal Scout can now post on " + name + " as " + account + ". You can close this page and go on.";
            case Outcome.Declined _ -> "You did not agree, so nothing was connected. Connect again whenever you like.";
            case Outcome.Stale _ ->
                "This link works once, within ten minutes of pressing Connect. Start again from Deal Scout.";
            case Outcome.Failed(var words) -> words + " Wait a moment and connect again.";
        };
    }

    /** Asks; where there is script, with ten seconds to think better of it. */
    @GetMapping("/marketplaces/{marketplace}/disconnect")
    String askToDisconnect(
            PersonId me,
            @PathVariable String marketplace,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var place = named(marketplace);
        model.addAttribute("id", place.id());
        model.addAttribute("name", place.name());
        model.addAttribute("open", crossPosts.openOf(me).getOrDefault(place.id(), 0));
        return htmx == null ? "marketplaces/disconnect" : "marketplaces/disconnect :: undo";
    }

    @PostMapping("/marketplaces/{marketplace}/disconnect")
    String disconnect(
            PersonId me,
            @PathVariable String marketplace,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletResponse response) {
        var place = named(marketplace);
        try {
            connecting.disconnect(me, place);
        } catch (Problem.NotFound _) {
            // There is nothing to disconnect, which is what was asked for.
        }
        if (htmx == null) {
            return "redirect:" + HOME;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        cards(me, model);
        return "marketplaces/marketplaces :: all";
    }

    private Marketplace named(String id) {
        try {
            return marketplaces.named(id);
        } catch (Problem.NotFound e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
