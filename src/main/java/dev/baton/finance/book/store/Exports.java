package dev.baton.finance.book.store;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The books for other programs to read and check; written row by row, whatever their size. */
@ApplicationScoped
public class Exports {
    private static final List<String> AUDIT =
            List.of(
                    "company",
                    "number",
                    "at",
                    "actor",
                    "kind",
                    "version",
                    "model",
                    "prompt",
                    "action",
                    "subject",
                    "before",
                    "after",
                    "reason",
                    "run",
                    "step",
                    "approval",
                    "document",
                    "previous",
                    "hash");
    private static final List<String> ENTRIES =
            List.of(
                    "entry",
                    "journal",
                    "number",
                    "date",
                    "recorded",
                    "text",
                    "source",
                    "document",
                    "prepared_by",
                    "approved_by",
                    "reverses",
                    "line",
                    "account",
                    "currency",
                    "amount",
                    "base",
                    "party",
                    "item",
                    "tax_code");
    private static final String ALL_AUDIT =
            "select * from books.audit where company = ? order by number";
    private static final String ALL_ENTRIES =
            """
            select e.id as entry, e.journal, e.number, e.date, e.recorded, e.text, e.source, e.document,
                e.prepared_by, e.approved_by, e.reverses, l.line, l.account, l.currency, l.amount, l.base,
                l.party, l.item, l.tax_code
            from books.entry e join books.entry_line l on l.company = e.company and l.entry = e.id
            where e.company = ? and e.status = 'posted' order by e.date, e.journal, e.number, l.line
            """;

    private final Store store;

    public Exports(DataSource database) {
        store = new Store(database);
    }

    /** All fields of the audit trail: enough to compute its hashes anew. */
    public void auditCsv(String company, Appendable out) {
        csv(AUDIT, ALL_AUDIT, company, out);
    }

    /** A line for each line of a posted entry. */
    public void entriesCsv(String company, Appendable out) {
        csv(ENTRIES, ALL_ENTRIES, company, out);
    }

    /**
     * A journal that hledger reads, in the currency of the books; accounts are named by their code,
     * and an amount in another currency stands in a comment.
     */
    public void hledger(Company company, List<Account> accounts, Appendable out) {
        try {
            out.append("; ").append(plain(company.name())).append('\n');
            out.append("commodity 1000.00 ").append(company.currency()).append('\n');
            for (var account : accounts) {
                out.append("account ").append(plain(account.code()));
                out.append("  ; ").append(plain(account.name())).append(", type:");
                out.append(type(account.kind())).append('\n');
            }
            var last = new @Nullable String[1];
            store.each(ALL_ENTRIES, row -> line(row, company, last, out), company.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(
            ResultSet row, Company company, @Nullable String[] last, Appendable out)
            throws SQLException {
        try {
            if (!row.getString("entry").equals(last[0])) {
                last[0] = row.getString("entry");
                out.append('\n').append(row.getString("date")).append(" * (");
                out.append(plain(row.getString("journal"))).append('-');
                out.append(row.getString("number")).append(") ");
                out.append(plain(row.getString("text"))).append("  ; entry:");
                out.append(plain(row.getString("entry"))).append('\n');
            }
            out.append("    ").append(plain(row.getString("account"))).append("  ");
            out.append(row.getBigDecimal("base").toPlainString()).append(' ');
            out.append(company.currency());
            if (!row.getString("currency").equals(company.currency())) {
                out.append("  ; ").append(row.getBigDecimal("amount").toPlainString());
                out.append(' ').append(row.getString("currency"));
            }
            out.append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csv(List<String> columns, String sql, String company, Appendable out) {
        var format = CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get();
        // Not closed: that would close what the caller writes to.
        try {
            var printer = new CSVPrinter(out, format);
            store.each(
                    sql,
                    row -> {
                        for (var column : columns) {
                            print(printer, row, column);
                        }
                        end(printer);
                    },
                    company);
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(CSVPrinter printer, ResultSet row, String column)
            throws SQLException {
        try {
            printer.print(
                    column.equals("at") || column.equals("recorded")
                            ? row.getObject(column, OffsetDateTime.class).toInstant()
                            : row.getString(column));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(CSVPrinter printer) {
        try {
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Semicolons begin comments, two spaces end a name, a bar parts a payee from a note.
    private static String plain(String text) {
        return text.replaceAll("[;|\\p{Cntrl}]", " ").strip().replaceAll("\\s+", " ");
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case ASSET -> "A";
            case LIABILITY -> "L";
            case EQUITY -> "E";
            case INCOME -> "R";
            case EXPENSE -> "X";
        };
    }
}
