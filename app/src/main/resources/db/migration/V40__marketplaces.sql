-- Sellers' authorisations at marketplaces: one row for each of a person's accounts there, of which the one connected last
-- is posted with; the others keep what is theirs. Secrets are sealed for the row that they are in.
create table marketplace_accounts (
    id                    uuid primary key,
    person_id             uuid not null references people on delete cascade,
    marketplace           text not null,
    status                text not null check (status in ('connected', 'reconnect', 'disconnected')),
    -- who they are there
    external_id           text not null,
    external_name         text not null,
    access_token          bytea,
    refresh_token         bytea,
    -- the access token is replaced from refresh_at on, and does not work after expires_at; null: not known to end
    refresh_at            timestamptz,
    expires_at            timestamptz,
    token_version         bigint not null default 0,
    -- one caller at a time, on all nodes, may use the refresh token: who has set these
    refresh_claim         uuid,
    refreshing_until      timestamptz,
    refresh_not_before    timestamptz,
    webhook_secret        bytea,
    former_webhook_secret bytea,
    is_listening          boolean not null default false,
    capabilities          text,
    capabilities_at       timestamptz,
    -- up to where, by the marketplace's clock, its lists have been read
    listings_seen         timestamptz,
    conversations_seen    timestamptz,
    next_poll_at          timestamptz,
    created_at            timestamptz not null,
    connected_at          timestamptz,
    unique (person_id, marketplace, external_id),
    constraint an_account_has_tokens_while_connected check ((status = 'connected') = (access_token is not null))
);
create index marketplace_accounts_to_poll on marketplace_accounts (next_poll_at) where status = 'connected';

-- Consents under way: what comes back with the code, hashed. Used once, for ten minutes.
create table oauth_states (
    state_hash  bytea primary key,
    person_id   uuid not null references people on delete cascade,
    marketplace text not null,
    verifier    bytea not null,
    expires_at  timestamptz not null
);
create index oauth_states_expires_idx on oauth_states (expires_at);

-- One item on one marketplace. The row is its own work queue: it is due at next_attempt_at, and held until lease_until.
create table cross_posts (
    id              uuid primary key,
    item_id         uuid not null references items,
    seller_id       uuid not null references people,
    account_id      uuid not null references marketplace_accounts,
    marketplace     text not null,
    mode            text not null check (mode in ('api', 'partner', 'assisted')),
    -- in which order the seller chose them
    position        int not null,
    reference       text not null unique check (reference ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$'),
    status          text not null
        check (status in ('pending', 'posting', 'live', 'closing', 'closed', 'failed', 'needs_action')),
    -- what should be there, and what was last seen there (0: nothing)
    wanted_revision bigint not null check (wanted_revision > 0),
    posted_revision bigint not null default 0,
    -- something was sent and nobody knows what became of it
    unsure          boolean not null default false,
    external_id     text,
    url             text,
    -- the marketplace's own time of what was last seen
    seen_at         timestamptz,
    error_code      text,
    error_words     text,
    error_retryable boolean,
    error_count     int,
    error_since     timestamptz,
    errors_told     text[] not null default '{}',
    asked           int not null default 0,
    close_reason    text check (close_reason in ('sold_here', 'sold_elsewhere', 'withdrawn', 'expired', 'removed')),
    attempts        int not null default 0,
    next_attempt_at timestamptz,
    claim           uuid,
    lease_until     timestamptz,
    last_sequence   bigint,
    created_at      timestamptz not null,
    live_at         timestamptz,
    closed_at       timestamptz,
    constraint an_error_is_whole_or_absent
        check (num_nulls(error_code, error_words, error_retryable, error_count, error_since) in (0, 5)),
    constraint a_failure_has_an_error check (status <> 'failed' or error_code is not null),
    constraint an_end_has_a_reason check ((status in ('closing', 'closed')) = (close_reason is not null)),
    constraint closed_is_over check ((status = 'closed') = (closed_at is not null)),
    constraint nothing_is_done_after_the_end check (status <> 'closed' or next_attempt_at is null)
);
create unique index cross_posts_open on cross_posts (item_id, marketplace) where status <> 'closed';
create index cross_posts_of_item on cross_posts (item_id, created_at, position);
create index cross_posts_due on cross_posts (marketplace, next_attempt_at) where next_attempt_at is not null;
create index cross_posts_of_account on cross_posts (account_id) where status <> 'closed';

-- Every call made for a cross-post. One without an outcome was cut off by the end of its process.
create table cross_post_attempts (
    id            bigint generated always as identity primary key,
    cross_post_id uuid not null references cross_posts on delete cascade,
    call          text not null check (call in ('ask', 'put', 'end')),
    started_at    timestamptz not null,
    ended_at      timestamptz,
    outcome       text,
    error_code    text
);
create index cross_post_attempts_of on cross_post_attempts (cross_post_id, id);

-- Answers to POST …/post that a repeat with the same key gets again.
create table idempotency_keys (
    person_id    uuid not null references people on delete cascade,
    key          text not null check (char_length(key) between 1 and 255),
    request_hash bytea not null,
    cross_posts  uuid[] not null default '{}',
    created_at   timestamptz not null,
    primary key (person_id, key)
);
create index idempotency_keys_created_idx on idempotency_keys (created_at);

-- What webhooks told, so that a repeat changes nothing.
create table webhook_events (
    account_id  uuid not null references marketplace_accounts on delete cascade,
    event_id    text not null,
    received_at timestamptz not null,
    primary key (account_id, event_id)
);
create index webhook_events_received_idx on webhook_events (received_at);

-- Conversations on marketplaces: who the buyer is, and up to where their messages have been read.
create table marketplace_conversations (
    account_id    uuid not null references marketplace_accounts on delete cascade,
    external_id   text not null,
    buyer_name    text,
    messages_seen timestamptz,
    primary key (account_id, external_id)
);

-- Buyers' messages, once each. The text is kept only until it has been handed on.
create table marketplace_messages (
    account_id      uuid not null references marketplace_accounts on delete cascade,
    external_id     text not null,
    conversation_id text not null,
    cross_post_id   uuid not null references cross_posts,
    body            text,
    written_at      timestamptz not null,
    received_at     timestamptz not null,
    next_attempt_at timestamptz,
    attempts        int not null default 0,
    primary key (account_id, external_id)
);
create index marketplace_messages_due on marketplace_messages (next_attempt_at) where next_attempt_at is not null;
create index marketplace_messages_received_idx on marketplace_messages (received_at) where next_attempt_at is null;
