-- A question of a run that only a person may answer. Texts that hold JSON are written by dev.baton.json.
create table escalation (
    id          text        primary key,
    run_id      text        not null,
    step_id     text,                              -- null: about the plan, the answer or the run
    session_id  text        not null,
    caller      text        not null,              -- who asked for the run
    workflow    text        not null,
    priority    integer     not null default 5,
    created_at  timestamptz not null,

    reason      text        not null,              -- plan.Question.Reason in lower case
    question    text        not null,
    options     text        not null default '[]', -- JSON: [text]
    proposed    text        not null default 'null',
    response    text        not null default '{}', -- JSON Schema of a correction
    evidence    text        not null default '[]', -- JSON: [{step, agent, digest, confidence}]
    confidence  double precision,
    shown_hash  text        not null,              -- Shown.hash()

    permission  text,                              -- who may decide; null: decide
    approvals   integer     not null default 1 check (approvals between 1 and 9),
    four_eyes   boolean     not null default false,

    status      text        not null default 'open' check (status in ('open', 'asked', 'decided', 'expired', 'withdrawn')),
    version     integer     not null default 1,
    level       integer     not null default 0,
    expires_at  timestamptz not null,
    claimed_by  text,
    claimed_until timestamptz,
    amended     text,                              -- JSON: what somebody put in place of what was proposed
    amended_by  text,
    amended_at  timestamptz,
    asked_text  text,
    asked_by    text,
    asked_at    timestamptz,
    reply       text,
    replied_by  text,
    replied_at  timestamptz,

    action      text check (action in ('approve', 'correct', 'reject')),
    correction  text,
    decided_by  text,
    note        text,
    decided_at  timestamptz,                       -- when it was settled, whichever way
    told        text,                              -- the last news the webhook has been given
    news        text generated always as (status || ':' || level) stored
) with (fillfactor = 70);
-- A step, a plan or an answer has one question at a time.
create unique index escalation_subject on escalation (run_id, coalesce(step_id, '')) where status in ('open', 'asked');
create index escalation_run on escalation (run_id, created_at);
create index escalation_waiting_age on escalation (created_at, id) where status in ('open', 'asked');
create index escalation_waiting_priority on escalation ((-priority), created_at, id) where status in ('open', 'asked');
create index escalation_waiting_confidence on escalation ((coalesce(confidence, 1)), created_at, id) where status in ('open', 'asked');
create index escalation_expiry on escalation (expires_at) where status in ('open', 'asked');
create index escalation_settled on escalation (decided_at desc, id desc) where decided_at is not null;
create index escalation_caller on escalation (caller, created_at desc, id desc);
create index escalation_news on escalation (created_at) where told is distinct from news;

-- One person's approval where more than one is needed.
create table escalation_vote (
    escalation_id text        not null references escalation (id) on delete cascade,
    by            text        not null,
    note          text,
    at            timestamptz not null,
    primary key (escalation_id, by)
);
