-- Training runs: many questions, each answered by several variants, every answer graded.
create table training_run (
    id            text        primary key,
    run_id        text        not null unique,
    name          text        not null,
    caller        text        not null,
    settings      jsonb       not null,
    weights       text        not null,
    set_hash      text        not null,
    questions     integer     not null,
    answers       integer     not null,
    pauses        integer     not null default 0,
    active_millis bigint      not null default 0,
    stopped       text,
    created_at    timestamptz not null,
    finished_at   timestamptz
);
create index training_run_created on training_run (created_at desc, id desc);
create index training_run_caller on training_run (caller, created_at desc, id desc);

create table training_question (
    training_id text    not null references training_run on delete cascade,
    position    integer not null,
    thread      integer not null,
    question_id text    not null,
    question    text    not null,
    data_source text    not null,
    golds       jsonb   not null,
    kind        text    not null,
    difficulty  text    not null,
    after       integer,
    tags        text[]  not null,
    ordered     boolean,
    done        boolean not null default false,
    primary key (training_id, position)
);
create index training_question_left on training_question (training_id, thread, position) where not done;

create table training_result (
    training_id    text             not null references training_run on delete cascade,
    position       integer          not null,
    variant        smallint         not null,
    candidate      smallint         not null,
    operation_id   text,
    kind           text             not null,
    standalone     text,
    sql            text,
    reasoning      text,
    engine         text             not null,
    model          text             not null,
    prompt_version text             not null,
    confidence     double precision not null,
    agreement      text             not null,
    verified       boolean          not null,
    total          double precision,
    outcome        double precision not null,
    executed       boolean          not null,
    columns        integer          not null,
    rewards        jsonb            not null,
    tokens         bigint           not null,
    cost_micros    bigint,
    millis         bigint           not null,
    problem        text,
    at             timestamptz      not null,
    primary key (training_id, position, variant, candidate)
);

-- What many results say together, kept with each result, so that nobody adds up millions of rows.
create table training_score (
    training_id    text             not null references training_run on delete cascade,
    variant        smallint         not null,
    data_source    text             not null,
    difficulty     text             not null,
    engine         text             not null,
    model          text             not null,
    prompt_version text             not null,
    day            date             not null,
    answers        bigint           not null,
    failures       bigint           not null,
    verified       bigint           not null,
    strict         bigint           not null,
    relaxed        bigint           not null,
    wrong          bigint           not null,
    total_sum      double precision not null,
    total_squares  double precision not null,
    tokens         bigint           not null,
    cost_micros    bigint           not null,
    uncosted       bigint           not null,
    millis         bigint           not null,
    queries        bigint           not null,
    columns        bigint           not null,
    judged         bigint           not null,
    judge_excess   double precision not null,
    primary key (training_id, variant, data_source, difficulty, engine, model, prompt_version, day)
);
create index training_score_day on training_score (day);
