package dev.baton.finance.book.store;

/** Sums over the books: whole months from month_sum, cut ones from their lines. */
final class Sums {
    static final String TURNOVERS =
            """
            select account, month, sum(debit) as debit, sum(credit) as credit from (
                select account, month, debit, credit from books.month_sum
                where company = ? and month between ? and ?
                union all
                select account, date_trunc('month', date)::date, greatest(base, 0), greatest(-base, 0)
                from books.entry_line where company = ? and date between ? and ?
                union all
                select account, date_trunc('month', date)::date, greatest(base, 0), greatest(-base, 0)
                from books.entry_line where company = ? and date between ? and ?
            ) as booked
            group by account, month order by account, month
            """;
    static final String BALANCES =
            """
            select a.code, coalesce(sum(b.base), 0.00) as balance
            from books.account a left join (
                select account, debit - credit as base from books.month_sum
                where company = ? and month < date_trunc('month', ?::date)
                union all
                select account, base from books.entry_line
                where company = ? and date between date_trunc('month', ?::date)::date and ?
            ) as b on b.account = a.code
            where a.company = ? group by a.code order by a.code
            """;
    static final String OPEN =
            """
            select i.*, s.amount as open_amount, s.base as open_base
            from (
                select item, sum(amount) as amount, sum(base) as base from books.entry_line
                where company = ? and item is not null and date <= ?
                group by item having sum(amount) <> 0
            ) as s join books.item i on i.company = ? and i.id = s.item
            where i.side = ? and not i.void order by i.date, i.id
            """;
    // A line settles when its sign is against the one that opened the item.
    static final String SETTLEMENTS =
            """
            select i.*, l.entry, l.date as day, abs(l.amount) as settled
            from books.entry_line l
            join books.item i on i.company = l.company and i.id = l.item
            join books.entry e on e.company = l.company and e.id = l.entry
            where l.company = ? and l.item is not null and l.date between ? and ? and i.side = ?
            and sign(l.amount) * ? <> sign(i.gross) and not i.void
            order by l.date, e.journal, e.number, l.line
            """;

    private Sums() {}
}
