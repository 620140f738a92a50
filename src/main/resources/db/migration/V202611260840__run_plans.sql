-- A plan can change under way: which step came with which revision, what is left of a run's time
-- after a wait, and what a step took from another one instead of running.
alter table run
    add column changed     text not null default '{}',
    add column left_millis bigint;
alter table step
    add column revision   integer not null default 1,
    add column effect     boolean not null default false,
    add column taken_from text;
alter table step drop constraint step_outcome_check;
alter table step add constraint step_outcome_check
    check (outcome in ('completed', 'skipped', 'failed', 'held'));

-- What failed for good, also where another agent, another plan or a person made up for it.
create table failure (
    run_id   text        not null,
    step_id  text        not null,
    revision integer     not null,
    agent    text        not null,
    print    text        not null,
    cause    text        not null,
    problem  text        not null,
    attempts integer     not null,
    at       timestamptz not null
);
create index failure_run on failure (run_id);
create index failure_at on failure (at);
