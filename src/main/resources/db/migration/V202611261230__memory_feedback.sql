-- What a person said of an answer; the later word of the same person replaces the earlier.
create table feedback (
    run_id     text        not null,
    by         text        not null,
    opinion    text        not null check (opinion in ('up', 'down', 'confirm', 'correct')),
    sql        text,                              -- the correction
    comment    text,
    origin     text        not null check (origin in ('feedback', 'escalation')),
    trusted    boolean     not null,              -- may speak for others
    source     text,                              -- the data source; null: not the answer of one query
    question   text        not null,
    answered   text,                              -- the query the word is about
    engine     text,
    confidence double precision,                  -- as computed, before calibration
    at         timestamptz not null,
    primary key (run_id, by)
);
create index feedback_newest on feedback (at desc, run_id, by);

-- A question and its query as somebody confirmed it, or as somebody refused it.
create table confirmed_pair (
    id       text        primary key,
    source   text        not null,
    kind     text        not null check (kind in ('confirmed', 'corrected', 'liked', 'rejected')),
    question text        not null,
    shape    text        not null,                -- the question with literals and stored values masked
    sql      text        not null,
    author   text        not null,
    trusted  boolean     not null,
    imported boolean     not null default false,
    run_id   text,
    at       timestamptz not null,
    unfit    text                                 -- version of the schema that the query does not fit
);
create index confirmed_pair_newest on confirmed_pair (source, at desc, id desc);
create index confirmed_pair_run on confirmed_pair (run_id, author);
-- A file may be imported twice.
create unique index confirmed_pair_imported on confirmed_pair (source, author, kind, md5(question), md5(sql)) where imported;

-- Counts the changes to the pairs of a data source, and (as #outcomes) to what people said, so that
-- replicas see when what they have read is old.
create table memory_revision (
    about    text   primary key,
    revision bigint not null
);
