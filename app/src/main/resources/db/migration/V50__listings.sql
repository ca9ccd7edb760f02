-- What buyers see of an item: public facts only, a rounded point. One row an item; what it says is always read anew
-- from selling and marketplaces under this row's lock, so events may come twice or out of order.
create table listings (
    id            uuid primary key,
    item_id       uuid not null unique,
    seller_id     uuid not null,
    title         text not null,
    description   text not null,
    price         numeric(11, 2),
    currency      char(3) not null,
    condition     text check (condition in ('poor', 'fair', 'good', 'great', 'excellent', 'new')),
    category      text,
    -- the levels as matching compares them, each ended by U+001F, so that "equal or below" is a range of the index
    category_path text collate "C",
    city          text,
    state         text,
    country       text not null,
    latitude      double precision,
    longitude     double precision,
    photos        jsonb not null,
    links         jsonb not null,
    -- the distinct words of title and description as matching folds them
    words         text[] not null,
    available     boolean not null,
    closed_as     text check (closed_as in ('sold', 'withdrawn')),
    -- when the first cross-post was live: from then on it can be seen
    published_at  timestamptz,
    -- when it is to be announced at the latest; null once it is, or where there is nothing to announce
    announce_at   timestamptz,
    announced_at  timestamptz,
    changed_at    timestamptz not null,
    revision      bigint not null,
    check ((latitude is null) = (longitude is null)),
    check (available = (closed_as is null))
);

create index listings_newest on listings (published_at desc, id desc) where available and published_at is not null;
create index listings_words on listings using gin (words) with (fastupdate = off)
    where available and published_at is not null;
create index listings_category on listings (category_path, published_at desc)
    where available and published_at is not null;
create index listings_price on listings (currency, price) where available and published_at is not null;
-- two plain columns, whose spread the planner knows: it takes this for a small circle, and the newest for a large one
create index listings_place on listings (latitude, longitude)
    where available and published_at is not null;
create index listings_to_announce on listings (announce_at) where announce_at is not null;
create index listings_to_sweep on listings (id) where available and announced_at is not null;

-- Who asked to be told, and what it cost when they asked.
create table watches (
    listing_id uuid not null references listings (id) on delete cascade,
    person_id  uuid not null,
    since      timestamptz not null,
    price_seen numeric(11, 2),
    currency   char(3) not null,
    primary key (listing_id, person_id)
);
create index watches_of_person on watches (person_id);
