-- Documents that came in, each once by the SHA-256 of what is in it, with what was read of it and what people said instead.
create table finance_document (
    id         text        primary key check (id ~ '^[0-9a-f]{64}$'),
    name       text        not null,
    media_type text        not null,
    bytes      int         not null,
    content    bytea       not null,
    reading    jsonb,
    said       jsonb       not null default '{}',
    added_by   text        not null,
    added_at   timestamptz not null
);
create index finance_document_newest on finance_document (added_at desc, id);
create index finance_document_unread on finance_document (added_at) where reading is null;
