-- What the agents of a session know together. A run without a conversation is a session by itself,
-- so the session need not have a row of its own.
create table session_state (
    session_id text        not null,
    key        text        not null,
    value      text        not null,
    version    integer     not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (session_id, key)
);
create index session_state_changed on session_state (changed_at);
