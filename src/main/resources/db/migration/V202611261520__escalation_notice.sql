-- What the webhook has to tell: that a question is new, was passed on, or was settled. A question back is no such news.
drop index escalation_news;
alter table escalation drop column news;
alter table escalation add column news text generated always as
    ((case when status in ('open', 'asked') then 'open' else status end) || ':' || level) stored;
create index escalation_news on escalation (created_at) where told is distinct from news;

create table escalation_notice (
    number        bigint      generated always as identity primary key,
    escalation_id text        not null references escalation (id) on delete cascade,
    news          text        not null,
    created_at    timestamptz not null,
    attempts      integer     not null default 0,
    next_at       timestamptz,              -- null: delivered, or given up
    delivered_at  timestamptz,
    failure       text,
    unique (escalation_id, news)
);
create index escalation_notice_due on escalation_notice (next_at) where next_at is not null;
