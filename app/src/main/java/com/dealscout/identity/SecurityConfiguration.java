package com.dealscout.identity;

import com.dealscout.platform.Problem;
import com.dealscout.platform.ProblemAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who may reach what: one chain of filters for programs, one for machines that watch, one for people.
 *
 * <p>These rules say only whether somebody must be known, or an administrator. Whether a thing is theirs is decided
 * where it is looked up, in its room.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** How long a browser stays logged in without a visit. */
    private static final Duration LOGGED_IN = Duration.ofDays(30);

    static {
        // Who calls is known from the token; it is no parameter that the API's description should list.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PersonId.class);
    }

    private final AccessTokens tokens;
    private final RateLimits limits;
    private final ProblemAnswers problems;

    SecurityConfiguration(AccessTokens tokens, RateLimits limits, ProblemAnswers problems) {
        this.tokens = tokens;
        this.limits = limits;
        this.problems = problems;
    }

    /** The API: a bearer token or nothing. Without cookies there is nothing that a foreign page could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        stateless(http.securityMatcher("/api/**"))
                .addFilterAfter(new WriteLimits(limits, problems), AuthorizationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(this::refuseUnknown).accessDeniedHandler(lacksRole()))
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                HttpMethod.POST,
                                "/api/auth/register",
                                "/api/auth/token",
                                "/api/auth/password-reset",
                                "/api/auth/password-reset/confirm")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/openapi.json/**",
                                "/api/docs/**",
                                "/api/swagger-ui/**",
                                "/api/swagger-ui.html")
                        .permitAll()
                        .requestMatchers("/api/admin/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    /**
     * Health for everybody, figures for an administrator, by token or by basic authentication; on a management port of
     * its own, which an operator keeps to themselves, for whoever reaches it.
     */
    @Bean
    @Order(2)
    SecurityFilterChain actuator(HttpSecurity http, @Value("${management.server.port:-1}") int managementPort) {
        stateless(http.securityMatcher("/actuator/**"))
                .httpBasic(basic -> basic.realmName("Deal Scout").authenticationEntryPoint(this::refuseUnknown))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(this::refuseUnknown).accessDeniedHandler(lacksRole()))
                .authorizeHttpRequests(rules -> rules.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .access((caller, context) -> new AuthorizationDecision(
                                context.getRequest().getLocalPort() == managementPort || isAdmin(caller.get()))));
        return http.build();
    }

    /** Pages: a session that is kept in the database, and a CSRF token in every form. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) {
        headers(http)
                .csrf(csrf -> csrf.ignoringRequestMatchers(BearerTokens::isBrought)
                        .ignoringRequestMatchers("/webhooks/**", "/unsubscribe"))
                .addFilterBefore(new BearerTokens(tokens), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WriteLimits(limits, problems), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .formLogin(login -> login.loginPage("/login")
                        .usernameParameter("email")
                        .successHandler(stayLoggedIn())
                        .failureHandler(refuseLogIn()))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(sendToLogIn()).accessDeniedHandler(refusePage()))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                "/",
                                "/login",
                                "/register",
                                "/verify-email",
                                "/forgot-password",
                                "/reset-password",
                                "/listings/**",
                                "/photos/**",
                                "/marketplaces/*/callback",
                                "/deal-alert-rules/*/pause",
                                "/unsubscribe",
                                "/webhooks/**",
                                "/error",
                                "/*.css",
                                "/*.js",
                                "/*.svg",
                                "/*.ico",
                                "/*.png",
                                "/*.jpg",
                                "/offline",
                                "/*.webmanifest",
                                "/robots.txt",
                                "/webjars/**")
                        .permitAll()
                        .requestMatchers("/operations/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    private HttpSecurity stateless(HttpSecurity http) {
        return headers(http)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerTokens(tokens), AnonymousAuthenticationFilter.class);
    }

    /**
     * Everything that a page shows or runs comes from here; images may also be inline, as the API's page has them, or
     * be shown before they are uploaded.
     * Spring Security adds {@code nosniff} and, with TLS, HSTS by itself.
     */
    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers -> headers.frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(self), geolocation=(), microphone=()"))
                .contentSecurityPolicy(content ->
                        content.policyDirectives("default-src 'self'; img-src 'self' data: blob:; object-src 'none';"
                                + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'")));
    }

    private static boolean isAdmin(@Nullable Authentication caller) {
        return caller != null
                && caller.getAuthorities().stream()
                        .anyMatch(authority -> ("ROLE_" + Role.ADMIN.name()).equals(authority.getAuthority()));
    }

    private void refuseUnknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof PasswordAuthentication.TooManyTries tooMany) {
            problems.write(response, tooMany.problem());
            return;
        }
        problems.write(
                response,
                new Problem.Unauthorized(
                        BearerTokens.isBrought(request)
                                ? "This access token is not valid, or no longer. Get another from POST /api/auth/token."
                                : "This needs a header Authorization: Bearer … with a token from POST /api/auth/token."));
    }

    private AccessDeniedHandler lacksRole() {
        return (_, response, _) -> problems.write(
                response, new Problem.Forbidden("Only an administrator of this installation may do this."));
    }

    /** A program with a bad token is told so; a person is sent to log in, and comes back to the page they wanted. */
    private AuthenticationEntryPoint sendToLogIn() {
        var logIn = new LoginUrlAuthenticationEntryPoint("/login");
        logIn.setFavorRelativeUris(true);
        return (request, response, e) -> {
            if (BearerTokens.isBrought(request)) {
                refuseUnknown(request, response, e);
            } else if (request.getHeader("HX-Request") != null) {
                // A part of a page that outlived its session: the whole page is asked for again, and so the log-in.
                response.setHeader("HX-Refresh", "true");
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else {
                logIn.commence(request, response, e);
            }
        };
    }

    /** A log-in form outlives its session easily; it is shown anew instead of a refusal. */
    private static AccessDeniedHandler refusePage() {
        return (request, response, e) -> {
            if (e instanceof CsrfException && request.getServletPath().equals("/login")) {
                response.sendRedirect("/login?again");
            } else {
                response.sendError(HttpStatus.FORBIDDEN.value());
            }
        };
    }

    private static AuthenticationSuccessHandler stayLoggedIn() {
        var goOn = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
                return Doorstep.leave(request);
            }
        };
        goOn.setRequestCache(pagesOnly());
        return (request, response, authentication) -> {
            request.getSession().setMaxInactiveInterval((int) LOGGED_IN.toSeconds());
            goOn.onAuthenticationSuccess(request, response, authentication);
        };
    }

    private static AuthenticationFailureHandler refuseLogIn() {
        return (request, response, e) -> {
            Doorstep.rememberAddress(request, String.valueOf(request.getParameter("email")));
            if (e instanceof PasswordAuthentication.TooManyTries tooMany) {
                var wait = tooMany.problem().retryAfter();
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
                response.sendError(HttpStatus.TOO_MANY_REQUESTS.value(), tooMany.getMessage());
            } else {
                response.sendRedirect("/login?error");
            }
        };
    }

    /** Whoever logs in goes on with the page they asked for, never with a fragment or an image of it. */
    private static RequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE));
        return cache;
    }

    /** Spring Security's, which refuses odd paths and headers with 400, and besides a NUL in any parameter. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }
}
