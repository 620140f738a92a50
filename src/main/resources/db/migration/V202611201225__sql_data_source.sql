-- Databases that may be asked. The password is sealed; its key is not in the database.
create table data_source (
    name       text primary key,
    kind       text        not null,
    host       text        not null,
    port       int         not null,
    database   text        not null,
    parameters text        not null,
    username   text        not null,
    sealed     text        not null,
    schemas    text[]      not null,
    owner      text        not null,
    created_at timestamptz not null
);

-- Semantics that were edited; they go before those a configuration names.
create table data_source_semantics (
    source     text primary key,
    yaml       text        not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

-- Who may ask a source; '*' is everyone. A configured source without a row here may be asked by all.
create table data_source_grant (
    source text not null,
    caller text not null,
    primary key (source, caller)
);
