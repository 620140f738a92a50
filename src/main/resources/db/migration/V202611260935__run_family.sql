-- Runs that belong together: a step's own run and its parent, a fork and where it comes from; what
-- of a run has been undone; and which runs of its own a waiting one waits for.
alter table run
    add column parent      text,
    add column parent_step text,
    add column forked_from text,
    add column awaits      text[],
    add column undoing     text check (undoing in
        ('completed', 'partially_completed', 'failed', 'cancelled')),
    add column rollback    text check (rollback in ('complete', 'incomplete'));
create index run_children on run (parent) where parent is not null;
create index run_awaiting on run (id) where status = 'waiting' and awaits is not null;
-- Whom somebody started himself comes first in every list.
drop index run_session;
create index run_session on run (session_id, created_at desc, id desc) where parent is null;
alter table step
    add column undone_at    timestamptz,
    add column undo_problem text;
