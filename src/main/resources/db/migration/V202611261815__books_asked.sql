-- What may be asked of the books in words: views of one company's books, for a role that sees nothing else.
create schema books_ask;

-- Whose books they tell of.
create table books_ask.shown (
    one     boolean primary key default true check (one),
    company text    not null
);
insert into books_ask.shown (company) values ('sample');

create view books_ask.accounts as
select a.code, a.name,
    case when a.use in ('cash', 'receivable', 'inventory', 'input_tax', 'other_current_asset', 'fixed_asset', 'accumulated_depreciation')
            then 'asset'
        when a.use in ('capital', 'retained_earnings') then 'equity'
        when a.use in ('revenue', 'other_income') then 'income'
        when a.use in ('payable', 'output_tax', 'income_tax_payable', 'payroll_payable', 'accrual', 'deferred_income',
            'other_current_liability', 'loan') then 'liability'
        else 'expense' end as kind
from books.account a join books_ask.shown s on s.company = a.company;

-- What is open of an invoice is the sum of the posted lines that name it, as of the last complete day.
create view books_ask.invoice_state as
select i.id, i.side, i.party, i.number, i.date, i.due, i.currency, i.net, i.tax, i.gross,
    coalesce(o.amount, 0) as open_amount, coalesce(o.base, 0) as open_euros, o.paid_on, c.as_of
from books.item i
join books_ask.shown s on s.company = i.company
join books.company c on c.id = i.company
left join lateral (
    select sum(l.amount) * case i.side when 'receivable' then 1 else -1 end as amount,
        sum(l.base) * case i.side when 'receivable' then 1 else -1 end as base,
        max(l.date) filter (where sign(l.amount) <> sign(i.gross) * case i.side when 'receivable' then 1 else -1 end) as paid_on
    from books.entry_line l where l.company = i.company and l.item = i.id and l.date <= c.as_of
) o on true
where not i.void and i.date <= c.as_of;

create view books_ask.customers as
select p.id, p.name, p.country, p.tax_id, p.terms as payment_terms, p.since,
    coalesce(o.owed, 0) as owed_amount, coalesce(o.overdue, 0) as overdue_amount
from books.party p join books_ask.shown s on s.company = p.company
left join (
    select party, sum(open_euros) as owed, sum(open_euros) filter (where open_amount > 0 and as_of > due) as overdue
    from books_ask.invoice_state where side = 'receivable' group by party
) o on o.party = p.id
where p.role = 'customer';

create view books_ask.vendors as
select p.id, p.name, p.country, p.tax_id, p.terms as payment_terms, p.since, coalesce(o.owed, 0) as owed_amount
from books.party p join books_ask.shown s on s.company = p.company
left join (
    select party, sum(open_euros) as owed from books_ask.invoice_state where side = 'payable' group by party
) o on o.party = p.id
where p.role = 'vendor';

create view books_ask.customer_invoices as
select id, party as customer_id, number, date as issued_on, due as due_on, currency, net, tax, gross,
    open_euros as open_amount,
    case when open_amount > 0 then greatest(as_of - due, 0) else 0 end as days_overdue,
    case when open_amount <= 0 then 'paid' when as_of > due then 'overdue' else 'open' end as status,
    case when open_amount = 0 then paid_on end as paid_on
from books_ask.invoice_state where side = 'receivable';

create view books_ask.vendor_invoices as
select id, party as vendor_id, number, date as issued_on, due as due_on, currency, net, tax, gross,
    open_euros as open_amount,
    case when open_amount > 0 then greatest(as_of - due, 0) else 0 end as days_overdue,
    case when open_amount <= 0 then 'paid' when as_of > due then 'overdue' else 'open' end as status,
    case when open_amount = 0 then paid_on end as paid_on
from books_ask.invoice_state where side = 'payable';

create view books_ask.receipts as
select l.entry || '/' || l.line as id, l.item as invoice_id, l.party as customer_id, l.date as received_on, -l.base as amount
from books.entry_line l
join books_ask.shown s on s.company = l.company
join books.item i on i.company = l.company and i.id = l.item and i.side = 'receivable'
where sign(l.amount) <> sign(i.gross);

create view books_ask.payments as
select l.entry || '/' || l.line as id, l.item as invoice_id, l.party as vendor_id, l.date as paid_on, l.base as amount
from books.entry_line l
join books_ask.shown s on s.company = l.company
join books.item i on i.company = l.company and i.id = l.item and i.side = 'payable'
where sign(l.amount) = sign(i.gross);

create view books_ask.journal_lines as
select l.entry || '/' || l.line as id, l.entry as entry_id, e.journal, e.number as entry_number, l.date as entry_date, e.text,
    l.account as account_code, greatest(l.base, 0) as debit, greatest(-l.base, 0) as credit,
    e.prepared_by, e.approved_by
from books.entry_line l
join books_ask.shown s on s.company = l.company
join books.entry e on e.company = l.company and e.id = l.entry;

-- Who is paid what salary is nobody's business here.
create view books_ask.bank_lines as
select b.id, b.bank_account, b.booked as booked_on, b.value as value_date, b.currency, b.amount,
    b.remittance, case when p.id is null then b.counterparty else 'an employee' end as counterparty,
    case when m.bank_line is null then 'not reconciled' else 'reconciled' end as status
from books.bank_line b
join books_ask.shown s on s.company = b.company
left join books.party p on p.company = b.company and p.role = 'employee' and p.iban = b.counterparty_iban
left join books.matched_line m on m.company = b.company and m.bank_line = b.id
where not b.void;

-- What was earned and spent in a month; period is its first day.
create view books_ask.results as
select m.month as period,
    coalesce(sum(m.credit - m.debit) filter (where a.use = 'revenue'), 0) as net_sales,
    coalesce(sum(m.debit - m.credit) filter (where a.use = 'cost_of_sales'), 0) as cost_of_sales,
    coalesce(sum(m.debit - m.credit) filter (where a.use = 'personnel'), 0) as personnel_cost,
    coalesce(sum(m.debit - m.credit) filter (where k.kind = 'expense'), 0) as expenses,
    coalesce(sum(m.credit - m.debit) filter (where k.kind in ('income', 'expense')), 0) as net_result,
    coalesce(sum(m.debit - m.credit) filter (where a.use = 'cash'), 0) as cash_flow
from books.month_sum m
join books_ask.shown s on s.company = m.company
join books.account a on a.company = m.company and a.code = m.account
join books_ask.accounts k on k.code = m.account
group by m.month;

comment on view books_ask.customer_invoices is 'Invoices to customers as of the last day of the books; open_amount is in the currency of the books.';
comment on view books_ask.vendor_invoices is 'Invoices of vendors as of the last day of the books; open_amount is in the currency of the books.';

-- Lets a role ask, and nothing else.
create function books_ask.serve(role text) returns void language plpgsql set search_path = books_ask, pg_temp as $$
begin
    execute format('grant usage on schema books_ask to %I', role);
    execute format('grant select on books_ask.accounts, books_ask.customers, books_ask.vendors, books_ask.customer_invoices,
        books_ask.vendor_invoices, books_ask.receipts, books_ask.payments, books_ask.journal_lines, books_ask.bank_lines,
        books_ask.results to %I', role);
end $$;
revoke all on all functions in schema books_ask from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'baton_books_reader') then
        perform books_ask.serve('baton_books_reader');
    end if;
end $$;
