package com.dealscout.marketplaces;

import com.dealscout.identity.PersonId;
import com.dealscout.marketplaces.Account.Status;
import com.dealscout.marketplaces.connector.Capabilities;
import com.dealscout.marketplaces.connector.Grant;
import com.dealscout.marketplaces.connector.Seller;
import com.dealscout.platform.Ids;
import com.dealscout.platform.Sealing;
import com.dealscout.platform.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Marketplace accounts; their secrets are sealed for the account that they belong to. */
@Repository
class Accounts {

    private final JdbcClient db;
    private final Sealing sealing;

    private final Duration refreshAhead;

    Accounts(JdbcClient db, Sealing sealing, MarketplaceSettings settings) {
        this.db = db;
        this.sealing = sealing;
        this.refreshAhead = settings.marketplaces().refreshAhead();
    }

    /**
     * What a call needs.
     *
     * @param refreshAt from when on it is to be replaced; null if it is not known to end
     * @param version goes up with each new access token
     * @param notBefore until when replacing it is not to be tried again
     */
    record Access(
            Status status,
            @Nullable String token,
            @Nullable Instant refreshAt,
            @Nullable Instant expiresAt,
            long version,
            @Nullable Instant notBefore) {

        @Override
        public String toString() {
            return "Access[" + status + ", version " + version + "]";
        }
    }

    /** Of each marketplace the account that is posted with: the one connected last. */
    List<Account> current(PersonId person) {
        return db.sql("""
                select distinct on (marketplace) * from marketplace_accounts
                where person_id = :person and connected_at is not null
                order by marketplace, status = 'disconnected', connected_at desc
                """)
                .param("person", person.value())
                .query(Accounts::account)
                .list();
    }

    Optional<Account> current(PersonId person, String marketplace) {
        return current(person).stream()
                .filter(a -> a.marketplace().equals(marketplace))
                .findFirst();
    }

    /** All that the person ever connected there, disconnected ones too. */
    List<Account> all(PersonId person, String marketplace) {
        return db.sql("select * from marketplace_accounts where person_id = :person and marketplace = :marketplace")
                .param("person", person.value())
                .param("marketplace", marketplace)
                .query(Accounts::account)
                .list();
    }

    /** With which of the person's accounts a buyer talks; empty if that conversation is not known. */
    Optional<Account> ofConversation(PersonId person, String marketplace, String conversation) {
        return db
                .sql("""
                select a.* from marketplace_accounts a
                where a.person_id = :person and a.marketplace = :marketplace and exists (
                    select 1 from marketplace_conversations c where c.account_id = a.id and c.external_id = :conversation)
                """)
                .param("person", person.value())
                .param("marketplace", marketplace)
                .param("conversation", conversation)
                .query(Accounts::account)
                .list()
                .stream()
                .findFirst();
    }

    Optional<Account> find(UUID id) {
        return db.sql("select * from marketplace_accounts where id = :id")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    /** Nobody connects or disconnects it until the caller's transaction ends. */
    Optional<Account> lock(UUID id) {
        return db.sql("select * from marketplace_accounts where id = :id for share")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    /** The account's row, made if need be: its id is part of what its secrets are sealed for. */
    @Transactional
    UUID prepare(PersonId person, String marketplace, Seller seller, Instant now) {
        db.sql("""
                insert into marketplace_accounts (id, person_id, marketplace, status, external_id, external_name,
                    created_at)
                values (:id, :person, :marketplace, 'disconnected', :external_id, :name, :now)
                on conflict (person_id, marketplace, external_id) do nothing
                """)
                .param("id", Ids.next(now))
                .param("person", person.value())
                .param("marketplace", marketplace)
                .param("external_id", seller.id())
                .param("name", seller.name())
                .param("now", Sql.at(now))
                .update();
        return db.sql("""
                select id from marketplace_accounts
                where person_id = :person and marketplace = :marketplace and external_id = :external_id
                """)
                .param("person", person.value())
                .param("marketplace", marketplace)
                .param("external_id", seller.id())
                .query((row, _) -> Sql.uuid(row, "id"))
                .single();
    }

    /**
     * Takes up a new grant.
     *
     * @param webhookSecret the one before stays good, for what the marketplace signs until it has the new one
     */
    @Transactional
    void connect(UUID id, Seller seller, Grant grant, String webhookSecret, Instant now) {
        var lifetime = grant.lifetime();
        var refresh = grant.refreshToken();
        db.sql("""
                update marketplace_accounts
                set status = 'connected', external_name = :name,
                    access_token = :access, refresh_token = :refresh, expires_at = :expires,
                    refresh_at = :refresh_at, token_version = token_version + 1, refresh_claim = null, refreshing_until = null,
                    refresh_not_before = null, former_webhook_secret = webhook_secret, webhook_secret = :secret,
                    is_listening = false, connected_at = :now, next_poll_at = :now
                where id = :id
                """)
                .param("name", seller.name())
                .param("access", sealing.seal(grant.accessToken(), "access-token:" + id))
                .param("refresh", refresh == null ? null : sealing.seal(refresh, "refresh-token:" + id))
                .param("expires", lifetime == null ? null : Sql.at(now.plus(lifetime)))
                .param("refresh_at", lifetime == null ? null : Sql.at(refreshAt(lifetime, now)))
                .param("secret", sealing.seal(webhookSecret, "webhook-secret:" + id))
                .param("now", Sql.at(now))
                .param("id", id)
                .update();
    }

    /** Forgets all secrets, and hands out the grant once more so that it can be revoked. */
    @Transactional
    Optional<Grant> disconnect(UUID id) {
        var grant = db.sql("select access_token, refresh_token from marketplace_accounts where id = :id for update")
                .param("id", id)
                .query((row, _) -> grant(id, row))
                .optional();
        db.sql("""
                update marketplace_accounts
                set status = 'disconnected', access_token = null, refresh_token = null, refresh_at = null, expires_at = null,
                    webhook_secret = null, former_webhook_secret = null, is_listening = false,
                    refresh_claim = null, refreshing_until = null, refresh_not_before = null, next_poll_at = null
                where id = :id
                """).param("id", id).update();
        return grant.flatMap(g -> g);
    }

    private Optional<Grant> grant(UUID id, ResultSet row) throws SQLException {
        var access = row.getBytes("access_token");
        var refresh = row.getBytes("refresh_token");
        return access == null
                ? Optional.empty()
                : Optional.of(new Grant(
                        sealing.open(access, "access-token:" + id),
                        refresh == null ? null : sealing.open(refresh, "refresh-token:" + id),
                        null));
    }

    Optional<Access> access(UUID id) {
        return db.sql("""
                select status, access_token, refresh_at, expires_at, token_version, refresh_not_before
                from marketplace_accounts where id = :id
                """).param("id", id).query((row, _) -> access(id, row)).optional();
    }

    private Access access(UUID id, ResultSet row) throws SQLException {
        var token = row.getBytes("access_token");
        return new Access(
                status(row),
                token == null ? null : sealing.open(token, "access-token:" + id),
                Sql.instantOrNull(row, "refresh_at"),
                Sql.instantOrNull(row, "expires_at"),
                row.getLong("token_version"),
                Sql.instantOrNull(row, "refresh_not_before"));
    }

    /**
     * Makes the caller the only one, on any node, who may replace the access token of that version.
     *
     * @return the refresh token, empty string if there is none; nothing if somebody else is at it or has done it
     */
    Optional<String> claimRefresh(UUID id, long version, UUID claim, Instant now, Instant until) {
        return db.sql("""
                update marketplace_accounts
                set refresh_claim = :claim, refreshing_until = :until
                where id = :id and status = 'connected' and token_version = :version
                  and (refreshing_until is null or refreshing_until <= :now)
                  and (refresh_not_before is null or refresh_not_before <= :now)
                returning refresh_token
                """)
                .param("claim", claim)
                .param("until", Sql.at(until))
                .param("id", id)
                .param("version", version)
                .param("now", Sql.at(now))
                .query((row, _) -> {
                    var sealed = row.getBytes("refresh_token");
                    return sealed == null ? "" : sealing.open(sealed, "refresh-token:" + id);
                })
                .optional();
    }

    /** @return false if the claim is no longer ours: then the account was disconnected or connected anew */
    boolean storeRefreshed(UUID id, UUID claim, Grant grant, Instant now) {
        var lifetime = grant.lifetime();
        var refresh = grant.refreshToken();
        return db.sql("""
                update marketplace_accounts
                set access_token = :access, refresh_token = coalesce(:refresh, refresh_token), expires_at = :expires,
                    refresh_at = :refresh_at, token_version = token_version + 1, refresh_claim = null, refreshing_until = null,
                    refresh_not_before = null
                where id = :id and refresh_claim = :claim and status = 'connected'
                """)
                        .param("access", sealing.seal(grant.accessToken(), "access-token:" + id))
                        .param("refresh", refresh == null ? null : sealing.seal(refresh, "refresh-token:" + id))
                        .param("expires", lifetime == null ? null : Sql.at(now.plus(lifetime)))
                        .param("refresh_at", lifetime == null ? null : Sql.at(refreshAt(lifetime, now)))
                        .param("id", id)
                        .param("claim", claim)
                        .update()
                == 1;
    }

    void refreshFailed(UUID id, UUID claim, Instant notBefore) {
        db.sql("""
                update marketplace_accounts
                set refresh_claim = null, refreshing_until = null, refresh_not_before = :not_before
                where id = :id and refresh_claim = :claim
                """)
                .param("not_before", Sql.at(notBefore))
                .param("id", id)
                .param("claim", claim)
                .update();
    }

    /** @return false if the claim is no longer ours */
    boolean needsReconnect(UUID id, UUID claim) {
        return db.sql("""
                update marketplace_accounts
                set status = 'reconnect', access_token = null, refresh_token = null, refresh_at = null, expires_at = null,
                    refresh_claim = null, refreshing_until = null, next_poll_at = null
                where id = :id and refresh_claim = :claim and status = 'connected'
                """).param("id", id).param("claim", claim).update() == 1;
    }

    /** The current one first. */
    List<String> webhookSecrets(UUID id) {
        return db.sql("select webhook_secret, former_webhook_secret from marketplace_accounts where id = :id")
                .param("id", id)
                .query((row, _) -> {
                    var secrets = new ArrayList<String>();
                    for (var column : List.of("webhook_secret", "former_webhook_secret")) {
                        var sealed = row.getBytes(column);
                        if (sealed != null) {
                            secrets.add(sealing.open(sealed, "webhook-secret:" + id));
                        }
                    }
                    return List.copyOf(secrets);
                })
                .optional()
                .orElse(List.of());
    }

    void isListening(UUID id) {
        db.sql("update marketplace_accounts set is_listening = true where id = :id")
                .param("id", id)
                .update();
    }

    void learned(UUID id, Capabilities capabilities, Instant now) {
        db.sql("""
                update marketplace_accounts set capabilities = :capabilities, capabilities_at = :now where id = :id
                """)
                .param("capabilities", capabilities.json())
                .param("now", Sql.at(now))
                .param("id", id)
                .update();
    }

    /** Takes accounts whose turn it is to be looked at; the next turn is set at once, so a crash skips one turn only. */
    List<Account> claimPolls(List<String> marketplaces, int limit, Instant now, Instant next) {
        return db.sql("""
                update marketplace_accounts set next_poll_at = :next
                where id in (
                    select id from marketplace_accounts
                    where status = 'connected' and next_poll_at <= :now and marketplace = any (:marketplaces)
                    order by next_poll_at limit :limit
                    for update skip locked)
                returning *
                """)
                .param("next", Sql.at(next))
                .param("now", Sql.at(now))
                .param("marketplaces", marketplaces.toArray(String[]::new))
                .param("limit", limit)
                .query(Accounts::account)
                .list();
    }

    void listingsSeen(UUID id, Instant until) {
        db.sql("update marketplace_accounts set listings_seen = :until where id = :id")
                .param("until", Sql.at(until))
                .param("id", id)
                .update();
    }

    void conversationsSeen(UUID id, Instant until) {
        db.sql("update marketplace_accounts set conversations_seen = :until where id = :id")
                .param("until", Sql.at(until))
                .param("id", id)
                .update();
    }

    /** For the start of the only node there is: whoever was refreshing died, and may have missed news. */
    void startAfresh(Instant now) {
        db.sql("update marketplace_accounts set refreshing_until = null where refreshing_until is not null")
                .update();
        db.sql("update marketplace_accounts set next_poll_at = :now where status = 'connected'")
                .param("now", Sql.at(now))
                .update();
    }

    /** Ahead of its end, but a token that lives for a minute only is not replaced at every call. */
    private Instant refreshAt(Duration lifetime, Instant now) {
        var fifth = lifetime.dividedBy(5);
        return now.plus(lifetime).minus(fifth.compareTo(refreshAhead) < 0 ? fifth : refreshAhead);
    }

    private static Status status(ResultSet row) throws SQLException {
        return Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var capabilities = row.getString("capabilities");
        return new Account(
                Sql.uuid(row, "id"),
                new PersonId(Sql.uuid(row, "person_id")),
                row.getString("marketplace"),
                status(row),
                row.getString("external_id"),
                row.getString("external_name"),
                Sql.instantOrNull(row, "expires_at"),
                row.getBoolean("is_listening"),
                capabilities == null ? null : new Capabilities(capabilities),
                Sql.instantOrNull(row, "capabilities_at"),
                Sql.instantOrNull(row, "listings_seen"),
                Sql.instantOrNull(row, "conversations_seen"));
    }
}
