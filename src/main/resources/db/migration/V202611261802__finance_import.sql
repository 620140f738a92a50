-- Reading in what was kept elsewhere: many rows at a time, each once.
create function books.begin_import(company jsonb, import jsonb, who jsonb) returns text
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    known text;
    c_id text := company->>'id';
begin
    insert into company as c select r.* from jsonb_populate_record(null::company, company) r
    on conflict on constraint company_pkey do update
        set as_of = greatest(c.as_of, excluded.as_of), first_day = least(c.first_day, excluded.first_day);
    insert into audit_head values (c_id, 0, '') on conflict do nothing;
    perform enter(c_id);
    if (select c.currency from company c where c.id = c_id) <> company->>'currency' then
        raise exception using errcode = 'BK409', message = 'The books are kept in another currency.';
    end if;
    select i.id into known from import i
    where i.company = c_id and i.source = import->>'source' and i.hash = import->>'hash' and i.state = 'loaded';
    if known is not null then
        return known;
    end if;
    insert into import values (c_id, import->>'id', import->>'source', import->>'hash', 'loaded', who->>'name',
        (who->>'at')::timestamptz, who->>'run', (import->>'watermark')::date, '{}');
    return null;
end $$;

-- A batch of one kind; gives how many are new and how many known, and the ids that differ from what is known.
create function books.load(company text, import text, kind text, rows jsonb) returns jsonb
language plpgsql security definer set search_path = books, pg_temp as $$
#variable_conflict use_column
declare
    added bigint := 0;
    different text[] := '{}';
    c alias for $1;
    i alias for $2;
begin
    perform enter(c);
    if not exists (select from import t where t.company = c and t.id = i and t.state = 'loaded' and t.report = '{}') then
        raise exception using errcode = 'BK409', message = 'This import is over.';
    end if;
    case kind
    when 'accounts' then
        insert into account select c, r.code, r.name, r.use from jsonb_to_recordset(rows) as r (code text, name text, use text)
        on conflict do nothing;
        get diagnostics added = row_count;
        select coalesce(array_agg(a.code), '{}') into different
        from jsonb_to_recordset(rows) as r (code text, use text)
        join account a on a.company = c and a.code = r.code and a.use <> r.use;
    when 'parties' then
        insert into party select c, r.id, r.role, r.name, r.country, r.tax_id, r.iban, r.terms, r.since
        from jsonb_populate_recordset(null::party, rows) r on conflict do nothing;
        get diagnostics added = row_count;
    when 'party_changes' then
        insert into party_change (company, party, field, before, after, day, by)
        select c, r.party, r.field, r.before, r.after, r.day, r.by from jsonb_populate_recordset(null::party_change, rows) r
        where not exists (select from party_change p where p.company = c and p.party = r.party and p.field = r.field
            and p.day = r.day and p.after is not distinct from r.after);
        get diagnostics added = row_count;
    when 'obligations' then
        insert into obligation select c, r.id, r.kind, r.name, r.amount, r.first, r.months, r.last, i, false
        from jsonb_populate_recordset(null::obligation, rows) r
        on conflict (company, id) do update set import = excluded.import, void = false where obligation.void;
        get diagnostics added = row_count;
    when 'items' then
        insert into item select c, r.id, r.side, r.party, r.number, r.date, r.due, r.currency, r.net, r.tax, r.gross,
            r.document, i, false from jsonb_populate_recordset(null::item, rows) r
        on conflict (company, id) do update set import = excluded.import, void = false where item.void;
        get diagnostics added = row_count;
        select coalesce(array_agg(t.id), '{}') into different
        from jsonb_populate_recordset(null::item, rows) r join item t on t.company = c and t.id = r.id
        and (t.party, t.number, t.date, t.currency, t.gross) is distinct from (r.party, r.number, r.date, r.currency, r.gross);
    when 'bank_accounts' then
        insert into bank_account select c, r.id, r.account, r.iban, r.currency, r.bank
        from jsonb_populate_recordset(null::bank_account, rows) r on conflict do nothing;
        get diagnostics added = row_count;
    when 'bank_lines' then
        insert into bank_line select c, r.id, r.bank_account, r.statement, r.booked, r.value, r.currency, r.amount,
            r.remittance, r.counterparty, r.counterparty_iban, r.end_to_end_id, r.hash, i, r.run, false
        from jsonb_populate_recordset(null::bank_line, rows) r
        on conflict (company, id) do update set import = excluded.import, run = excluded.run, void = false
            where bank_line.void and bank_line.hash = excluded.hash;
        get diagnostics added = row_count;
        select coalesce(array_agg(b.id), '{}') into different
        from jsonb_populate_recordset(null::bank_line, rows) r
        join bank_line b on b.company = c and b.id = r.id and b.hash <> r.hash;
    when 'entries' then
        return load_entries(c, i, rows);
    when 'matches' then
        with told as (
            select r.id, r.how, r.bank_lines, r.entries, t.loaded_by, t.loaded_at
            from jsonb_populate_recordset(null::match, rows) r, import t where t.company = c and t.id = i
        ), made as (
            insert into match (company, id, how, bank_lines, entries, made_by, made_at, import)
            select c, id, how, bank_lines, entries, loaded_by, loaded_at, i from told
            on conflict (company, id) do update
                set import = excluded.import, undone_by = null, undone_at = null where match.undone_at is not null
            returning id, bank_lines, entries
        ), lines as (
            insert into matched_line select c, unnest(bank_lines), id from made
        ), entries as (
            insert into matched_entry select c, unnest(entries), id from made
        )
        select count(*) into added from made;
    else
        raise exception using errcode = 'BK400', message = format('Nothing is called %s.', kind);
    end case;
    return jsonb_build_object('new', added, 'known', jsonb_array_length(rows) - added - cardinality(different),
        'different', to_jsonb(different));
end $$;

create function books.load_entries(c text, i text, rows jsonb) returns jsonb
language plpgsql set search_path = books, pg_temp as $$
declare
    added bigint;
    different text[];
begin
    create temporary table incoming (
        id text, journal text, number bigint, date date, recorded timestamptz, text text, source text, document text,
        prepared_by text, approved_by text, status text, reverses text, hash text, confidence numeric, lines jsonb,
        place bigint, known boolean, differs boolean
    );
    insert into incoming
    select r.*, row_number() over (), e.id is not null, e.hash is not null and e.hash <> r.hash
    from jsonb_to_recordset(rows) as r (id text, journal text, number bigint, date date, recorded timestamptz, text text,
        source text, document text, prepared_by text, approved_by text, status text, reverses text, hash text,
        confidence numeric, lines jsonb)
    left join entry e on e.company = c and e.id = r.id;
    -- Those that reverse others come after them; a number that was not given is the next one.
    insert into entry (company, id, journal, number, date, recorded, text, source, document, prepared_by, approved_by,
        status, reverses, hash, import, confidence, draft)
    select c, n.id, n.journal,
        case when n.status <> 'posted' then 0 when n.number > 0 then n.number
            else coalesce(j.number, 0) + count(*) filter (where n.number = 0 and n.status = 'posted')
                over (partition by n.journal order by n.place) end,
        n.date, n.recorded, n.text, n.source, n.document, n.prepared_by, n.approved_by, n.status, n.reverses, n.hash, i,
        n.confidence, case when n.status <> 'posted' then jsonb_build_object('lines', n.lines) end
    from incoming n left join journal j on j.company = c and j.journal = n.journal
    where not n.known order by n.place;
    get diagnostics added = row_count;
    insert into journal as j
    select c, e.journal, max(e.number) from entry e join incoming n on n.id = e.id
    where e.company = c and e.number > 0 and not n.known group by e.journal
    on conflict (company, journal) do update set number = greatest(j.number, excluded.number);
    insert into entry_line
    select c, n.id, l.place, n.date, l.line->>'account', l.line->>'currency', (l.line->>'amount')::numeric,
        (l.line->>'base')::numeric, l.line->>'party', l.line->>'item', l.line->>'tax_code'
    from incoming n, jsonb_array_elements(n.lines) with ordinality as l (line, place)
    where not n.known and n.status = 'posted';
    select coalesce(array_agg(n.id order by n.place) filter (where n.differs), '{}') into different from incoming n;
    drop table incoming;
    return jsonb_build_object('new', added, 'known', jsonb_array_length(rows) - added - cardinality(different),
        'different', to_jsonb(different));
end $$;

create function books.end_import(company text, import text, report jsonb, who jsonb) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
#variable_conflict use_variable
begin
    perform enter(company);
    update books.import i set report = end_import.report
    where i.company = end_import.company and i.id = end_import.import and i.report = '{}';
    perform note(company, who, 'import', 'import ' || import, null,
        (select i.hash from books.import i where i.company = end_import.company and i.id = end_import.import));
    -- Readers come at once; without statistics they would be given poor plans.
    analyze books.account, books.party, books.item, books.entry, books.entry_line, books.month_sum, books.bank_line,
        books.match;
end $$;

revoke all on all functions in schema books from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'baton_app') then
        perform books.serve('baton_app');
    end if;
end $$;
