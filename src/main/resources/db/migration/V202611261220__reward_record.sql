-- How good answers were in training: a grade for each candidate, and a reward for each of its components.
create table graded (
    run_id          text             not null,
    step_id         text             not null,
    candidate       integer          not null,
    total           double precision not null,
    outcome         double precision not null,
    verified        boolean          not null,
    comparison      text             not null,
    weights_version text             not null,
    created_at      timestamptz      not null,
    primary key (run_id, step_id, candidate)
);
create index graded_created on graded (created_at);

create table reward (
    run_id    text             not null,
    step_id   text             not null,
    candidate integer          not null,
    position  smallint         not null,
    component text             not null,
    value     double precision not null,
    weight    double precision not null,
    evidence  text             not null,
    feedback  text             not null,
    primary key (run_id, step_id, candidate, component),
    foreign key (run_id, step_id, candidate) references graded on delete cascade
);
