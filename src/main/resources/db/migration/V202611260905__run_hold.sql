-- What a run waits for: which escalation holds what of it, under which revision of the step or
-- plan, and whether the run has heard the decision.
create table hold (
    escalation_id text    primary key,
    run_id        text    not null,
    step_id       text,
    kind          text    not null check (kind in
        ('plan', 'before', 'after', 'question', 'failure', 'answer', 'interrupted', 'rollback')),
    revision      integer not null,
    heard         boolean not null default false
);
create index hold_run on hold (run_id);

-- How often people have decided about the run, and how many of it the run has read; who wants it
-- to rest.
alter table run
    add column news     integer not null default 0,
    add column seen     integer not null default 0,
    add column pause_by text;
create index run_wanted on run (owner)
    where status in ('running', 'waiting', 'paused')
      and (cancel_by is not null or news <> seen
           or (status = 'paused') <> (pause_by is not null));
-- The same and more is looked for by the index above.
drop index if exists run_cancelled;
