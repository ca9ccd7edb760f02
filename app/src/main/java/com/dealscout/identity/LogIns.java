package com.dealscout.identity;

import com.dealscout.platform.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks an address and a password, for the page, the API and the metrics alike. */
@Component
class LogIns {

    private final Accounts accounts;
    private final Passwords passwords;
    private final RateLimits limits;

    LogIns(Accounts accounts, Passwords passwords, RateLimits limits) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
    }

    /**
     * Whose address and password these are.
     *
     * <p>Nobody's is answered alike, and after as much work, whether the address or the password was wrong.
     *
     * @throws Problem.TooMany after ten tries within a minute for one address, right ones included
     */
    Optional<Caller> check(@Nullable String typedEmail, @Nullable String password) {
        var email = EmailAddress.of(typedEmail);
        if (email.isEmpty() || password == null || password.isEmpty()) {
            return Optional.empty();
        }
        limits.logIn(email.get());
        if (password.length() > 2 * Refusals.MAX_PASSWORD) {
            return Optional.empty();
        }
        var account = accounts.credentials(email.get());
        if (account.isEmpty()) {
            passwords.matchesNobody(password);
            return Optional.empty();
        }
        return account.filter(a -> passwords.matches(password, a.passwordHash()))
                .map(Accounts.Credentials::caller);
    }
}
