package com.dealscout.marketplaces;

import com.dealscout.marketplaces.connector.Event;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where marketplaces tell what happened. An event is acknowledged once it is committed; one that is not proven to come
 * from the marketplace is refused without a word why.
 */
@RestController
@RequestMapping("/webhooks/{marketplace}/{account}")
class Webhooks {

    private static final int MAX_BYTES = 256 * 1024;
    private static final Pattern CHALLENGE = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private final Marketplaces marketplaces;
    private final Accounts accounts;
    private final MarketplaceEvents events;
    private final Clock clock;

    Webhooks(Marketplaces marketplaces, Accounts accounts, MarketplaceEvents events, Clock clock) {
        this.marketplaces = marketplaces;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** The marketplace makes sure that the address is ours. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> challenge(
            @PathVariable String marketplace, @PathVariable String account, @RequestParam String challenge) {
        return account(marketplace, account).isPresent()
                        && CHALLENGE.matcher(challenge).matches()
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge)
                : ResponseEntity.notFound().build();
    }

    @PostMapping
    ResponseEntity<Void> event(
            @PathVariable String marketplace, @PathVariable String account, HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var known = account(marketplace, account);
        var event = known.flatMap(a -> read(a, request, body));
        if (known.isEmpty() || event.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        events.take(known.get(), event.get());
        return ResponseEntity.noContent().build();
    }

    private Optional<Event> read(Account account, HttpServletRequest request, byte[] body) {
        return marketplaces
                .find(account.marketplace())
                .flatMap(m -> m.connector()
                        .read(request::getHeader, body, accounts.webhookSecrets(account.id()), clock.instant()));
    }

    private Optional<Account> account(String marketplace, String id) {
        try {
            return accounts.find(UUID.fromString(id))
                    .filter(a -> a.marketplace().equals(marketplace));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
