-- What holds whoever writes, the owner too.
create function books.refuse() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'BK409',
        message = format('What stands in books.%s is never changed or removed.', tg_table_name),
        hint = 'Reverse the entry instead; the audit trail only grows.';
end $$;

create trigger unchanged before update or delete on books.entry_line for each row execute function books.refuse();
create trigger not_emptied before truncate on books.entry_line for each statement execute function books.refuse();
create trigger unchanged before update or delete on books.audit for each row execute function books.refuse();
create trigger not_emptied before truncate on books.audit for each statement execute function books.refuse();
create trigger unchanged before update or delete on books.approval for each row execute function books.refuse();
create trigger not_emptied before truncate on books.approval for each statement execute function books.refuse();
create trigger posted_stay before update or delete on books.entry
    for each row when (old.status = 'posted') execute function books.refuse();
create trigger not_emptied before truncate on books.entry for each statement execute function books.refuse();
create trigger not_emptied before truncate on books.month_sum for each statement execute function books.refuse();

create function books.needs_open_period() returns trigger language plpgsql set search_path = books, pg_temp as $$
begin
    if exists (select from period p where p.company = new.company and p.state = 'closed'
               and p.month = date_trunc('month', new.date)::date) then
        raise exception using errcode = 'BK409',
            message = format('The period %s is closed.', to_char(new.date, 'YYYY-MM')),
            hint = 'Date the entry in an open period, or have the period opened.';
    end if;
    if new.date < (select first_day from company c where c.id = new.company) then
        raise exception using errcode = 'BK400',
            message = format('The books begin after %s.', new.date),
            hint = 'Date the entry on or after the first day of the books.';
    end if;
    return new;
end $$;
create trigger open_period before insert or update on books.entry
    for each row when (new.status = 'posted') execute function books.needs_open_period();

-- A line belongs to an entry that is posted, on its day.
create function books.belongs() returns trigger language plpgsql set search_path = books, pg_temp as $$
begin
    if exists (select from fresh f left join entry e on e.company = f.company and e.id = f.entry
               and e.status = 'posted' and e.date = f.date where e.id is null) then
        raise exception using errcode = 'BK409', message = 'Lines belong to a posted entry and have its date.';
    end if;
    if exists (select f.company, f.entry from fresh f group by 1, 2
               having count(*) <> (select count(*) from entry_line l where l.company = f.company and l.entry = f.entry)) then
        raise exception using errcode = 'BK409', message = 'A posted entry gets no further lines.';
    end if;
    insert into month_sum as m
    select f.company, date_trunc('month', f.date)::date, f.account, sum(greatest(f.base, 0)), sum(greatest(-f.base, 0))
    from fresh f group by 1, 2, 3 order by 1, 2, 3
    on conflict (company, month, account) do update
        set debit = m.debit + excluded.debit, credit = m.credit + excluded.credit;
    return null;
end $$;
create trigger summed after insert on books.entry_line
    referencing new table as fresh for each statement execute function books.belongs();

create function books.balanced() returns trigger language plpgsql set search_path = books, pg_temp as $$
declare wrong record;
begin
    select l.currency, sum(l.amount) as amount, sum(sum(l.base)) over () as base into wrong
    from entry_line l where l.company = new.company and l.entry = new.id group by l.currency
    order by sum(l.amount) <> 0 desc limit 1;
    if not found then
        raise exception using errcode = 'BK400', message = format('The entry %s has no lines.', new.id);
    end if;
    if wrong.amount <> 0 or wrong.base <> 0 then
        raise exception using errcode = 'BK400',
            message = format('The entry %s does not balance: debits less credits are %s %s, %s in the currency of the books.',
                new.id, wrong.amount, wrong.currency, wrong.base),
            hint = 'Debits and credits must be equal in each currency and in that of the books.';
    end if;
    return null;
end $$;
-- Lines come all at once (see above), so once for each entry is enough.
create constraint trigger balanced after insert or update on books.entry deferrable initially deferred
    for each row when (new.status = 'posted') execute function books.balanced();

-- What an audit row is hashed of: each field with its length, so that no two rows read the same.
create function books.audit_text(variadic fields text[]) returns text language sql immutable as $$
    select string_agg(coalesce(octet_length(f) || ':' || f, '-'), ',' order by i)
    from unnest(fields) with ordinality as t (f, i)
$$;

create function books.audit_hash(a books.audit) returns text language sql immutable set search_path = books, pg_temp as $$
    select encode(sha256(convert_to(audit_text(a.company, a.number::text, (extract(epoch from a.at) * 1000000)::bigint::text,
        a.actor, a.kind, a.version, a.model, a.prompt, a.action, a.subject, a.before, a.after, a.reason, a.run, a.step,
        a.approval, a.document, a.previous), 'UTF8')), 'hex')
$$;

-- Takes the lock of a company's books.
create function books.enter(company text) returns void language plpgsql set search_path = books, pg_temp as $$
begin
    perform from audit_head h where h.company = enter.company for update;
    if not found then
        raise exception using errcode = 'BK404', message = format('There are no books of %s.', company),
            hint = 'See GET /finance/companies.';
    end if;
end $$;

-- Writes down who did what; "who" holds name, kind, version, model, prompt, run, step, document, approval, reason, at.
create function books.note(company text, who jsonb, action text, subject text, before text, after text)
returns void language plpgsql set search_path = books, pg_temp as $$
declare a audit;
begin
    select h.number + 1, h.hash into a.number, a.previous from audit_head h where h.company = note.company for update;
    a.company := company;
    a.at := (who->>'at')::timestamptz;
    a.actor := who->>'name';
    a.kind := who->>'kind';
    a.version := who->>'version';
    a.model := who->>'model';
    a.prompt := who->>'prompt';
    a.action := action;
    a.subject := subject;
    a.before := before;
    a.after := after;
    a.reason := who->>'reason';
    a.run := who->>'run';
    a.step := who->>'step';
    a.approval := who->>'approval';
    a.document := who->>'document';
    a.hash := audit_hash(a);
    insert into audit select a.*;
    update audit_head h set number = a.number, hash = a.hash where h.company = note.company;
end $$;

-- What the server's role may do: read, and call what is meant to be called.
create function books.serve(role text) returns void language plpgsql set search_path = books, pg_temp as $$
declare f record;
begin
    execute format('grant usage on schema books to %I', role);
    execute format('grant select on all tables in schema books to %I', role);
    for f in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'books'::regnamespace and p.prosecdef loop
        execute format('grant execute on function %s to %I', f.name, role);
    end loop;
end $$;
revoke all on all functions in schema books from public;
