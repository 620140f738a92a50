package dev.baton.finance.book.store;

/** How entries are selected. */
final class EntrySql {
    static final String REVERSED =
            """
            exists (select from books.entry r where r.company = e.company and r.reverses = e.id
                and r.status = 'posted') as reversed
            """;
    static final String BETWEEN =
            """
            select e.*, l.account, l.currency, l.amount, l.base, l.party, l.item, l.tax_code,
            """
                    + REVERSED
                    + """
                    from books.entry e
                    join books.entry_line l on l.company = e.company and l.entry = e.id
                    where e.company = ? and e.status = 'posted' and e.date between ? and ?
                    order by e.date, e.journal, e.number, l.line
                    """;

    private EntrySql() {}
}
