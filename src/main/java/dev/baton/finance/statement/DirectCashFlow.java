package dev.baton.finance.statement;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The cash flow statement by the direct method (IAS 7.18): what each entry that moves cash was for,
 * by the use of the accounts on its other side.
 */
final class DirectCashFlow {
    private DirectCashFlow() {}

    /** What cash was paid or received for. */
    enum Purpose {
        CUSTOMERS("Received from customers"),
        SUPPLIERS("Paid to suppliers and for expenses"),
        PERSONNEL("Paid for personnel"),
        TAXES("Taxes"),
        INTEREST("Interest"),
        INVESTMENTS("Investments less disposals"),
        LOANS("Loans taken less repaid"),
        OWNERS("Owners"),
        OTHER("Other");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }

        static Purpose of(Use use) {
            return switch (use) {
                case RECEIVABLE, REVENUE, DEFERRED_INCOME -> CUSTOMERS;
                case PAYABLE, INVENTORY, ACCRUAL, COST_OF_SALES, RENT, MARKETING, OTHER_EXPENSE ->
                        SUPPLIERS;
                case PAYROLL_PAYABLE, PERSONNEL -> PERSONNEL;
                case INPUT_TAX, OUTPUT_TAX, INCOME_TAX_PAYABLE, INCOME_TAX -> TAXES;
                case INTEREST -> INTEREST;
                case FIXED_ASSET, ACCUMULATED_DEPRECIATION, DEPRECIATION -> INVESTMENTS;
                case LOAN -> LOANS;
                case CAPITAL, RETAINED_EARNINGS -> OWNERS;
                case CASH,
                        OTHER_CURRENT_ASSET,
                        OTHER_CURRENT_LIABILITY,
                        OTHER_INCOME,
                        EXCHANGE_DIFFERENCE ->
                        OTHER;
            };
        }
    }

    static Statement of(History history, Period period) {
        var sums = new EnumMap<Purpose, BigDecimal>(Purpose.class);
        var entries = new EnumMap<Purpose, List<String>>(Purpose.class);
        for (var entry : history.books().entries(period.from(), period.to())) {
            purposes(history, entry)
                    .forEach((purpose, amount) -> {
                        sums.merge(purpose, amount, BigDecimal::add);
                        entries.computeIfAbsent(purpose, _ -> new ArrayList<>())
                                .add("entry:" + entry.id());
                    });
        }
        return drawn(history, period, sums, entries);
    }

    private static Statement drawn(
            History history,
            Period period,
            Map<Purpose, BigDecimal> sums,
            Map<Purpose, List<String>> entries) {
        var currency = history.books().company().currency();
        var sheet = new Sheet(Statement.Kind.DIRECT_CASH_FLOW, period, currency);
        var keys = new ArrayList<String>();
        for (var purpose : Purpose.values()) {
            var key = purpose.name().toLowerCase(Locale.ROOT);
            keys.add(key);
            sheet.derived(
                    key,
                    purpose.label,
                    sums.getOrDefault(purpose, ZERO),
                    "other sides of the entries that move cash",
                    entries.getOrDefault(purpose, List.of()));
        }
        sheet.total("change_in_cash", "Change in cash", keys.toArray(String[]::new));
        var cash = history.codes(Use.CASH);
        var before = period.from().minusDays(1);
        sheet.accounts(
                "opening_cash",
                "Cash at the beginning",
                History.sum(history.balances(before), cash),
                "debit - credit of the accounts until " + before,
                cash);
        return sheet.total("closing_cash", "Cash at the end", "opening_cash", "change_in_cash")
                .done();
    }

    /** Of an entry that moves cash, all that is not cash; together as much as the cash moved. */
    private static Map<Purpose, BigDecimal> purposes(History history, Entry entry) {
        var purposes = new EnumMap<Purpose, BigDecimal>(Purpose.class);
        var cash = ZERO;
        for (var line : entry.lines()) {
            var use = history.account(line.account()).use();
            if (use == Use.CASH) {
                cash = cash.add(line.base());
            } else {
                purposes.merge(Purpose.of(use), line.base().negate(), BigDecimal::add);
            }
        }
        return cash.signum() == 0 ? Map.of() : purposes;
    }
}
