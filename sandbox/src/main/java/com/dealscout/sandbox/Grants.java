package com.dealscout.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sellers of one stand-in marketplace have allowed, and the codes and tokens that say so.
 *
 * <p>All tokens that come from one consent are a family. Refresh tokens rotate; a code or a refresh token that is used
 * again shows that somebody else has it too, and ends its family. Sellers are kept; of codes and tokens the latest
 * {@link #MOST} of each.
 */
final class Grants {

    static final int MOST = 50_000;
    static final Duration CODE_LIVES = Duration.ofSeconds(120);
    static final Duration ACCESS_LIVES = Duration.ofSeconds(3_600);
    static final Set<String> SCOPES = Set.of("listings", "messages");

    /** What the browser was sent away with; the token call must fit it. */
    record Asked(String clientId, String redirectUri, Set<String> scopes, String codeChallenge) {}

    record Tokens(String access, String refresh, Set<String> scopes) {}

    /** Whom an access token speaks for. */
    sealed interface Bearer {
        record Of(Seller seller, Set<String> scopes) implements Bearer {}

        /** A refreshed one will work. */
        record Expired() implements Bearer {}

        record Unknown() implements Bearer {}
    }

    private static final class Family {
        final Seller seller;
        final String clientId;
        final Set<String> scopes;
        boolean revoked;

        Family(Seller seller, String clientId, Set<String> scopes) {
            this.seller = seller;
            this.clientId = clientId;
            this.scopes = scopes;
        }
    }

    private static final class Code {
        final Asked asked;
        final Seller seller;
        final Instant expires;

        @Nullable
        Family spentFor;

        Code(Asked asked, Seller seller, Instant expires) {
            this.asked = asked;
            this.seller = seller;
            this.expires = expires;
        }
    }

    private static final class Access {
        final Family family;
        final Instant issued;
        boolean expired;

        Access(Family family, Instant issued) {
            this.family = family;
            this.issued = issued;
        }
    }

    private static final class Refresh {
        final Family family;
        boolean spent;

        Refresh(Family family) {
            this.family = family;
        }
    }

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Seller> sellers = new HashMap<>();
    private final Map<String, Code> codes = new Latest<>(MOST);
    private final Map<String, Access> accessTokens = new Latest<>(MOST);
    private final Map<String, Refresh> refreshTokens = new Latest<>(MOST);
    private final Map<Seller, Integer> connections = new HashMap<>();

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** A name that no account has yet. */
    synchronized String freshName() {
        var number = sellers.size() + 1;
        while (sellers.containsKey(folded("Seller " + number))) {
            number++;
        }
        return "Seller " + number;
    }

    /** The seller under this name agrees, and a code says so for a moment. */
    synchronized String agree(Asked asked, String accountName) {
        var seller =
                sellers.computeIfAbsent(folded(accountName), _ -> new Seller("s-" + UUID.randomUUID(), accountName));
        var code = newSecret();
        codes.put(code, new Code(asked, seller, clock.instant().plus(CODE_LIVES)));
        return code;
    }

    /** Tokens for a code; empty if the code, the client, the address or the verifier is not the right one. */
    synchronized Optional<Tokens> redeem(String code, String clientId, String redirectUri, String verifier) {
        var known = codes.get(code);
        if (known == null) {
            return Optional.empty();
        }
        if (known.spentFor != null) {
            revoke(known.spentFor);
            return Optional.empty();
        }
        var fits = clock.instant().isBefore(known.expires)
                && known.asked.clientId().equals(clientId)
                && known.asked.redirectUri().equals(redirectUri)
                && known.asked.codeChallenge().equals(challengeOf(verifier));
        if (!fits) {
            codes.remove(code);
            return Optional.empty();
        }
        var family = new Family(known.seller, clientId, known.asked.scopes());
        known.spentFor = family;
        connections.merge(family.seller, 1, Integer::sum);
        return Optional.of(issue(family));
    }

    /** The next pair; empty, and the whole family gone, if the refresh token has been used before. */
    synchronized Optional<Tokens> refresh(String refreshToken, String clientId) {
        var known = refreshTokens.get(refreshToken);
        if (known == null || known.family.revoked || !known.family.clientId.equals(clientId)) {
            return Optional.empty();
        }
        if (known.spent) {
            revoke(known.family);
            return Optional.empty();
        }
        known.spent = true;
        return Optional.of(issue(known.family));
    }

    /** Ends the family of an access or refresh token, if it is one of this client's, and says whose it was. */
    synchronized Optional<Seller> revoke(String token, String clientId) {
        var refresh = refreshTokens.get(token);
        var access = accessTokens.get(token);
        var family = refresh != null ? refresh.family : access != null ? access.family : null;
        if (family == null || !family.clientId.equals(clientId)) {
            return Optional.empty();
        }
        revoke(family);
        return Optional.of(family.seller);
    }

    synchronized Bearer bearer(String accessToken) {
        var known = accessTokens.get(accessToken);
        if (known == null || known.family.revoked) {
            return new Bearer.Unknown();
        }
        if (known.expired || clock.instant().isAfter(known.issued.plus(ACCESS_LIVES))) {
            return new Bearer.Expired();
        }
        return new Bearer.Of(known.family.seller, known.family.scopes);
    }

    /** Access tokens issued so far stop working; refresh works. */
    synchronized void expireAccessTokens() {
        accessTokens.values().forEach(access -> access.expired = true);
    }

    synchronized boolean connected(Seller seller) {
        return connections.getOrDefault(seller, 0) > 0;
    }

    /** The names of the accounts that are connected at present. */
    synchronized Set<String> connectedNames() {
        var names = new TreeSet<String>();
        connections.forEach((seller, families) -> {
            if (families > 0) {
                names.add(seller.name());
            }
        });
        return names;
    }

    private Tokens issue(Family family) {
        var tokens = new Tokens(newSecret(), newSecret(), family.scopes);
        accessTokens.put(tokens.access(), new Access(family, clock.instant()));
        refreshTokens.put(tokens.refresh(), new Refresh(family));
        return tokens;
    }

    private void revoke(Family family) {
        if (!family.revoked) {
            family.revoked = true;
            connections.merge(family.seller, -1, Integer::sum);
        }
    }

    private String newSecret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** RFC 7636, S256. */
    static String challengeOf(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
