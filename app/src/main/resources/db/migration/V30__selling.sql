-- Items of sellers. The bounds of the text stand in the code, with words; here they are the last line of defence.
create table items (
    id          uuid primary key,
    seller_id   uuid not null,
    title       text not null default '' check (char_length(title) <= 100),
    description text not null default '' check (char_length(description) <= 4000),
    price       numeric(11, 2) check (price between 0 and 999999.99),
    currency    char(3) not null default 'USD',
    condition   text check (condition in ('poor', 'fair', 'good', 'great', 'excellent', 'new')),
    category    text check (char_length(category) between 1 and 200),
    attributes  jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
    delivery    text[] not null default '{pickup}' check (delivery <@ '{pickup,shipping}'),
    postal_code text,
    city        text,
    state       text,
    country     char(2),
    latitude    double precision check (latitude between -90 and 90),
    longitude   double precision check (longitude between -180 and 180),
    status      text not null check (status in ('draft', 'posted', 'reserved', 'sold', 'withdrawn')),
    revision    bigint not null default 1 check (revision > 0),
    created_at  timestamptz not null,
    posted_at   timestamptz,
    sold_at     timestamptz,
    sold_price  numeric(11, 2) check (sold_price between 0 and 999999.99),
    sold_to     uuid,
    -- a place is whole or absent; the postal code and the state are not known of every town
    check (num_nulls(city, country, latitude, longitude) in (0, 4)),
    check (status = 'draft' or posted_at is not null),
    check ((status = 'sold') = (sold_at is not null))
);
create index items_of_seller on items (seller_id, created_at desc, id desc);

create table item_photos (
    id         uuid primary key,
    item_id    uuid not null references items on delete cascade,
    position   int not null,
    -- the last part of its addresses: random, so that nobody finds the photos of a draft by counting
    name       text not null unique check (name ~ '^[0-9a-f]{40}$'),
    width      int not null check (width > 0),
    height     int not null check (height > 0),
    created_at timestamptz not null,
    unique (item_id, position)
);

-- The pictures themselves stand apart, so that reading items never drags them along. They are JPEG, which does not
-- compress again: stored outside the row as they are.
create table item_photo_files (
    photo_id  uuid primary key references item_photos on delete cascade,
    picture   bytea not null,
    thumbnail bytea not null
);
alter table item_photo_files alter column picture set storage external;
alter table item_photo_files alter column thumbnail set storage external;
