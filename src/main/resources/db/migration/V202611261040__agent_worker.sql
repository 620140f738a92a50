-- Agents in processes of their own, one row an instance. The secret is sealed; its key is not in
-- the database. A row that is not heard of for longer than the lease is silent.
create table worker (
    instance      text        primary key,
    agent         text        not null,
    url           text        not null,
    card          text        not null,
    sealed        text        not null,
    version       text        not null,
    most          integer     not null,
    draining      boolean     not null default false,
    heard_at      timestamptz not null,
    registered_by text        not null,
    registered_at timestamptz not null,
    unique (agent, url)
) with (fillfactor = 70);

-- What administrators ordered for an agent or an instance, by its name; no row means it may work.
create table agent_order (
    name       text        primary key,
    presence   text        not null check (presence in ('draining', 'stopped')),
    ordered_by text        not null,
    ordered_at timestamptz not null
);

-- Who was asked first to carry out a step with effects outside, noted before it was asked.
create table step_begun (
    idempotency_key text        primary key,
    instance        text        not null,
    begun_at        timestamptz not null
);
create index step_begun_at on step_begun (begun_at);
