-- A board pack as it was made: pages with and without the mark DRAFT, and what stands behind their numbers.
create table finance_board_pack (
    id          text        primary key,
    key         text        not null unique,
    company     text        not null,
    as_of       date        not null,
    state       text        not null check (state in ('draft', 'released', 'void')),
    open        jsonb       not null,
    text        text        not null,
    manifest    jsonb       not null,
    hash        text        not null,
    draft_html  text        not null,
    draft_pdf   bytea       not null,
    final_html  text        not null,
    final_pdf   bytea       not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    run         text        not null,
    released_by text,
    released_at timestamptz
);
create index finance_board_pack_newest on finance_board_pack (company, made_at desc, id);
