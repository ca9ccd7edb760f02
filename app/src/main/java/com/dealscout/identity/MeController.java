package com.dealscout.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/me")
class MeController {

    record Me(
            PersonId id,
            String email,
            String displayName,
            String timeZone,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String phone,
            boolean emailVerified,
            boolean phoneVerified,
            List<String> roles) {

        static Me of(Person person) {
            var home = person.home();
            return new Me(
                    person.id(),
                    person.email(),
                    person.displayName(),
                    person.timeZone().getId(),
                    home == null ? null : home.postalCode(),
                    home == null ? null : home.city(),
                    home == null ? null : home.state(),
                    home == null ? null : home.country(),
                    null,
                    person.emailVerified(),
                    false,
                    person.roles().stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
    }

    record PasswordChange(
            @Nullable String current, @Nullable String password) {

        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    private final Profile profile;
    private final PasswordChanges passwords;
    private final LogOuts logOuts;

    MeController(Profile profile, PasswordChanges passwords, LogOuts logOuts) {
        this.profile = profile;
        this.passwords = passwords;
        this.logOuts = logOuts;
    }

    @GetMapping
    Me me(PersonId me) {
        return Me.of(profile.of(me));
    }

    @PatchMapping
    Me change(PersonId me, @RequestBody JsonNode patch) {
        return Me.of(profile.change(me, patch));
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(PersonId me, @RequestBody PasswordChange request, HttpServletRequest http) {
        passwords.change(
                me, request.current(), request.password(), BearerTokens.of(http).orElse(null), null);
    }

    @PostMapping("/sign-out-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(PersonId me) {
        logOuts.everywhere(me);
    }
}
