-- The first version could not take back imports: a name in it was ambiguous.
-- Takes back what an import or (a step of) a run did, newest first; what is taken back already stays as it is.
create or replace function books.roll_back(c text, kind text, of text, at_step text, who jsonb) returns jsonb
language plpgsql security definer set search_path = books, pg_temp as $$
#variable_conflict use_variable
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
