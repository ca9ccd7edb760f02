package com.dealscout.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who brings a token in {@code Authorization: Bearer …}.
 *
 * <p>Such a request is the token's alone: a session that comes with it counts for nothing, which is also why it needs no
 * CSRF token. With a token that is nobody's the request goes on as nobody's, so that what is public stays open to a
 * client whose token has run out.
 */
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer";

    private final AccessTokens tokens;

    BearerTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    static boolean isBrought(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
    }

    static Optional<String> of(HttpServletRequest request) {
        return isBrought(request)
                ? Optional.of(request.getHeader(HttpHeaders.AUTHORIZATION)
                        .substring(SCHEME.length())
                        .strip())
                : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = of(request);
        if (token.isPresent()) {
            var context = SecurityContextHolder.createEmptyContext();
            tokens.find(token.get()).map(Caller::authentication).ifPresent(context::setAuthentication);
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
