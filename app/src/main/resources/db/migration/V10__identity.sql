-- People, and how they prove who they are.
create table people (
    id                uuid primary key,
    email             text not null check (length(email) <= 254),
    password_hash     text not null,
    display_name      text not null check (char_length(display_name) between 1 and 80),
    time_zone         text not null,
    postal_code       text,
    city              text,
    state             text,
    country           text check (country ~ '^[A-Z]{2}$'),
    latitude          double precision,
    longitude         double precision,
    roles             text[] not null default '{}' check (roles <@ array['admin']),
    email_verified_at timestamptz,
    created_at        timestamptz not null,
    constraint a_home_is_whole_or_absent check (num_nulls(city, country, latitude, longitude) in (0, 4)),
    constraint a_postal_code_is_somewhere check (postal_code is null or city is not null)
);
create unique index people_email_key on people (lower(email));
create index people_admins on people (id) where 'admin' = any (roles);

-- Bearer tokens of the API. What is stored cannot be used: it is the SHA-256 of the token.
create table access_tokens (
    token_hash bytea primary key,
    person_id  uuid not null references people on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index access_tokens_person_idx on access_tokens (person_id);
create index access_tokens_expires_idx on access_tokens (expires_at);

-- Tokens in mailed links, stored hashed as well. A used one stays until it expires, so that its link can say so.
create table one_time_tokens (
    token_hash bytea primary key,
    person_id  uuid not null references people on delete cascade,
    purpose    text not null check (purpose in ('confirm_email', 'reset_password')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index one_time_tokens_person_idx on one_time_tokens (person_id, purpose) where used_at is null;
create index one_time_tokens_expires_idx on one_time_tokens (expires_at);

-- Spring Session: the pages' log-ins. principal_name is the person's id.
create table spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);

-- Bucket4j: how often somebody did something lately, counted by all nodes together.
create table rate_limit_buckets (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index rate_limit_buckets_expires_idx on rate_limit_buckets (expires_at);
