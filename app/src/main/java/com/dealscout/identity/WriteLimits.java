package com.dealscout.identity;

import com.dealscout.platform.Problem;
import com.dealscout.platform.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts what a person changes, before any of it is read: calls that change something, and uploads besides. */
final class WriteLimits extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final RateLimits limits;
    private final ProblemAnswers problems;

    WriteLimits(RateLimits limits, ProblemAnswers problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = CallerResolver.caller();
        if (person.isPresent() && WRITES.contains(request.getMethod())) {
            try {
                limits.write(person.get());
                if (isUpload(request)) {
                    limits.upload(person.get());
                }
            } catch (Problem.TooMany e) {
                problems.write(response, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
