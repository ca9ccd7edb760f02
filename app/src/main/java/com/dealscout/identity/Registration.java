package com.dealscout.identity;

import com.dealscout.identity.OneTimeTokens.Purpose;
import com.dealscout.identity.OneTimeTokens.Use;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in new people and confirms their addresses. */
@Service
class Registration {

    private static final String COUNTRY = "US";

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** As it came in; nothing of it is checked yet. */
    record Request(
            @Nullable String email,
            @Nullable String password,
            @Nullable String displayName,
            @Nullable String timeZone,
            @Nullable String postalCode) {

        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    /** What the newcomer is told; for a taken address it looks the same, with an id that nobody has. */
    record Registered(PersonId id, String email, String displayName, ZoneId timeZone) {}

    private record Checked(
            EmailAddress email,
            String password,
            String displayName,
            ZoneId timeZone,
            @Nullable Place home) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final OneTimeTokens oneTimeTokens;
    private final Places places;
    private final RateLimits limits;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registration(
            Accounts accounts,
            Passwords passwords,
            OneTimeTokens oneTimeTokens,
            Places places,
            RateLimits limits,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.oneTimeTokens = oneTimeTokens;
        this.places = places;
        this.limits = limits;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores somebody new, or lets the owner of the address know that somebody tried; the answer and the work are the
     * same, so that nobody learns who is registered.
     *
     * @param client the network address that the limit counts
     * @throws Problem.Invalid naming every field that was refused
     */
    Registered register(Request request, String client) {
        var checked = check(request);
        limits.registration(client);
        var id = new PersonId(Ids.next(clock.instant()));
        var hash = passwords.hash(checked.password());
        var mayMail = limits.allowsMail(checked.email());
        transaction.executeWithoutResult(_ -> store(id, checked, hash, mayMail));
        return new Registered(id, checked.email().value(), checked.displayName(), checked.timeZone());
    }

    private void store(PersonId id, Checked checked, String hash, boolean mayMail) {
        var email = checked.email();
        if (accounts.add(id, email, hash, checked.displayName(), checked.timeZone(), checked.home())) {
            events.publishEvent(new PersonRegistered(id));
            events.publishEvent(new AddressToConfirm(id));
        } else if (mayMail) {
            accounts.withEmail(email).map(RegistrationRepeated::new).ifPresent(events::publishEvent);
        }
    }

    private Checked check(Request request) {
        var refusals = new Refusals();
        var email = refusals.email(request.email());
        refusals.newPassword("password", request.password(), request.email());
        var displayName = refusals.displayName(request.displayName());
        var home = home(request.postalCode(), refusals);
        var zone = request.timeZone() != null && !request.timeZone().isBlank()
                ? refusals.timeZone(request.timeZone())
                : Optional.of(home.map(Registration::zoneOf).orElse(UTC));
        refusals.throwIfAny();
        return new Checked(
                email.orElseThrow(),
                Objects.requireNonNull(request.password()),
                displayName.orElseThrow(),
                zone.orElseThrow(),
                home.orElse(null));
    }

    private Optional<Place> home(@Nullable String postalCode, Refusals refusals) {
        if (postalCode == null || postalCode.isBlank()) {
            return Optional.empty();
        }
        var place = places.byPostalCode(COUNTRY, postalCode);
        if (place.isEmpty()) {
            refusals.add("postal_code", "is not a ZIP code of the United States that we know, like 95112.");
        }
        return place;
    }

    private static ZoneId zoneOf(Place home) {
        return Optional.ofNullable(home.state())
                .flatMap(UsState::of)
                .map(UsState::timeZone)
                .orElse(UTC);
    }

    /** Confirms the address that the token was mailed to. */
    Use confirm(String token) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var use = oneTimeTokens.use(token, Purpose.CONFIRM_EMAIL);
            if (use instanceof Use.Accepted(var person)) {
                accounts.confirmEmail(person);
            }
            return use;
        }));
    }

    /** Another confirmation mail, if somebody unconfirmed has that address; the answer never says. */
    void confirmAgain(EmailAddress email) {
        if (limits.allowsMail(email)) {
            transaction.executeWithoutResult(_ -> accounts.withEmail(email)
                    .flatMap(accounts::find)
                    .filter(person -> !person.emailVerified())
                    .map(person -> new AddressToConfirm(person.id()))
                    .ifPresent(events::publishEvent));
        }
    }
}
