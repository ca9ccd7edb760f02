package com.dealscout.identity;

import com.dealscout.identity.OneTimeTokens.Purpose;
import com.dealscout.identity.OneTimeTokens.Use;
import com.dealscout.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives people another password: because they know the old one, or because a mail reaches them. */
@Service
class PasswordChanges {

    private final Accounts accounts;
    private final Passwords passwords;
    private final OneTimeTokens oneTimeTokens;
    private final LogOuts logOuts;
    private final RateLimits limits;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PasswordChanges(
            Accounts accounts,
            Passwords passwords,
            OneTimeTokens oneTimeTokens,
            LogOuts logOuts,
            RateLimits limits,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.oneTimeTokens = oneTimeTokens;
        this.logOuts = logOuts;
        this.limits = limits;
        this.events = events;
        this.transaction = transaction;
    }

    /** A mail with a link, if somebody has that address and has not asked too often; the answer never says. */
    void askForReset(EmailAddress email) {
        if (limits.allowsMail(email)) {
            transaction.executeWithoutResult(
                    _ -> accounts.withEmail(email).map(PasswordResetAsked::new).ifPresent(events::publishEvent));
        }
    }

    /** Whether a form for a new password is worth showing. */
    boolean canReset(String token) {
        return oneTimeTokens.isGood(token, Purpose.RESET_PASSWORD);
    }

    /**
     * Sets the password of whoever the link was mailed to, and ends all their sessions and tokens.
     *
     * <p>The link also proves the address, so that counts as confirmed from then on.
     *
     * @throws Problem.Invalid naming {@code token} if it is used, too old or unknown, or {@code password}
     */
    void reset(@Nullable String token, @Nullable String password) {
        var refusals = new Refusals();
        refusals.newPassword("password", password, null);
        if (token == null || token.isBlank()) {
            refusals.add("token", "is missing; it stands in the link of the mail, behind token=.");
        }
        refusals.throwIfAny();
        var link = Objects.requireNonNull(token).strip();
        if (!canReset(link)) {
            throw refusedLink();
        }
        var fresh = Objects.requireNonNull(password);
        var hash = passwords.hash(fresh);
        transaction.executeWithoutResult(_ -> {
            if (!(oneTimeTokens.use(link, Purpose.RESET_PASSWORD) instanceof Use.Accepted(var person))) {
                throw refusedLink();
            }
            refuseOwnAddress(person, fresh);
            accounts.changePassword(person, hash);
            accounts.confirmEmail(person);
            logOuts.everywhere(person);
        });
    }

    private static Problem.Invalid refusedLink() {
        return Problem.Invalid.field(
                "token",
                "was used already, is older than an hour, or is not whole. Ask for another mail at /forgot-password.");
    }

    /** In the transaction that would use up the link: who is refused here can try again with the same one. */
    private void refuseOwnAddress(PersonId person, String password) {
        var refusals = new Refusals();
        accounts.credentials(person).ifPresent(account -> refusals.newPassword("password", password, account.email()));
        refusals.throwIfAny();
    }

    /**
     * Sets another password for who knows the present one, and ends all their other sessions and tokens.
     *
     * @param accessToken the one that stays good
     * @param session likewise
     */
    void change(
            PersonId me,
            @Nullable String current,
            @Nullable String password,
            @Nullable String accessToken,
            @Nullable String session) {
        var account = accounts.credentials(me).orElseThrow(() -> new Problem.NotFound("person"));
        var refusals = new Refusals();
        refusals.newPassword("password", password, account.email());
        if (current == null || current.isEmpty()) {
            refusals.add("current", "is missing: the password that you have now.");
        }
        refusals.throwIfAny();
        EmailAddress.of(account.email()).ifPresent(limits::logIn);
        if (!passwords.matches(Objects.requireNonNull(current), account.passwordHash())) {
            throw Problem.Invalid.field("current", "is not your present password.");
        }
        var hash = passwords.hash(Objects.requireNonNull(password));
        transaction.executeWithoutResult(_ -> {
            accounts.changePassword(me, hash);
            oneTimeTokens.markUsed(me, Purpose.RESET_PASSWORD);
            logOuts.elsewhere(me, accessToken, session);
        });
    }
}
