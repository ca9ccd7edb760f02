package com.dealscout.identity;

import com.dealscout.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/auth")
class AuthController {

    record NewPerson(PersonId id, String email, String displayName, String timeZone, boolean emailVerified) {}

    record LogIn(@Nullable String email, @Nullable String password) {

        @Override
        public String toString() {
            return "LogIn[…]";
        }
    }

    record ResetRequest(@Nullable String email) {}

    record Reset(@Nullable String token, @Nullable String password) {

        @Override
        public String toString() {
            return "Reset[…]";
        }
    }

    record Token(String accessToken, String tokenType, long expiresIn) {}

    private final Registration registration;
    private final LogIns logIns;
    private final PasswordChanges passwords;
    private final AccessTokens tokens;

    AuthController(Registration registration, LogIns logIns, PasswordChanges passwords, AccessTokens tokens) {
        this.registration = registration;
        this.logIns = logIns;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    NewPerson register(@RequestBody Registration.Request request, HttpServletRequest http) {
        var registered = registration.register(request, http.getRemoteAddr());
        return new NewPerson(
                registered.id(),
                registered.email(),
                registered.displayName(),
                registered.timeZone().getId(),
                false);
    }

    @PostMapping("/token")
    Token logIn(@RequestBody LogIn request) {
        var refusals = new Refusals();
        if (request.email() == null || request.email().isBlank()) {
            refusals.add("email", "is missing.");
        }
        if (request.password() == null || request.password().isEmpty()) {
            refusals.add("password", "is missing.");
        }
        refusals.throwIfAny();
        var caller = logIns.check(request.email(), request.password())
                .orElseThrow(
                        () -> new Problem.Unauthorized(
                                "This address and password do not belong together. Check both, or reset the password at /forgot-password."));
        return new Token(tokens.issue(caller.id()), "Bearer", AccessTokens.LIFETIME.toSeconds());
    }

    @DeleteMapping("/token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(PersonId me, HttpServletRequest http) {
        BearerTokens.of(http).ifPresent(tokens::revoke);
    }

    /** Says nothing about who is registered, so also yes to an address that nobody has. */
    @PostMapping("/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void askForReset(@RequestBody ResetRequest request) {
        EmailAddress.of(request.email()).ifPresent(passwords::askForReset);
    }

    @PostMapping("/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody Reset request) {
        passwords.reset(request.token(), request.password());
    }
}
