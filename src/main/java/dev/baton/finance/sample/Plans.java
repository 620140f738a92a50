package dev.baton.finance.sample;

import dev.baton.finance.book.Obligation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The payments that are known to come again. */
final class Plans {
    private final Desk desk;
    private final Payroll payroll;

    Plans(Desk desk, Payroll payroll) {
        this.desk = desk;
        this.payroll = payroll;
    }

    /** The machine costs that much, with its tax. */
    List<Obligation> known(LocalDate machineDay, BigDecimal machine) {
        var frame = desk.frame;
        var scale = BigDecimal.valueOf(frame.scale());
        var now = YearMonth.from(frame.asOf());
        var first = frame.months().getFirst();
        var treasury = new Treasury(desk);
        var debt = Money.of(Treasury.PRINCIPAL).multiply(scale).add(treasury.interest(now));
        return List.of(
                monthly(
                        "payroll",
                        Obligation.Kind.PAYROLL,
                        "Salaries",
                        payroll.net(now),
                        first.atDay(26)),
                monthly(
                        "social",
                        Obligation.Kind.SOCIAL_SECURITY,
                        "Social security",
                        payroll.social(now),
                        first.atDay(26)),
                monthly(
                        "wage-tax",
                        Obligation.Kind.PAYROLL,
                        "Wage tax",
                        payroll.tax(now),
                        first.atDay(10)),
                monthly(
                        "rent",
                        Obligation.Kind.RENT,
                        "Rent",
                        Money.of(Treasury.RENT).multiply(scale),
                        first.atDay(1)),
                monthly("vat", Obligation.Kind.SALES_TAX, "VAT", vat(now), first.atDay(10)),
                monthly("loan", Obligation.Kind.DEBT, "Loan", debt, first.atEndOfMonth()),
                new Obligation(
                        "income-tax",
                        Obligation.Kind.INCOME_TAX,
                        "Income tax prepaid",
                        Money.of(3 * Tax.INCOME_TAX_MONTH).multiply(scale),
                        LocalDate.of(first.getYear(), 9, 10),
                        3,
                        null),
                new Obligation(
                        "insurance",
                        Obligation.Kind.OTHER,
                        "Insurance",
                        Money.of(Treasury.INSURANCE).multiply(scale),
                        LocalDate.of(first.getYear() + 1, 1, 15),
                        12,
                        null),
                new Obligation(
                        "machining-centre",
                        Obligation.Kind.INVESTMENT,
                        "Machining centre, on delivery",
                        machine,
                        machineDay,
                        12,
                        machineDay));
    }

    /** The mean of what was paid in the last six months. */
    private BigDecimal vat(YearMonth now) {
        var paid =
                desk.drafts.stream()
                        .filter(draft -> draft.source.startsWith("vat paid:"))
                        .filter(draft -> YearMonth.from(draft.date).isAfter(now.minusMonths(6)))
                        .filter(draft -> !draft.date.isAfter(desk.frame.asOf()))
                        .map(draft -> draft.on(Chart.TAX_SETTLED))
                        .toList();
        var sum = paid.stream().reduce(Money.NONE, BigDecimal::add);
        return Money.part(sum, 1.0 / Math.max(1, paid.size()));
    }

    private static Obligation monthly(
            String id, Obligation.Kind kind, String name, BigDecimal amount, LocalDate first) {
        return new Obligation(id, kind, name, amount, first, 1, null);
    }
}
