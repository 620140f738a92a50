-- From a draft to a posted entry, and back by its mirror.
alter table books.approval_request drop column role;
alter table books.approval_request add column roles text[] not null default '{}';
alter table books.approval add column roles text[] not null default '{}';
alter table books.item add column opened_by text;
create index item_opened_by on books.item (company, opened_by) where opened_by is not null;

create function books.hash_of(what jsonb) returns text language sql immutable as $$
    select encode(sha256(convert_to(what::text, 'UTF8')), 'hex')
$$;

create function books.must_find(c text, e text) returns books.entry language plpgsql set search_path = books, pg_temp as $$
declare found_one entry;
begin
    perform enter(c);
    select t.* into found_one from entry t where t.company = c and t.id = e for update;
    if found_one.id is null then
        raise exception using errcode = 'BK404', message = format('There is no entry %s.', e), hint = 'See the list of entries.';
    end if;
    return found_one;
end $$;

-- A draft, once for each key; the same key with other content is refused.
create function books.draft(c text, told jsonb, who jsonb) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare known entry;
begin
    perform enter(c);
    select t.* into known from entry t where t.company = c and t.key = told->>'key';
    if known.id is not null then
        if known.hash <> told->>'hash' then
            raise exception using errcode = 'BK409', message = 'This key was used for another entry.',
                hint = 'Use a new key for a new entry.';
        end if;
        return known.id;
    end if;
    insert into entry (company, id, journal, date, recorded, text, source, document, prepared_by, status, key, hash, run,
        step, confidence, flags, draft)
    values (c, told->>'id', told->>'journal', (told->>'date')::date, (who->>'at')::timestamptz, told->>'text',
        told->>'source', told->>'document', who->>'name', 'draft', told->>'key', told->>'hash', who->>'run', who->>'step',
        (told->>'confidence')::numeric, array(select jsonb_array_elements_text(told->'flags')),
        jsonb_build_object('items', told->'items', 'lines', told->'lines'));
    perform note(c, who, 'draft', 'entry ' || (told->>'id'), null, told->>'hash');
    return told->>'id';
end $$;

-- Posts it: the next number of its journal, its items, its lines, its day and all, in one commit.
create function books.seal(c text, e text, approved_by text, who jsonb) returns void
language plpgsql set search_path = books, pg_temp as $$
declare
    d entry;
    next bigint;
begin
    select t.* into d from entry t where t.company = c and t.id = e;
    insert into journal as j values (c, d.journal, 1)
    on conflict (company, journal) do update set number = j.number + 1 returning number into next;
    insert into item (company, id, side, party, number, date, due, currency, net, tax, gross, document, opened_by)
    select c, r.id, r.side, r.party, r.number, r.date, r.due, r.currency, r.net, r.tax, r.gross, r.document, e
    from jsonb_populate_recordset(null::item, coalesce(d.draft->'items', '[]')) r;
    update entry t set status = 'posted', number = next, draft = null, recorded = (who->>'at')::timestamptz,
        approved_by = seal.approved_by
    where t.company = c and t.id = e;
    insert into entry_line
    select c, e, l.place, d.date, l.line->>'account', l.line->>'currency', (l.line->>'amount')::numeric,
        (l.line->>'base')::numeric, l.line->>'party', l.line->>'item', l.line->>'tax_code'
    from jsonb_array_elements(d.draft->'lines') with ordinality as l (line, place);
    perform note(c, who, 'post', 'entry ' || e, d.hash, hash_of(d.draft->'lines'));
end $$;

-- Who must agree: the rows of the policy that fit, those of the company or else those of all.
create function books.needed(c text, actions text[], amount numeric, confidence numeric, flags text[])
returns table (roles text[], people int) language sql stable set search_path = books, pg_temp as $$
    select array_agg(distinct p.role), max(p.people) from approval_policy p
    where p.company = case when exists (select from approval_policy o where o.company = c) then c else '' end
    and p.action = any (actions)
    and (p.amount_from is null or needed.amount > p.amount_from)
    and (p.confidence_below is null or needed.confidence < p.confidence_below)
    and (p.flag is null or p.flag = any (needed.flags))
$$;

-- Asks for what the policy demands; gives the request, or null when nobody needs to agree.
create function books.ask(c text, told jsonb, who jsonb, expires timestamptz) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    need record;
    r approval_request;
    about text[] := array(select jsonb_array_elements_text(coalesce(told->'flags', '[]')));
begin
    perform enter(c);
    select t.* into r from approval_request t
    where t.company = c and t.action = told->>'action' and t.subject = told->>'subject' and t.state = 'waiting' for update;
    if r.id is not null then
        if r.expires_at > (who->>'at')::timestamptz and r.shown = told->'shown' then
            return r.id;
        end if;
        update approval_request t set state = case when r.expires_at > (who->>'at')::timestamptz then 'withdrawn' else 'expired' end
        where t.company = c and t.id = r.id;
    end if;
    select * into need from needed(c, array[told->>'action'] || about, (told->>'amount')::numeric,
        (told->>'confidence')::numeric, about);
    if need.people is null then
        return null;
    end if;
    insert into approval_request (company, id, action, subject, shown, shown_hash, prepared_by, amount, confidence, flags,
        roles, people, state, run, asked_at, expires_at)
    values (c, told->>'id', told->>'action', told->>'subject', told->'shown', hash_of(told->'shown'),
        coalesce(told->>'prepared_by', who->>'name'), coalesce((told->>'amount')::numeric, 0), (told->>'confidence')::numeric, about, need.roles, need.people, 'waiting',
        who->>'run', (who->>'at')::timestamptz, expires);
    perform note(c, who, 'ask', told->>'subject', null, hash_of(told->'shown'));
    return told->>'id';
end $$;

-- Posts a draft, or asks for the approvals it needs; gives what it is now.
create function books.submit(c text, e text, request text, who jsonb, expires timestamptz) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    d entry := must_find(c, e);
    total numeric;
    risks text[];
begin
    if d.status = 'posted' then
        return 'posted';
    elsif d.status = 'cancelled' then
        raise exception using errcode = 'BK409', message = 'The entry was cancelled.', hint = 'Draft it anew.';
    end if;
    select sum(greatest((l->>'base')::numeric, 0)) into total from jsonb_array_elements(d.draft->'lines') l;
    risks := d.flags;
    if d.date < (select date_trunc('month', t.as_of) from company t where t.id = c) then
        risks := array_append(array_remove(risks, 'prior_period'), 'prior_period');
    end if;
    if ask(c, jsonb_build_object('id', request, 'action', 'post', 'subject', 'entry ' || e, 'amount', total,
            'confidence', d.confidence, 'flags', risks, 'shown', jsonb_build_object('entry', e, 'journal', d.journal,
            'date', d.date, 'text', d.text, 'source', d.source, 'document', d.document, 'prepared_by', d.prepared_by,
            'confidence', d.confidence, 'flags', risks, 'amount', total, 'items', d.draft->'items',
            'lines', d.draft->'lines'), 'prepared_by', d.prepared_by), who, expires) is null then
        perform seal(c, e, null, who);
        return 'posted';
    end if;
    update entry t set status = 'pending_approval' where t.company = c and t.id = e and t.status = 'draft';
    return 'pending_approval';
end $$;

create function books.cancel(c text, e text, who jsonb) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
declare d entry := must_find(c, e);
begin
    if d.status = 'posted' then
        raise exception using errcode = 'BK409', message = 'The entry is posted.', hint = 'Reverse it.';
    elsif d.status = 'cancelled' then
        return;
    end if;
    update approval_request t set state = 'withdrawn'
    where t.company = c and t.action = 'post' and t.subject = 'entry ' || e and t.state = 'waiting';
    update entry t set status = 'cancelled' where t.company = c and t.id = e;
    perform note(c, who, 'cancel', 'entry ' || e, d.hash, null);
end $$;

-- Undoes a match: its lines and entries are free again.
create function books.unpair(c text, m text, who jsonb) returns boolean
language plpgsql security definer set search_path = books, pg_temp as $$
begin
    perform enter(c);
    update match t set undone_by = who->>'name', undone_at = (who->>'at')::timestamptz
    where t.company = c and t.id = m and t.undone_at is null;
    if not found then
        return false;
    end if;
    delete from matched_line t where t.company = c and t.match = m;
    delete from matched_entry t where t.company = c and t.match = m;
    perform note(c, who, 'unmatch', 'match ' || m, null, null);
    return true;
end $$;

create function books.pair(c text, told jsonb, who jsonb) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    m text := told->>'id';
    lines text[] := array(select jsonb_array_elements_text(told->'bank_lines'));
    posted text[] := array(select jsonb_array_elements_text(told->'entries'));
    wrong text;
begin
    perform enter(c);
    if exists (select from match t where t.company = c and t.id = m and t.undone_at is null
               and t.bank_lines = lines and t.entries = posted) then
        return m;
    end if;
    if cardinality(lines) = 0 or cardinality(posted) = 0 then
        raise exception using errcode = 'BK400', message = 'A match has bank lines and entries.';
    end if;
    select string_agg(l.id, ', ') into wrong from unnest(lines) l (id)
    where exists (select from matched_line t where t.company = c and t.bank_line = l.id)
    or not exists (select from bank_line t where t.company = c and t.id = l.id and not t.void);
    if wrong is not null then
        raise exception using errcode = 'BK409', message = format('Bank lines are matched already or not there: %s.', wrong),
            hint = 'Undo the other match first.';
    end if;
    select string_agg(p.id, ', ') into wrong from unnest(posted) p (id)
    where not exists (select from entry t where t.company = c and t.id = p.id and t.status = 'posted')
    or exists (select from entry t where t.company = c and t.reverses = p.id and t.status = 'posted');
    if wrong is not null then
        raise exception using errcode = 'BK409', message = format('Entries are not posted or were reversed: %s.', wrong),
            hint = 'Match posted entries.';
    end if;
    insert into match (company, id, how, bank_lines, entries, made_by, made_at, run)
    values (c, m, told->>'how', lines, posted, who->>'name', (who->>'at')::timestamptz, who->>'run');
    insert into matched_line select c, unnest(lines), m;
    insert into matched_entry select c, unnest(posted), m;
    perform note(c, who, 'match', 'match ' || m, null, hash_of(told));
    return m;
end $$;

-- The mirror of a posted entry in the first open period; a second call gives the same mirror.
create function books.reverse(c text, e text, mirror text, who jsonb) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    d entry := must_find(c, e);
    day date := d.date;
    known text;
    m text;
begin
    select t.id into known from entry t where t.company = c and t.reverses = e and t.status = 'posted';
    if known is not null then
        return known;
    end if;
    if d.status <> 'posted' then
        raise exception using errcode = 'BK409', message = 'Only posted entries are reversed.', hint = 'Cancel the draft.';
    end if;
    for m in select t.match from matched_entry t where t.company = c and t.entry = e order by t.match loop
        perform unpair(c, m, who);
    end loop;
    while exists (select from period p where p.company = c and p.state = 'closed' and p.month = date_trunc('month', day)) loop
        day := (date_trunc('month', day) + interval '1 month')::date;
    end loop;
    insert into entry (company, id, journal, date, recorded, text, source, document, prepared_by, status, reverses, hash, draft)
    select c, mirror, d.journal, day, (who->>'at')::timestamptz, 'Reversal of ' || d.text, 'reversal:' || e, d.document,
        who->>'name', 'draft', e, hash_of(l.lines), jsonb_build_object('lines', l.lines)
    from (select jsonb_agg(jsonb_build_object('account', t.account, 'currency', t.currency, 'amount', -t.amount,
              'base', -t.base, 'party', t.party, 'item', t.item, 'tax_code', t.tax_code) order by t.line) as lines
          from entry_line t where t.company = c and t.entry = e) l;
    perform seal(c, mirror, null, who);
    update item t set void = true where t.company = c and t.opened_by = e;
    perform note(c, who, 'reverse', 'entry ' || e, d.hash, 'entry ' || mirror);
    return mirror;
end $$;

create function books.set_period(c text, day date, wanted text, who jsonb) returns void
language plpgsql set search_path = books, pg_temp as $$
begin
    insert into period as p values (c, day, wanted, who->>'name', (who->>'at')::timestamptz)
    on conflict (company, month) do update set state = excluded.state, by = excluded.by, at = excluded.at
        where p.state <> excluded.state;
    perform note(c, who, case wanted when 'closed' then 'close' else 'open' end, 'period ' || to_char(day, 'YYYY-MM'), null, null);
end $$;

-- Closes or opens a month, or asks for the approvals that this needs.
create function books.change_period(c text, day date, wanted text, request text, who jsonb, expires timestamptz) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare action text := case wanted when 'closed' then 'close_period' else 'open_period' end;
begin
    perform enter(c);
    if wanted not in ('open', 'closed') then
        raise exception using errcode = 'BK400', message = 'A period is open or closed.';
    end if;
    if coalesce((select p.state from period p where p.company = c and p.month = day), 'open') = wanted then
        return wanted;
    end if;
    if wanted = 'closed' and exists (select from entry t where t.company = c and t.status in ('draft', 'pending_approval')
        and t.date >= day and t.date < day + interval '1 month') then
        raise exception using errcode = 'BK409', message = 'Entries of this period are not posted yet.',
            hint = 'Post or cancel them first.';
    end if;
    if ask(c, jsonb_build_object('id', request, 'action', action, 'subject', 'period ' || to_char(day, 'YYYY-MM'),
            'shown', jsonb_build_object('period', to_char(day, 'YYYY-MM'), 'becomes', wanted, 'balances', (
                select jsonb_object_agg(s.account, s.sum) from (select t.account, sum(t.debit - t.credit) as sum
                from month_sum t where t.company = c and t.month <= day group by t.account) s))), who, expires) is null then
        perform set_period(c, day, wanted, who);
        return wanted;
    end if;
    return 'pending_approval';
end $$;

-- A person's word on a request. What it decides is done in the same commit; the same word again changes nothing.
create function books.decide(c text, request text, verdict text, shown text, held text[], who jsonb) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    r approval_request;
    said_verdict text;
    said_shown text;
    people text;
    told jsonb;
begin
    perform enter(c);
    select t.* into r from approval_request t where t.company = c and t.id = decide.request for update;
    if r.id is null then
        raise exception using errcode = 'BK404', message = 'Nothing of that id waits for approval.';
    end if;
    select t.verdict, t.shown into said_verdict, said_shown from approval t
    where t.company = c and t.request = r.id and t.by = who->>'name';
    if said_verdict = decide.verdict and said_shown = decide.shown then
        return r.state;
    end if;
    if said_verdict is not null or r.state <> 'waiting' then
        raise exception using errcode = 'BK412', message = case when said_verdict is not null then 'You have decided this already.'
            else format('This was %s already.', r.state) end;
    end if;
    if (who->>'at')::timestamptz >= r.expires_at then
        update approval_request t set state = 'expired' where t.company = c and t.id = r.id;
        update entry t set status = 'draft' where t.company = c and 'entry ' || t.id = r.subject and t.status = 'pending_approval';
        return 'expired';
    end if;
    if decide.shown is distinct from r.shown_hash then
        raise exception using errcode = 'BK411', message = 'What you were shown is not what is asked now.', hint = 'Look again.';
    end if;
    if who->>'kind' <> 'person' or not held && r.roles then
        raise exception using errcode = 'BK403', message = format('This needs a person who may %s.', array_to_string(r.roles, ' or '));
    end if;
    if r.prepared_by = who->>'name' then
        raise exception using errcode = 'BK413', message = 'Who prepared it cannot approve it.', hint = 'Ask somebody else.';
    end if;
    insert into approval values (c, r.id, who->>'name', decide.verdict, decide.shown, who->>'reason',
        (who->>'at')::timestamptz, array(select unnest(held) intersect select unnest(r.roles)));
    told := who || jsonb_build_object('approval', r.id);
    perform note(c, told, decide.verdict, r.subject, r.shown_hash, null);
    if decide.verdict = 'reject' then
        update approval_request t set state = 'rejected' where t.company = c and t.id = r.id;
        update entry t set status = 'cancelled' where t.company = c and r.action = 'post'
            and t.id = substr(r.subject, 7) and t.status = 'pending_approval';
        return 'rejected';
    end if;
    if (select count(*) from approval t where t.company = c and t.request = r.id) < r.people or exists (
        select unnest(r.roles) except select unnest(t.roles) from approval t where t.company = c and t.request = r.id) then
        return 'waiting';
    end if;
    update approval_request t set state = 'approved' where t.company = c and t.id = r.id;
    select string_agg(t.by, ', ' order by t.at, t.by) into people from approval t where t.company = c and t.request = r.id;
    case r.action
    when 'post' then
        perform seal(c, substr(r.subject, 7), people, told);
    when 'close_period' then
        perform set_period(c, to_date(substr(r.subject, 8), 'YYYY-MM'), 'closed', told);
    when 'open_period' then
        perform set_period(c, to_date(substr(r.subject, 8), 'YYYY-MM'), 'open', told);
    else
        null;
    end case;
    return 'approved';
end $$;

-- Takes back what an import or (a step of) a run did, newest first; what is taken back already stays as it is.
create function books.roll_back(c text, kind text, of text, at_step text, who jsonb) returns jsonb
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    e record;
    m text;
    ids text[];
    cancelled int := 0;
    reversed int := 0;
    unmatched int := 0;
    voided int := 0;
    n int;
begin
    perform enter(c);
    if kind not in ('import', 'run') then
        raise exception using errcode = 'BK400', message = 'An import or a run is rolled back.';
    end if;
    for m in select t.id from match t where t.company = c and t.undone_at is null
        and case kind when 'import' then t.import = of else t.run = of end order by t.sequence desc loop
        unmatched := unmatched + unpair(c, m, who)::int;
    end loop;
    select coalesce(array_agg(t.id), '{}') into ids from entry t where t.company = c
    and case kind when 'import' then t.import = of else t.run = of and (at_step is null or t.step = at_step) end;
    for e in select t.* from entry t where t.company = c and t.id = any (ids) order by t.sequence desc loop
        if e.status in ('draft', 'pending_approval') then
            perform cancel(c, e.id, who);
            cancelled := cancelled + 1;
        elsif e.status = 'posted' and (e.reverses is null or not e.reverses = any (ids))
            and not exists (select from entry t where t.company = c and t.reverses = e.id and t.status = 'posted') then
            perform reverse(c, e.id, 'reversal-of-' || e.id, who);
            reversed := reversed + 1;
        end if;
    end loop;
    for m in select distinct t.match from matched_line t join bank_line b on b.company = c and b.id = t.bank_line
        where t.company = c and case kind when 'import' then b.import = of else b.run = of end loop
        unmatched := unmatched + unpair(c, m, who)::int;
    end loop;
    if at_step is null then
        update bank_line t set void = true where t.company = c and not t.void
            and case kind when 'import' then t.import = of else t.run = of end;
        get diagnostics voided = row_count;
        update bank_statement t set void = true where t.company = c and not t.void
            and case kind when 'import' then t.import = of else t.run = of end;
        get diagnostics n = row_count;
        voided := voided + n;
        update item t set void = true where kind = 'import' and t.company = c and t.import = of and not t.void;
        get diagnostics n = row_count;
        voided := voided + n;
        update obligation t set void = true where kind = 'import' and t.company = c and t.import = of and not t.void;
        get diagnostics n = row_count;
        voided := voided + n;
        update import t set state = 'voided' where t.company = c and t.state = 'loaded'
            and case kind when 'import' then t.id = of else t.run = of end;
        get diagnostics n = row_count;
        voided := voided + n;
    end if;
    if cancelled + reversed + unmatched + voided > 0 then
        perform note(c, who, 'roll_back', kind || ' ' || of, null, null);
    end if;
    return jsonb_build_object('cancelled', cancelled, 'reversed', reversed, 'unmatched', unmatched, 'voided', voided);
end $$;

-- A statement of a bank with its lines, once for each file.
create function books.add_statement(c text, told jsonb, lines jsonb, who jsonb) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare known text;
begin
    perform enter(c);
    select t.id into known from bank_statement t where t.company = c and t.sha256 = told->>'sha256' and not t.void;
    if known is not null then
        return known;
    end if;
    insert into bank_statement as b (company, id, bank_account, first, last, currency, opening, closing, sha256, run)
    select c, r.id, r.bank_account, r.first, r.last, r.currency, r.opening, r.closing, r.sha256, who->>'run'
    from jsonb_populate_record(null::bank_statement, told) r
    on conflict (company, id) do update set void = false, run = excluded.run, sha256 = excluded.sha256,
        opening = excluded.opening, closing = excluded.closing where b.void;
    insert into bank_line as b (company, id, bank_account, statement, booked, value, currency, amount, remittance,
        counterparty, counterparty_iban, end_to_end_id, hash, run)
    select c, r.id, r.bank_account, told->>'id', r.booked, r.value, r.currency, r.amount, r.remittance, r.counterparty,
        r.counterparty_iban, r.end_to_end_id, r.hash, who->>'run'
    from jsonb_populate_recordset(null::bank_line, lines) r
    on conflict (company, id) do update set void = false, run = excluded.run where b.void and b.hash = excluded.hash;
    perform note(c, who, 'statement', 'statement ' || (told->>'id'), null, told->>'sha256');
    return told->>'id';
end $$;

-- A new party, or what changed of a known one, kept field by field.
create function books.put_party(c text, told jsonb, who jsonb) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    r party;
    old jsonb;
begin
    perform enter(c);
    r := jsonb_populate_record(null::party, told || jsonb_build_object('company', c));
    select to_jsonb(t) into old from party t where t.company = c and t.id = r.id;
    if old is not null and (old - 'since') = (to_jsonb(r) - 'since') then
        return;
    end if;
    insert into party as p select r.* on conflict (company, id) do update
        set role = r.role, name = r.name, country = r.country, tax_id = r.tax_id, iban = r.iban, terms = r.terms;
    insert into party_change (company, party, field, before, after, day, by)
    select c, r.id, n.key, old->>n.key, n.value, ((who->>'at')::timestamptz at time zone 'UTC')::date, who->>'name'
    from jsonb_each_text(to_jsonb(r)) n
    where old is not null and n.key in ('name', 'country', 'tax_id', 'iban', 'terms') and old->>n.key is distinct from n.value;
    perform note(c, who, 'party', 'party ' || r.id, hash_of(old), hash_of(to_jsonb(r)));
end $$;

revoke all on all functions in schema books from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'baton_app') then
        perform books.serve('baton_app');
    end if;
end $$;
