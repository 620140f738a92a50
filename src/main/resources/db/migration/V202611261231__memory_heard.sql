-- Decisions of escalations that were learned from already.
create table memory_heard (
    escalation_id text        primary key,
    at            timestamptz not null
);
create index memory_heard_at on memory_heard (at);
