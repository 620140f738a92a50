-- The books of companies. Rows come and go only through the functions of this schema; what was posted never changes.
create schema books;

create table books.company (
    id        text primary key,
    name      text not null,
    industry  text not null,
    currency  text not null check (currency ~ '^[A-Z]{3}$'),
    first_day date not null,
    as_of     date not null
);

-- Where the audit trail of a company ends. Its row is the lock of all who write to the company's books.
create table books.audit_head (
    company text   primary key references books.company,
    number  bigint not null,
    hash    text   not null
);

-- What was read in, once; voided when it was rolled back.
create table books.import (
    company   text        not null references books.company,
    id        text        not null,
    source    text        not null,
    hash      text        not null,
    state     text        not null check (state in ('loaded', 'voided')),
    loaded_by text        not null,
    loaded_at timestamptz not null,
    run       text,
    watermark date,
    report    jsonb       not null,
    primary key (company, id)
);
create unique index import_once on books.import (company, source, hash) where state = 'loaded';
create index import_newest on books.import (company, loaded_at desc);
create index import_of_run on books.import (company, run) where run is not null;

create table books.account (
    company text not null references books.company,
    code    text not null,
    name    text not null,
    use     text not null,
    primary key (company, code)
);

create table books.party (
    company text not null references books.company,
    id      text not null,
    role    text not null check (role in ('customer', 'vendor', 'employee')),
    name    text not null,
    country text not null,
    tax_id  text,
    iban    text,
    terms   int  not null,
    since   date not null,
    primary key (company, id)
);

create table books.party_change (
    company text not null,
    number  bigint generated always as identity,
    party   text not null,
    field   text not null,
    before  text,
    after   text,
    day     date not null,
    by      text not null,
    primary key (company, number),
    foreign key (company, party) references books.party
);

create table books.obligation (
    company text          not null references books.company,
    id      text          not null,
    kind    text          not null,
    name    text          not null,
    amount  numeric(19,2) not null check (amount >= 0),
    first   date          not null,
    months  int           not null check (months > 0),
    last    date,
    import  text,
    void    boolean       not null default false,
    primary key (company, id)
);

-- What entries and items rest on; the bytes may be kept elsewhere.
create table books.document (
    company    text        not null references books.company,
    id         text        not null,
    name       text        not null,
    media_type text        not null,
    sha256     text        not null,
    bytes      bytea,
    added_by   text        not null,
    added_at   timestamptz not null,
    run        text,
    primary key (company, id)
);
create unique index document_once on books.document (company, sha256);

-- Invoices and credit notes; what is open of them is the sum of the entry lines that name them.
create table books.item (
    company  text          not null references books.company,
    id       text          not null,
    side     text          not null check (side in ('receivable', 'payable')),
    party    text          not null,
    number   text          not null,
    date     date          not null,
    due      date          not null,
    currency text          not null,
    net      numeric(19,2) not null,
    tax      numeric(19,2) not null,
    gross    numeric(19,2) not null,
    document text,
    import   text,
    void     boolean       not null default false,
    primary key (company, id),
    foreign key (company, party) references books.party
);
create index item_by_day on books.item (company, date) where not void;
create index item_by_party on books.item (company, party);

-- The last number of each journal.
create table books.journal (
    company text   not null references books.company,
    journal text   not null,
    number  bigint not null,
    primary key (company, journal)
);

-- A month nobody may post to is closed; one without a row is open.
create table books.period (
    company text        not null references books.company,
    month   date        not null check (extract(day from month) = 1),
    state   text        not null check (state in ('open', 'closed')),
    by      text        not null,
    at      timestamptz not null,
    primary key (company, month)
);

-- A draft keeps its lines in "draft"; once posted they are rows of entry_line and the entry never changes.
-- Whether it was reversed is not written on it: another posted entry reverses it.
create table books.entry (
    company     text        not null references books.company,
    id          text        not null,
    sequence    bigint      generated always as identity,
    journal     text        not null,
    number      bigint      not null default 0,
    date        date        not null,
    recorded    timestamptz not null,
    text        text        not null,
    source      text        not null,
    document    text,
    prepared_by text        not null,
    approved_by text,
    status      text        not null check (status in ('draft', 'pending_approval', 'posted', 'cancelled')),
    reverses    text,
    key         text,
    hash        text        not null,
    import      text,
    run         text,
    step        text,
    confidence  numeric(4,3),
    flags       text[]      not null default '{}',
    draft       jsonb,
    primary key (company, id),
    foreign key (company, reverses) references books.entry,
    check ((status = 'posted') = (number > 0)),
    check ((status = 'posted') = (draft is null))
);
create unique index entry_number on books.entry (company, journal, number) where number > 0;
create unique index entry_once on books.entry (company, key) where key is not null;
create unique index entry_reversed_once on books.entry (company, reverses) where reverses is not null and status <> 'cancelled';
create index entry_in_order on books.entry (company, date, journal, number) where status = 'posted';
create index entry_newest on books.entry (company, sequence);
create index entry_not_posted on books.entry (company, status) where status <> 'posted';
create index entry_of_import on books.entry (company, import) where import is not null;
create index entry_of_run on books.entry (company, run) where run is not null;

create table books.entry_line (
    company  text          not null,
    entry    text          not null,
    line     int           not null,
    date     date          not null,
    account  text          not null,
    currency text          not null,
    amount   numeric(19,2) not null,
    base     numeric(19,2) not null,
    party    text,
    item     text,
    tax_code text,
    primary key (company, entry, line),
    foreign key (company, entry) references books.entry,
    foreign key (company, account) references books.account,
    foreign key (company, party) references books.party,
    foreign key (company, item) references books.item
);
create index line_by_day on books.entry_line (company, date) include (account, base);
create index line_by_account on books.entry_line (company, account, date);
create index line_by_item on books.entry_line (company, item, date) include (amount, base) where item is not null;

-- What was booked on an account in a month; kept by a trigger of entry_line, so that no reader adds up ten years.
create table books.month_sum (
    company text          not null,
    month   date          not null,
    account text          not null,
    debit   numeric(19,2) not null,
    credit  numeric(19,2) not null,
    primary key (company, month, account)
);

create table books.bank_account (
    company  text not null references books.company,
    id       text not null,
    account  text not null,
    iban     text not null,
    currency text not null,
    bank     text not null,
    primary key (company, id),
    foreign key (company, account) references books.account
);

create table books.bank_statement (
    company      text          not null,
    id           text          not null,
    bank_account text          not null,
    first        date          not null,
    last         date          not null,
    currency     text          not null,
    opening      numeric(19,2) not null,
    closing      numeric(19,2) not null,
    sha256       text          not null,
    import       text,
    run          text,
    void         boolean       not null default false,
    primary key (company, id),
    foreign key (company, bank_account) references books.bank_account
);
create unique index bank_statement_once on books.bank_statement (company, sha256) where not void;

create table books.bank_line (
    company           text          not null,
    id                text          not null,
    bank_account      text          not null,
    statement         text,
    booked            date          not null,
    value             date          not null,
    currency          text          not null,
    amount            numeric(19,2) not null,
    remittance        text          not null,
    counterparty      text,
    counterparty_iban text,
    end_to_end_id     text,
    hash              text          not null,
    import            text,
    run               text,
    void              boolean       not null default false,
    primary key (company, id),
    foreign key (company, bank_account) references books.bank_account
);
create index bank_line_by_day on books.bank_line (company, booked) where not void;
create index bank_line_of_import on books.bank_line (company, import) where import is not null;
create index bank_line_of_run on books.bank_line (company, run) where run is not null;

-- Bank lines and entries that tell of the same money; one that was undone is kept.
create table books.match (
    company    text        not null references books.company,
    id         text        not null,
    sequence   bigint      generated always as identity,
    how        text        not null,
    bank_lines text[]      not null,
    entries    text[]      not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    import     text,
    run        text,
    undone_by  text,
    undone_at  timestamptz,
    primary key (company, id)
);
create index match_that_stands on books.match (company, sequence) where undone_at is null;
create index match_of_run on books.match (company, run) where run is not null;

-- A bank line stands in one match only.
create table books.matched_line (
    company   text not null,
    bank_line text not null,
    match     text not null,
    primary key (company, bank_line),
    foreign key (company, bank_line) references books.bank_line,
    foreign key (company, match) references books.match
);
create index matched_line_of on books.matched_line (company, match);

create table books.matched_entry (
    company text not null,
    entry   text not null,
    match   text not null,
    primary key (company, entry, match),
    foreign key (company, entry) references books.entry,
    foreign key (company, match) references books.match
);
create index matched_entry_of on books.matched_entry (company, match);

-- Who must agree to what. The rows that fit add up: all their people are needed, the highest count holds.
-- An empty company is the policy of all that have none of their own.
create table books.approval_policy (
    company          text          not null,
    number           int           not null,
    action           text          not null,
    amount_from      numeric(19,2),
    confidence_below numeric(4,3),
    flag             text,
    role             text          not null,
    people           int           not null check (people > 0),
    primary key (company, number)
);
insert into books.approval_policy values
    ('', 1, 'post', 10000, null, null, 'approve_entries', 1),
    ('', 2, 'post', null, 0.95, null, 'approve_entries', 1),
    ('', 3, 'post', null, null, 'new_vendor', 'approve_entries', 1),
    ('', 4, 'post', null, null, 'changed_iban', 'approve_entries', 1),
    ('', 5, 'post', null, null, 'prior_period', 'approve_entries', 1),
    ('', 6, 'post', 100000, null, null, 'approve_entries', 2),
    ('', 7, 'write_off', 5, null, null, 'approve_entries', 1),
    ('', 8, 'close_period', null, null, null, 'approve_entries', 1),
    ('', 9, 'open_period', null, null, null, 'approve_entries', 1),
    ('', 10, 'release', null, null, null, 'approve_entries', 1);

create table books.approval_request (
    company     text          not null references books.company,
    id          text          not null,
    sequence    bigint        generated always as identity,
    action      text          not null,
    subject     text          not null,
    shown       jsonb         not null,
    shown_hash  text          not null,
    prepared_by text          not null,
    amount      numeric(19,2) not null,
    confidence  numeric(4,3),
    flags       text[]        not null,
    role        text          not null,
    people      int           not null,
    state       text          not null check (state in ('waiting', 'approved', 'rejected', 'expired', 'withdrawn')),
    run         text,
    asked_at    timestamptz   not null,
    expires_at  timestamptz   not null,
    primary key (company, id)
);
create unique index approval_request_once on books.approval_request (company, action, subject) where state = 'waiting';
create index approval_request_newest on books.approval_request (company, sequence);

create table books.approval (
    company  text        not null,
    request  text        not null,
    by       text        not null,
    verdict  text        not null check (verdict in ('approve', 'reject')),
    shown    text        not null,
    reason   text,
    at       timestamptz not null,
    primary key (company, request, by),
    foreign key (company, request) references books.approval_request
);

-- Who did what: without a gap in each company, each row chained to the one before by its hash.
create table books.audit (
    company  text        not null references books.company,
    number   bigint      not null,
    at       timestamptz not null,
    actor    text        not null,
    kind     text        not null check (kind in ('person', 'agent')),
    version  text,
    model    text,
    prompt   text,
    action   text        not null,
    subject  text        not null,
    before   text,
    after    text,
    reason   text,
    run      text,
    step     text,
    approval text,
    document text,
    previous text        not null,
    hash     text        not null,
    primary key (company, number)
);
create index audit_of_subject on books.audit (company, subject);
