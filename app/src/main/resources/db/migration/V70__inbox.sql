-- A buyer and the seller, on one marketplace, about one item.
create table conversations (
    id              uuid primary key,
    item_id         uuid not null,
    seller_id       uuid not null,
    marketplace     text not null,
    -- the marketplace's own id; there is none on Deal Scout itself
    external_id     text,
    -- only on Deal Scout itself is the buyer a person whom we know
    buyer_id        uuid,
    buyer_name      text not null,
    created_at      timestamptz not null,
    last_message_at timestamptz not null,
    check ((marketplace = 'dealscout') = (buyer_id is not null)),
    check ((marketplace = 'dealscout') = (external_id is null))
);
-- The item is part of the key: were a marketplace to use an id again, nobody's words would land in another seller's thread.
create unique index conversations_on_marketplaces on conversations (marketplace, external_id, item_id)
    where external_id is not null;
create unique index conversations_on_dealscout on conversations (item_id, buyer_id) where buyer_id is not null;
create index conversations_of_sellers on conversations (seller_id, last_message_at desc, id desc);
create index conversations_of_buyers on conversations (buyer_id, last_message_at desc, id desc) where buyer_id is not null;
create index conversations_of_items on conversations (item_id);

create table messages (
    id              uuid primary key,
    conversation_id uuid not null references conversations on delete cascade,
    sender          text not null check (sender in ('buyer', 'seller')),
    text            text not null,
    at              timestamptz not null,
    external_id     text,
    -- the one that tells a buyer that the item is gone
    parting         boolean not null default false,
    -- when the other side saw it
    read_at         timestamptz,
    -- how far a seller's words are on their way to a marketplace: the queue of ReplyCourier
    carriage        text not null default 'none' check (carriage in ('none', 'pending', 'sending', 'sent', 'refused')),
    attempts        int not null default 0,
    -- while sending: when the lease of that attempt ends
    next_attempt_at timestamptz,
    last_error      text,
    check ((carriage in ('pending', 'sending')) = (next_attempt_at is not null))
);
create unique index messages_received_once on messages (conversation_id, external_id)
    where sender = 'buyer' and external_id is not null;
create unique index messages_parting_once on messages (conversation_id) where parting;
create index messages_in_order on messages (conversation_id, at, id);
create index messages_unread on messages (conversation_id, sender) where read_at is null;
create index messages_to_carry on messages (next_attempt_at) where carriage in ('pending', 'sending');
create index messages_to_carry_in_order on messages (conversation_id, at, id) where carriage in ('pending', 'sending');

-- Items that are sold or withdrawn, so that a message which crossed with that is answered too.
create table items_gone (
    item_id uuid primary key,
    words   text not null,
    -- a marketplace that reported the sale and did not say to whom
    sold_on text,
    at      timestamptz not null
);
