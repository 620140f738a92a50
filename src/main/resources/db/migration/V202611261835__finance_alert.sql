-- What rules found in the books of companies, each case once, and what became of it.
create table finance_alert (
    company    text        not null,
    key        text        not null,
    rule       text        not null,
    severity   text        not null,
    text       text        not null,
    amount     numeric(19,2),
    owner      text        not null,
    due        date        not null,
    evidence   jsonb       not null,
    state      text        not null check (state in ('open', 'acknowledged', 'resolved')),
    as_of      date        not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    said_by    text,
    said_at    timestamptz,
    note       text,
    primary key (company, key)
);
create index finance_alert_due on finance_alert (company, state, due, key);
