-- How each person wants to be told. No row means the defaults.
create table notification_preferences (
    person_id           uuid primary key references people on delete cascade,
    quiet_hours_enabled boolean not null,
    quiet_hours_start   time not null,
    quiet_hours_end     time not null,
    max_per_day         int not null check (max_per_day between 1 and 1000),
    digest_time         time not null,
    digest_weekday      text not null check (digest_weekday in
        ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    email_enabled       boolean not null,
    discord_enabled     boolean not null,
    discord_webhook     bytea, -- sealed
    sms_enabled         boolean not null,
    push_enabled        boolean not null,
    changed_at          timestamptz not null,
    check (not discord_enabled or discord_webhook is not null)
);

-- What is said, once, however many are told. An account mail has no body: its link is made when it is sent.
create table contents (
    id           uuid primary key,
    kind         text not null check (kind in ('deal_alert', 'price_drop', 'message', 'sold', 'digest', 'system')),
    title        text not null,
    listing_id   uuid,
    item_id      uuid,
    body         jsonb,
    account_mail text check (account_mail in ('confirm_address', 'reset_password', 'already_registered')),
    listed_at    timestamptz,
    matched_at   timestamptz,
    withdrawn    text, -- why what is not sent yet must not be sent any more
    created_at   timestamptz not null,
    check ((body is null) <> (account_mail is null))
);
create index contents_by_listing on contents (listing_id) where kind in ('deal_alert', 'price_drop');

-- One thing told to one person. In-app it is told by being here; the other channels have deliveries.
create table notifications (
    id         uuid primary key,
    person_id  uuid not null,
    once_key   text not null,
    content_id uuid not null references contents (id),
    reasons    jsonb not null,
    in_app     boolean not null,
    read_at    timestamptz,
    created_at timestamptz not null,
    unique (person_id, once_key)
);
create index notifications_of_person on notifications (person_id, created_at desc, id desc) where in_app;
create index notifications_unread on notifications (person_id, created_at desc, id desc) where in_app and read_at is null;
create index notifications_by_content on notifications (content_id);

-- One attempt chain to tell it on one channel; at the same time the queue of what is to be sent.
create table deliveries (
    id              uuid primary key,
    notification_id uuid not null references notifications (id) on delete cascade,
    channel         text not null check (channel in ('email', 'discord', 'sms', 'push')),
    status          text not null check (status in
        ('held', 'due', 'sending', 'sent', 'failed', 'dead', 'cancelled', 'skipped')),
    crowd           boolean not null, -- one of very many that say the same: those of few go first
    not_before      timestamptz,
    attempts        int not null default 0,
    last_error      text,
    claim           uuid,
    lease_until     timestamptz,
    sent_at         timestamptz,
    provider_ref    text,
    created_at      timestamptz not null,
    unique (notification_id, channel),
    check ((status = 'sending') = (claim is not null)),
    check ((claim is null) = (lease_until is null)),
    check ((status = 'sent') = (sent_at is not null)),
    check (status not in ('held', 'due', 'failed') or not_before is not null)
);
create index deliveries_due on deliveries (channel, crowd, not_before) where status in ('due', 'failed');
create index deliveries_sending on deliveries (lease_until) where status = 'sending';
create index deliveries_dead on deliveries (id) where status = 'dead';
