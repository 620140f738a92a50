-- How long conversations last is looked up by when they were last used.
create index session_used on session (used_at);
