-- What the agents of a session know together; it outlives their runs and goes with the session.
create table session_state (
    session_id text        not null references session (id) on delete cascade,
    key        text        not null,
    value      text        not null,
    version    integer     not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (session_id, key)
);
