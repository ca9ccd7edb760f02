package com.dealscout.identity;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who looks at a page; templates know it as {@code @visitor}. */
@Component("visitor")
class Visitor {

    private static final String ZONE = Visitor.class.getName() + ".zone";

    private final People people;

    Visitor(People people) {
        this.people = people;
    }

    /** In which they read times; UTC for a stranger. Looked up once a request. */
    public ZoneId zone() {
        var request = RequestContextHolder.currentRequestAttributes();
        if (request.getAttribute(ZONE, RequestAttributes.SCOPE_REQUEST) instanceof ZoneId known) {
            return known;
        }
        var zone = CallerResolver.caller()
                .flatMap(people::find)
                .map(Person::timeZone)
                .orElse(ZoneOffset.UTC);
        request.setAttribute(ZONE, zone, RequestAttributes.SCOPE_REQUEST);
        return zone;
    }

    /** What the page's own requests carry, so that they are told from those of a foreign page. */
    public @Nullable String headers(@Nullable CsrfToken token) {
        return token == null ? null : "{\"" + token.getHeaderName() + "\": \"" + token.getToken() + "\"}";
    }
}
