-- Every claim of a run takes a new epoch, and writes carry it. Each process draws whole blocks of
-- a thousand, so that the first claim of a run costs no round trip.
create sequence run_epoch increment by 1000;

create table run (
    id              text        primary key,
    session_id      text        not null,
    caller          text        not null,
    permissions     text        not null,
    workflow        text        not null,
    question        text        not null,
    plan            text        not null,
    input           text        not null,
    idempotency_key text,
    request_hash    text        not null,
    timeout_millis  bigint      not null,
    deadline        timestamptz not null,
    status          text        not null check (status in ('running', 'waiting', 'completed', 'failed', 'cancelled')),
    epoch           bigint      not null,
    owner           text        not null,
    leg             integer     not null default 1,
    takeovers       integer     not null default 0,
    cancel_by       text,
    problem         text,
    failed_stage    text,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    bodies_removed  boolean     not null default false
) with (fillfactor = 70);
create unique index run_idempotency on run (caller, idempotency_key) where idempotency_key is not null;
create index run_session on run (session_id, created_at desc, id desc);
create index run_caller on run (caller, created_at desc, id desc);
create index run_created on run (created_at desc, id desc);
create index run_open on run (owner) where status in ('running', 'waiting');
create index run_with_bodies on run (ended_at) where not bodies_removed;

-- A step that is settled; an unsettled one has no row and runs again after a crash.
create table step (
    run_id     text        not null,
    step_id    text        not null,
    agent      text        not null,
    title      text        not null,
    stage      text,
    outcome    text        not null check (outcome in ('completed', 'skipped', 'failed')),
    attempts   integer     not null,
    tokens     integer     not null,
    problem    text,
    epoch      bigint      not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    primary key (run_id, step_id)
);

-- What a step proved; the body goes some time after the run has ended, the digest stays.
create table evidence (
    run_id  text not null,
    step_id text not null,
    body    text,
    digest  text not null,
    engine  text not null,
    primary key (run_id, step_id)
);

create table answer (
    run_id     text             not null,
    version    integer          not null,
    body       text             not null,
    confidence double precision not null,
    author     text             not null,
    at         timestamptz      not null,
    primary key (run_id, version)
);

-- The processes that carry runs out; a heartbeat that stops is a sign, the lock on the name is proof.
create table replica (
    executor  text        primary key,
    heartbeat timestamptz not null
);
