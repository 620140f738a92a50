-- At the end of an import the statistics of every table that it fills are taken, those that say what is matched too.
create or replace function books.end_import(company text, import text, report jsonb, who jsonb) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
#variable_conflict use_variable
begin
    perform enter(company);
    update books.import i set report = end_import.report
    where i.company = end_import.company and i.id = end_import.import and i.report = '{}';
    perform note(company, who, 'import', 'import ' || import, null,
        (select i.hash from books.import i where i.company = end_import.company and i.id = end_import.import));
    -- Readers come at once; without statistics they would be given poor plans. The caller's role may not take them.
    analyze books.account, books.party, books.party_change, books.obligation, books.item, books.entry, books.entry_line,
        books.month_sum, books.journal, books.bank_account, books.bank_line, books.match, books.matched_line,
        books.matched_entry;
end $$;
