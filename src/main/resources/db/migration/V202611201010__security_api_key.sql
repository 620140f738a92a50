-- Keys that callers show; only their SHA-256 is kept.
create table api_key (
    hash        text primary key,
    name        text not null,
    admin       boolean not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz
);

create unique index api_key_one_good_key_per_name on api_key (name) where revoked_at is null;
