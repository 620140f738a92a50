-- What happened lately, for figures and dashboards: what ended, and what failed and why.
create index run_ended on run (ended_at) include (status) where ended_at is not null;
create index run_failed on run (ended_at) where status = 'failed';
create index step_failed on step (ended_at) where problem is not null;
