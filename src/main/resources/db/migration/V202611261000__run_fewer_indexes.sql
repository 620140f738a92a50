-- Nearly all runs are completed or under way; lists of the others have an index of their own, and
-- a run that just goes well is in none of them.
drop index run_status;
create index run_status on run (status, created_at desc, id desc)
    where status not in ('running', 'completed');
