package dev.baton.finance.book.store;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Party;
import dev.baton.finance.book.Use;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** How rows of the books are read. */
final class Rows {
    private Rows() {}

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("code"), row.getString("name"), word(Use.class, row, "use"));
    }

    static Party party(ResultSet row) throws SQLException {
        return new Party(
                row.getString("id"),
                word(Party.Role.class, row, "role"),
                row.getString("name"),
                row.getString("country"),
                row.getString("tax_id"),
                row.getString("iban"),
                row.getInt("terms"),
                Store.day(row, "since"));
    }

    static Party.Change change(ResultSet row) throws SQLException {
        return new Party.Change(
                row.getString("party"),
                row.getString("field"),
                row.getString("before"),
                row.getString("after"),
                Store.day(row, "day"),
                row.getString("by"));
    }

    static Obligation obligation(ResultSet row) throws SQLException {
        return new Obligation(
                row.getString("id"),
                word(Obligation.Kind.class, row, "kind"),
                row.getString("name"),
                row.getBigDecimal("amount"),
                Store.day(row, "first"),
                row.getInt("months"),
                Store.day(row, "last"));
    }

    static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("id"),
                word(Item.Side.class, row, "side"),
                row.getString("party"),
                row.getString("number"),
                Store.day(row, "date"),
                Store.day(row, "due"),
                row.getString("currency"),
                row.getBigDecimal("net"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("gross"),
                row.getString("document"));
    }

    static Entry entry(ResultSet row, List<Entry.Line> lines) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("journal"),
                row.getLong("number"),
                Store.day(row, "date"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("source"),
                row.getString("document"),
                row.getString("prepared_by"),
                row.getString("approved_by"),
                row.getBoolean("reversed")
                        ? Entry.Status.REVERSED
                        : word(Entry.Status.class, row, "status"),
                row.getString("reverses"),
                lines);
    }

    static Entry.Line line(ResultSet row) throws SQLException {
        return new Entry.Line(
                row.getString("account"),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("base"),
                row.getString("party"),
                row.getString("item"),
                row.getString("tax_code"));
    }

    static BankAccount bankAccount(ResultSet row) throws SQLException {
        return new BankAccount(
                row.getString("id"),
                row.getString("account"),
                row.getString("iban"),
                row.getString("currency"),
                row.getString("bank"));
    }

    static BankLine bankLine(ResultSet row) throws SQLException {
        return new BankLine(
                row.getString("id"),
                row.getString("bank_account"),
                Store.day(row, "booked"),
                Store.day(row, "value"),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getString("remittance"),
                row.getString("counterparty"),
                row.getString("counterparty_iban"),
                row.getString("end_to_end_id"));
    }

    static Match match(ResultSet row) throws SQLException {
        return new Match(
                row.getString("id"),
                texts(row, "bank_lines"),
                texts(row, "entries"),
                row.getString("how"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column)
            throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }
}
