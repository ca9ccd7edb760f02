package com.dealscout.identity;

import com.dealscout.platform.Problem;
import com.dealscout.platform.ProblemAnswers;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who may reach what: three chains, one for programs, one for machines that watch, one for people.
 *
 * <p>These rules say only whether somebody must be known, or an administrator. Whether a thing is theirs is decided
 * where it is looked up, in its room.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The API: a bearer token or nothing. Without cookies there is nothing that a foreign page could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, AccessTokens tokens, ProblemAnswers problems) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerTokens(tokens), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unknown(problems)).accessDeniedHandler(lacksRole(problems)))
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                HttpMethod.POST,
                                "/api/auth/register",
                                "/api/auth/token",
                                "/api/auth/password-reset",
                                "/api/auth/password-reset/confirm")
                        .permitAll()
                        .requestMatchers(
                                "/api/openapi.json",
                                "/api/openapi.json/**",
                                "/api/docs",
                                "/api/docs/**",
                                "/api/swagger-ui/**")
                        .permitAll()
                        .requestMatchers("/api/admin/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static AuthenticationEntryPoint unknown(ProblemAnswers problems) {
        return (request, response, _) -> problems.write(
                response,
                new Problem.Unauthorized(
                        BearerTokens.isBrought(request)
                                ? "This access token is not valid, or no longer. Get another from POST /api/auth/token."
                                : "This needs a header Authorization: Bearer … with a token from POST /api/auth/token."));
    }

    private static AccessDeniedHandler lacksRole(ProblemAnswers problems) {
        return (_, response, _) -> problems.write(
                response, new Problem.Forbidden("Only an administrator of this installation may do this."));
    }

    /** Pages. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, AccessTokens tokens) {
        return http.csrf(csrf -> csrf.ignoringRequestMatchers(BearerTokens::isBrought)
                        .ignoringRequestMatchers("/webhooks/**", "/unsubscribe"))
                .addFilterBefore(new BearerTokens(tokens), AnonymousAuthenticationFilter.class)
                .formLogin(login -> login.permitAll())
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.FORWARD)
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
                                "/webhooks/**",
                                "/marketplaces/*/callback",
                                "/deal-alert-rules/*/pause",
                                "/unsubscribe",
                                "/error",
                                "/actuator/health/**",
                                "/*.css",
                                "/*.js",
                                "/*.svg",
                                "/favicon.ico",
                                "/webjars/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
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
