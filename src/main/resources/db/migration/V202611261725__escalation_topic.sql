-- What a doubtful answer says of what, hashed; null where the run waits for the decision.
alter table escalation add column topic text;
create index escalation_doubt on escalation (caller, topic) where topic is not null and status in ('open', 'asked');
