package dev.baton.finance.sample;

import java.math.BigDecimal;

/** What stands in the opening balance beside open invoices. */
final class Start {
    /** Sales tax of May and June, paid in July and August, each. */
    static final long TAX = 24_000;

    private Start() {}

    static long loan(Frame frame) {
        return 1_200_000L * frame.scale();
    }

    static BigDecimal dollars(Frame frame) {
        return Money.of(42_000L * frame.scale());
    }

    static void in(Opening opening, Frame frame, Payroll payroll) {
        var scale = frame.scale();
        opening.has(Chart.MACHINES, 1_450_000L * scale)
                .has(Chart.EQUIPMENT, 190_000L * scale)
                .has(Chart.MACHINES_WORN, -610_000L * scale)
                .has(Chart.EQUIPMENT_WORN, -85_000L * scale)
                .has(Chart.PETTY_CASH, 500)
                .has(Chart.BANK_EUR, 850_000L * scale)
                .has("USD", Chart.BANK_USD, dollars(frame))
                .has(Chart.MATERIALS, 310_000L * scale)
                .has(Chart.PREPAID, Treasury.INSURANCE * scale / 2)
                .has(Chart.TAX_SETTLED, -2 * TAX * scale)
                .has(
                        "EUR",
                        Chart.WAGE_TAX_OWED,
                        payroll.tax(frame.months().getFirst().minusMonths(1)).negate())
                .has(Chart.LOAN, -loan(frame))
                .has(Chart.CAPITAL, -250_000L * scale);
    }
}
