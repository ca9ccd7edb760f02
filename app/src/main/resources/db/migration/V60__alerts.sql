-- What buyers wait for. The bounds of the text stand in the code, with words; here they are the last line of defence.
create table deal_alert_rules (
    id               uuid primary key,
    person_id        uuid not null,
    name             text not null check (char_length(name) between 1 and 80),
    keywords         text[] not null check (cardinality(keywords) <= 20),
    exclude_keywords text[] not null check (cardinality(exclude_keywords) <= 20),
    min_price        numeric(11, 2) check (min_price between 0 and 999999.99),
    max_price        numeric(11, 2) check (max_price between 0 and 999999.99),
    currency         char(3) not null,
    categories       text[] not null check (cardinality(categories) <= 10),
    min_condition    text check (min_condition in ('poor', 'fair', 'good', 'great', 'excellent', 'new')),
    -- a postal code as it was typed; the point is its centre, or what was given instead of it
    postal_code      text,
    latitude         double precision check (latitude between -90 and 90),
    longitude        double precision check (longitude between -180 and 180),
    radius_mi        numeric check (radius_mi between 1 and 500),
    channels         text[] not null check (channels <@ '{email,discord,sms,push}'),
    frequency        text not null check (frequency in ('immediate', 'daily', 'weekly')),
    enabled          boolean not null,
    created_at       timestamptz not null,
    -- it meets only listings that were published or changed since then
    wants_since      timestamptz not null,
    -- The transaction that changed it last. Every node keeps an index of the enabled rules in memory and reads what
    -- changed before each match: from the oldest transaction that was still open when it read last. By these numbers
    -- nothing that has committed is missed; by a clock it could be.
    changed_xid      xid8 not null default pg_current_xact_id(),
    check (min_price <= max_price),
    check (num_nulls(latitude, longitude, radius_mi) in (0, 3)),
    check (postal_code is null or latitude is not null)
);
create index deal_alert_rules_of_person on deal_alert_rules (person_id, created_at desc, id desc);
create index deal_alert_rules_changed on deal_alert_rules (changed_xid);

-- Rules that are no more, until every node has read it.
create table deal_alert_rule_removals (
    rule_id     uuid primary key,
    removed_at  timestamptz not null,
    changed_xid xid8 not null default pg_current_xact_id()
);
create index deal_alert_rule_removals_changed on deal_alert_rule_removals (changed_xid);

-- One rule met by one listing. The person is the rule's owner, always; that they stand before the rule in the key finds
-- one person's matches without another index. One listing can meet a hundred thousand rules within seconds, so nothing
-- here is checked row by row against another table.
create table alert_matches (
    listing_id uuid not null,
    person_id  uuid not null,
    rule_id    uuid not null,
    matched_at timestamptz not null,
    primary key (listing_id, person_id, rule_id)
);
create index alert_matches_of_rule on alert_matches (rule_id, matched_at desc);

-- One person alerted about one listing, however many of their rules it meets.
create table alerts (
    listing_id uuid not null,
    person_id  uuid not null,
    raised_at  timestamptz not null,
    -- the last price told to them; null if the listing had none
    price_told numeric(11, 2),
    currency   char(3) not null,
    primary key (listing_id, person_id)
);

-- The last price told to people who watch a listing and were not alerted about it.
create table watcher_prices (
    listing_id uuid not null,
    person_id  uuid not null,
    price      numeric(11, 2) not null,
    currency   char(3) not null,
    told_at    timestamptz not null,
    primary key (listing_id, person_id)
);

-- What happened to listings and is to be worked through. Whoever works on a row holds its lock and deletes it in the
-- transaction that writes the outcome: a process that dies leaves the row as it was.
create table alert_work (
    id         uuid primary key,
    listing_id uuid not null,
    task       text not null check (task in ('published', 'changed', 'sold', 'withdrawn')),
    not_before timestamptz not null,
    attempts   int not null default 0
);
create index alert_work_next on alert_work (not_before);
