-- On which terms a run is carried out, and how often its plan was made; old runs were questions.
alter table run
    add column terms    text    not null default
        '{"priority":5,"escalate":"never","threshold":{"value":0.7},"approval":"never","door":"query","metadata":{}}',
    add column priority integer not null default 5,
    add column door     text    not null default 'query',
    add column revision integer not null default 1;
alter table run drop constraint run_status_check;
alter table run add constraint run_status_check check (status in
    ('running', 'waiting', 'paused', 'completed', 'partially_completed', 'failed', 'cancelled'));

create index run_door on run (door, created_at desc, id desc);
create index run_door_of_caller on run (caller, door, created_at desc, id desc);
create index run_status on run (status, created_at desc, id desc);
create index run_workflow on run (workflow, created_at desc, id desc);
drop index run_open;
create index run_open on run (owner) where status in ('running', 'waiting', 'paused');
