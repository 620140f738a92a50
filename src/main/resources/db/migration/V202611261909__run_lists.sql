-- Lists show what somebody started himself: the thousands of runs that a training run has started
-- need not be passed over, and each of those is in two indexes less.
drop index run_created;
create index run_created on run (created_at desc, id desc) where parent is null;
drop index run_caller;
create index run_caller on run (caller, created_at desc, id desc) where parent is null;
