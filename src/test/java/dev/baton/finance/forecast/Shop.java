package dev.baton.finance.forecast;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Books of a small shop, written day by day: “good” pays on the day, “slow” 20 days late, vendors
 * are paid on Thursdays.
 */
final class Shop {
    static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
    static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private static final List<Account> CHART =
            List.of(
                    new Account("bank", "Bank", Use.CASH),
                    new Account("owed", "Receivables", Use.RECEIVABLE),
                    new Account("owing", "Payables", Use.PAYABLE),
                    new Account("sales", "Sales", Use.REVENUE),
                    new Account("goods", "Goods", Use.COST_OF_SALES),
                    new Account("wages", "Wages", Use.PERSONNEL),
                    new Account("capital", "Capital", Use.CAPITAL));

    private final List<Entry> entries = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Obligation> obligations = new ArrayList<>();

    /** With capital, and invoices paid in every month of the two years. */
    static Shop open(String capital) {
        var shop = new Shop();
        shop.post(FIRST, "bank", "capital", capital, null);
        for (var month = FIRST; month.isBefore(LAST); month = month.plusMonths(1)) {
            for (var party : List.of("good", "slow")) {
                var due = month.plusDays(30);
                var paid = party.equals("good") ? due : due.plusDays(20);
                var id = "%s-%s".formatted(party, month);
                shop.invoice(Item.Side.RECEIVABLE, id, party, month, due, "1000.00");
                shop.settle(id, Workdays.from(paid));
            }
            var id = "bought-" + month;
            shop.invoice(Item.Side.PAYABLE, id, "vendor", month, month.plusDays(14), "500.00");
            shop.settle(id, Workdays.run(month.plusDays(14), java.time.DayOfWeek.THURSDAY));
            shop.post(month.plusDays(25), "wages", "bank", "300.00", null);
        }
        return shop;
    }

    Shop owes(String id, Obligation.Kind kind, String amount, LocalDate day, int months) {
        obligations.add(new Obligation(id, kind, id, new BigDecimal(amount), day, months, null));
        return this;
    }

    Shop invoice(
            Item.Side side, String id, String party, LocalDate date, LocalDate due, String amount) {
        var gross = new BigDecimal(amount);
        items.add(
                new Item(
                        id,
                        side,
                        party,
                        id,
                        date,
                        due,
                        "EUR",
                        gross,
                        BigDecimal.ZERO,
                        gross,
                        null));
        if (side == Item.Side.RECEIVABLE) {
            post(date, "owed", "sales", amount, id);
        } else {
            post(date, "goods", "owing", amount, id);
        }
        return this;
    }

    /** Nothing happens to what would be settled after the books end. */
    Shop settle(String id, LocalDate day) {
        var item = items.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        if (!day.isAfter(LAST)) {
            var amount = item.gross().toPlainString();
            if (item.side() == Item.Side.RECEIVABLE) {
                post(day, "bank", "owed", amount, id);
            } else {
                post(day, "owing", "bank", amount, id);
            }
        }
        return this;
    }

    private void post(
            LocalDate day, String debit, String credit, String amount, @Nullable String item) {
        var value = new BigDecimal(amount);
        var number = entries.size() + 1;
        entries.add(
                new Entry(
                        "e" + number,
                        "general",
                        number,
                        day,
                        day.atStartOfDay().toInstant(ZoneOffset.UTC),
                        "entry",
                        "test:" + number,
                        null,
                        "somebody",
                        null,
                        Entry.Status.POSTED,
                        null,
                        List.of(line(debit, value, item), line(credit, value.negate(), item))));
    }

    private static Entry.Line line(String account, BigDecimal amount, @Nullable String item) {
        var own = account.startsWith("ow") ? item : null;
        return new Entry.Line(account, "EUR", amount, amount, null, own, null);
    }

    Ledger books() {
        return books(LAST);
    }

    /** As they stood on that day. */
    Ledger books(LocalDate asOf) {
        return new Ledger(
                new Company("shop", "Shop", "retail", "EUR", FIRST, asOf),
                CHART,
                List.of(),
                List.of(),
                obligations,
                items.stream().filter(item -> !item.date().isAfter(asOf)).toList(),
                entries.stream().filter(entry -> !entry.date().isAfter(asOf)).toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
