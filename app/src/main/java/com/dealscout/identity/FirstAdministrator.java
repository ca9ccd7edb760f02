package com.dealscout.identity;

import com.dealscout.platform.CannotStart;
import com.dealscout.platform.Ids;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes somebody who can run this installation, at the start that finds nobody.
 *
 * <p>Who is named in the settings becomes an administrator at the next start. If somebody else had registered that
 * address before, their password and log-ins end then: they never proved that the address is theirs. An administrator
 * who exists is left as they are, so the password in the settings is the first one only.
 */
@Component
@EnableConfigurationProperties(FirstAdministrator.Settings.class)
class FirstAdministrator implements ApplicationRunner {

    /**
     * @param email empty means: one is made up if there is none at all
     * @param password the first password of that administrator
     */
    @ConfigurationProperties("dealscout.admin")
    record Settings(
            @DefaultValue("") String email,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Settings[" + email + "]";
        }
    }

    private static final String MADE_UP_EMAIL = "admin@dealscout.local";

    /** Any number of our own: it makes nodes that start together wait for one another here. */
    private static final long ONE_NODE_AT_A_TIME = 4_361_001;

    private final Settings settings;
    private final Accounts accounts;
    private final LogOuts logOuts;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Clock clock;

    FirstAdministrator(
            Settings settings,
            Accounts accounts,
            LogOuts logOuts,
            Passwords passwords,
            TransactionTemplate transaction,
            JdbcClient db,
            Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.logOuts = logOuts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var line = transaction.execute(_ -> ensureThereIsOne());
        if (line != null) {
            System.out.println(line);
        }
    }

    /** What to print once that is stored. */
    private @Nullable String ensureThereIsOne() {
        db.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ONE_NODE_AT_A_TIME)
                .query((_, _) -> true)
                .single();
        if (!settings.email().isBlank()) {
            make(named(), settings.password());
            return null;
        }
        if (accounts.anyAdministrator()) {
            return null;
        }
        var password = Secrets.next().substring(0, 20);
        make(new EmailAddress(MADE_UP_EMAIL), password);
        return "Administrator: " + MADE_UP_EMAIL + " password: " + password;
    }

    private EmailAddress named() {
        var refusals = new Refusals();
        var email = refusals.email(settings.email());
        refusals.newPassword("password", settings.password(), settings.email());
        if (!refusals.none()) {
            throw new CannotStart(
                    "The first administrator cannot be made: DEALSCOUT_ADMIN_EMAIL must be a mail address and"
                            + " DEALSCOUT_ADMIN_PASSWORD have 8 to 200 characters; correct them, or leave both away.");
        }
        return email.orElseThrow();
    }

    private void make(EmailAddress email, String password) {
        var present = accounts.credentials(email);
        if (present.isPresent() && present.get().caller().roles().contains(Role.ADMIN)) {
            return;
        }
        var id = present.map(account -> account.caller().id()).orElseGet(() -> new PersonId(Ids.next(clock.instant())));
        var hash = passwords.hash(password);
        if (present.isPresent()) {
            accounts.changePassword(id, hash);
            logOuts.everywhere(id);
        } else {
            accounts.add(id, email, hash, "Administrator", ZoneId.of("UTC"), null);
        }
        accounts.confirmEmail(id);
        accounts.makeAdministrator(id);
    }
}
