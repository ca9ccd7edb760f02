-- What happened to an item, as its seller reads it. The key makes a repeated announcement change nothing.
create table timeline_events (
    item_id  uuid not null,
    key      text not null,
    at       timestamptz not null,
    kind     text not null check (kind in (
        'posted', 'live', 'retrying', 'failed', 'published', 'alerted', 'alert_sent', 'message', 'changed', 'sold',
        'withdrawn', 'closed')),
    text     text not null,
    -- how many this alert went to
    people   int,
    position bigint generated always as identity,
    primary key (item_id, key),
    check ((kind = 'alerted') = (people is not null))
);

-- What the figures over all items of a seller are made of, besides the events.
create table item_figures (
    item_id         uuid primary key,
    seller_id       uuid not null,
    posted_at       timestamptz,
    asking_price    numeric(11, 2),
    -- the item's revision that asked it: an older announcement that comes later changes nothing
    asking_revision bigint not null,
    sold_at         timestamptz,
    sold_price      numeric(11, 2)
);
create index item_figures_of_sellers on item_figures (seller_id);
