package dev.baton.finance.book.store;

/** What holds in books whatever was done to them, each as a count of what breaks it. */
final class Invariants {
    static final String STANDING_MATCHES =
            "select count(*) from books.match where company = '%s' and undone_at is null";
    static final String BROKEN =
            """
            select
            -- entries balance
            (select count(*) from (select entry from books.entry_line where company = '%s'
                group by entry, currency having sum(amount) <> 0 or sum(base) <> 0) x)
            -- monthly sums are those of the lines
            + (select count(*) from (
                select account, month, sum(debit), sum(credit) from (
                    select account, month, debit, credit from books.month_sum where company = '%s'
                    union all
                    select account, date_trunc('month', date)::date, -greatest(base, 0), -greatest(-base, 0)
                    from books.entry_line where company = '%s') y
                group by account, month having sum(debit) <> 0 or sum(credit) <> 0) x)
            -- numbers begin at 1 and have no gap
            + (select count(*) from (select journal from books.entry where company = '%s' and status = 'posted'
                group by journal having min(number) <> 1 or max(number) <> count(*)) x)
            -- a mirror undoes what it reverses
            + (select count(*) from (
                select coalesce(e.reverses, e.id), account, sum(base) from books.entry e
                join books.entry_line l on l.company = e.company and l.entry = e.id
                where e.company = '%s' and (e.reverses is not null or exists (
                    select from books.entry r where r.company = e.company and r.reverses = e.id))
                group by 1, 2 having sum(base) <> 0) x)
            -- no match that stands names what was reversed, and its lines are taken once
            + (select count(*) from books.match m, unnest(m.entries) n where m.company = '%s' and m.undone_at is null
                and exists (select from books.entry r where r.company = m.company and r.reverses = n))
            + abs((select count(*) from books.match m, unnest(m.bank_lines) n where m.company = '%s' and m.undone_at is null)
                - (select count(*) from books.matched_line where company = '%s'))
            -- the trail has no gap and each row follows the one before
            + (select count(*) from (
                select a.number, row_number() over w as place, a.previous, lag(a.hash, 1, '') over w as before,
                    a.hash, books.audit_hash(a) as computed
                from books.audit a where a.company = '%s' window w as (order by a.number)) x
                where number <> place or previous <> before or hash <> computed)
            + (select count(*) from books.audit_head h where h.company = '%s'
                and h.number <> (select count(*) from books.audit a where a.company = h.company))
            """;

    private Invariants() {}
}
