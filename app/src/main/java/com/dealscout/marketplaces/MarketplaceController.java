package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which marketplaces there are, and the caller's accounts on them. */
@RestController
@RequestMapping("/api")
class MarketplaceController {

    private final Marketplaces marketplaces;
    private final Accounts accounts;
    private final Connecting connecting;

    MarketplaceController(Marketplaces marketplaces, Accounts accounts, Connecting connecting) {
        this.marketplaces = marketplaces;
        this.accounts = accounts;
        this.connecting = connecting;
    }

    /** @param expiresAt of the present access, which is renewed by itself */
    record MarketplaceView(
            String id,
            String name,
            Marketplace.Mode mode,
            boolean standIn,
            boolean connected,
            @Nullable String accountName,
            @Nullable Instant expiresAt) {

        static MarketplaceView of(Marketplace marketplace, @Nullable Account account) {
            return new MarketplaceView(
                    marketplace.id(),
                    marketplace.name(),
                    marketplace.mode(),
                    marketplace.standIn(),
                    account != null && account.isConnected(),
                    account == null ? null : account.name(),
                    account == null ? null : account.expiresAt());
        }
    }

    record MarketplaceList(List<MarketplaceView> items) {}

    record AuthorizeUrl(URI authorizeUrl) {}

    @GetMapping("/marketplaces")
    MarketplaceList all(PersonId me) {
        var mine = accounts.current(me).stream().collect(Collectors.toMap(Account::marketplace, a -> a));
        return new MarketplaceList(marketplaces.all().stream()
                .map(m -> MarketplaceView.of(m, mine.get(m.id())))
                .toList());
    }

    @PostMapping("/marketplace-accounts/{marketplace}/connect")
    AuthorizeUrl connect(PersonId me, @PathVariable String marketplace) {
        return new AuthorizeUrl(connecting.start(me, marketplaces.named(marketplace)));
    }

    @DeleteMapping("/marketplace-accounts/{marketplace}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(PersonId me, @PathVariable String marketplace) {
        connecting.disconnect(me, marketplaces.named(marketplace));
    }
}
