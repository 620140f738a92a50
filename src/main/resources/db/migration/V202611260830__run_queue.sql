-- A run whose owner is '' waits for any process that has room; one that could not carry it out
-- because it lacks an agent leaves its name behind, and everybody leaves it alone for a while.
alter table run
    add column not_before timestamptz not null default '-infinity',
    add column unfit      text;
create index run_queued on run (priority desc, created_at) where owner = '' and status = 'running';

-- Which agents a process has, so that a run goes to one that can carry it out: old and new versions
-- work side by side while one replaces the other.
alter table replica
    add column agents text[] not null default '{}';

-- Whom somebody wants to stop is looked for every second, among many that wait.
create index run_cancelled on run (id) where cancel_by is not null and ended_at is null;
