-- What each model call of a step took.
create table token_use (
    run_id        text        not null,
    step_id       text        not null,
    purpose       text        not null,
    model         text        not null,
    prompt_hash   text        not null,
    input_tokens  integer     not null,
    output_tokens integer     not null,
    plain_tokens  integer     not null,
    cost_micros   bigint,
    millis        bigint      not null,
    at            timestamptz not null
);
create index token_use_run on token_use (run_id);
create index token_use_at on token_use (at);
