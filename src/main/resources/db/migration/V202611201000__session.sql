-- Conversations. The turns of one are the runs that carry its id.
create table session (
    id text primary key,
    owner text not null,
    title text not null,
    status text not null check (status in ('created', 'active', 'completed', 'failed', 'expired')),
    created_at timestamptz not null,
    used_at timestamptz not null
);

create index session_of_owner on session (owner, used_at desc, id);
create index session_idle on session (used_at) where status in ('created', 'active');
