-- What happened to each run; seq counts from 1 without gaps. The payload is JSON, kept as text:
-- it is only ever read whole, and text holds every character JSON can name.
create table event (
    run_id  text        not null,
    seq     bigint      not null,
    type    text        not null,
    payload text        not null,
    at      timestamptz not null,
    primary key (run_id, seq)
);
