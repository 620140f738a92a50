-- What became of requests, by the stems of their words and the workflow they went to.
create table route_outcome (
    words_hash text not null,
    words text not null,
    workflow text not null,
    successes integer not null default 0,
    failures integer not null default 0,
    at timestamptz not null,
    primary key (words_hash, workflow)
);
create index route_outcome_at on route_outcome (at);
create index route_outcome_workflow on route_outcome (workflow);

-- Until when finished runs were looked at; one row, locked by whoever looks.
create table route_learning (
    single boolean primary key default true check (single),
    until timestamptz not null
);
insert into route_learning (until) values (now());
