-- Workflows that people have defined, as they wrote them; those that come with Baton are files.
create table workflow_definition (
    name       text        primary key,
    text       text        not null,
    version    integer     not null,
    changed_by text        not null,
    changed_at timestamptz not null
);
