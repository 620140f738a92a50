package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sales tax, declared each month and paid on the 10th of the month after the next; income tax. */
final class Tax {
    static final long INCOME_TAX_MONTH = 4_500;
    private static final List<String> ACCOUNTS =
            List.of(Chart.OUTPUT_TAX_19, Chart.OUTPUT_TAX_7, Chart.INPUT_TAX_19, Chart.INPUT_TAX_7);
    private final Desk desk;

    Tax(Desk desk) {
        this.desk = desk;
    }

    /** What is booked of those months by now. */
    void declareAndPay(Predicate<YearMonth> months) {
        var sums = sums();
        var start = YearMonth.from(desk.frame.firstDay());
        if (months.test(start)) {
            var first = Money.of(Start.TAX * desk.frame.scale());
            pay(start.minusMonths(2), first);
            pay(start.minusMonths(1), first);
        }
        for (var month : desk.frame.months()) {
            if (months.test(month) && !month.atEndOfMonth().isAfter(desk.frame.end())) {
                pay(month, declare(month, sums.getOrDefault(month, Map.of())));
                income(month);
            }
        }
    }

    private BigDecimal declare(YearMonth month, Map<String, BigDecimal> sums) {
        var lines = Lines.euros();
        var owed = Money.NONE;
        for (var account : ACCOUNTS) {
            var balance = sums.getOrDefault(account, Money.NONE);
            lines.add(account, balance.negate());
            owed = owed.subtract(balance);
        }
        lines.add(Chart.TAX_SETTLED, owed.negate());
        desk.post(
                Journal.GENERAL,
                month.atEndOfMonth(),
                "VAT return " + month,
                "vat:" + month,
                lines);
        return owed;
    }

    private void pay(YearMonth of, BigDecimal owed) {
        var day = Days.from(of.plusMonths(2).atDay(10));
        if (owed.signum() != 0) {
            pay(day, "VAT " + of, "vat paid:" + of, Chart.TAX_SETTLED, owed, "UMSATZSTEUER " + of);
        }
    }

    private void income(YearMonth month) {
        var amount = Money.of(INCOME_TAX_MONTH * desk.frame.scale());
        desk.post(
                Journal.GENERAL,
                month.atEndOfMonth(),
                "Income tax, provision " + month,
                "income tax:" + month,
                Lines.euros()
                        .add(Chart.INCOME_TAX, amount)
                        .add(Chart.INCOME_TAX_OWED, amount.negate()));
        if (month.getMonthValue() % 3 == 0) {
            pay(
                    Days.from(month.atDay(10)),
                    "Income tax prepaid " + month,
                    "income tax paid:" + month,
                    Chart.INCOME_TAX_OWED,
                    amount.multiply(BigDecimal.valueOf(3)),
                    "KOERPERSCHAFTSTEUER " + month);
        }
    }

    private void pay(
            LocalDate day,
            String text,
            String source,
            String account,
            BigDecimal amount,
            String remittance) {
        if (!day.isAfter(desk.frame.end())) {
            var draft = desk.post(Journal.BANK, day, text, source, Payroll.out(account, amount));
            desk.move(Bank.EUR, day, 0, remittance, List.of(draft))
                    .with("FINANZAMT TESTSTADT", null);
        }
    }

    private Map<YearMonth, Map<String, BigDecimal>> sums() {
        var sums = new HashMap<YearMonth, Map<String, BigDecimal>>();
        for (var draft : desk.drafts) {
            for (var line : draft.lines) {
                if (ACCOUNTS.contains(line.account())) {
                    sums.computeIfAbsent(YearMonth.from(draft.date), _ -> new HashMap<>())
                            .merge(line.account(), line.base(), BigDecimal::add);
                }
            }
        }
        return sums;
    }
}
