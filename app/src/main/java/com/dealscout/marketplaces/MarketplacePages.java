package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.Connecting.Outcome;
import com.dealscout.marketplaces.MarketplaceController.MarketplaceView;
import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /marketplaces}: the caller's accounts; and where a browser comes back to from a marketplace's consent page. */
@Controller
class MarketplacePages {

    private final Marketplaces marketplaces;
    private final Accounts accounts;
    private final Connecting connecting;

    MarketplacePages(Marketplaces marketplaces, Accounts accounts, Connecting connecting) {
        this.marketplaces = marketplaces;
        this.accounts = accounts;
        this.connecting = connecting;
    }

    @GetMapping("/marketplaces")
    String all(PersonId me, Model model) {
        var mine = accounts.current(me).stream().collect(Collectors.toMap(Account::marketplace, a -> a));
        model.addAttribute(
                "marketplaces",
                marketplaces.all().stream()
                        .map(m -> MarketplaceView.of(m, mine.get(m.id())))
                        .toList());
        return "marketplaces/marketplaces";
    }

    /**
     * A page that goes on to the marketplace by itself, not a redirect: our policy is that forms stay here, and some
     * browsers hold a redirect after a form to that too.
     */
    @PostMapping("/marketplaces/{marketplace}/connect")
    String connect(PersonId me, @PathVariable String marketplace, Model model, HttpServletResponse response) {
        var place = named(marketplace);
        var consent = connecting.start(me, place).toString();
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
            HttpServletResponse response) {
        var place = named(marketplace);
        var outcome = connecting.comeBack(place, code, state, error);
        response.setHeader("Referrer-Policy", "no-referrer"); // the address of this page holds the code
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
        return "marketplaces/callback";
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

    private Marketplace named(String id) {
        try {
            return marketplaces.named(id);
        } catch (Problem.NotFound e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
