package dev.baton.finance.statement;

import static dev.baton.finance.book.Use.*;

import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The cash flow statement by the indirect method (IAS 7.20): from the net result to the change in
 * cash, so that it ends in the balance sheet's cash by double entry.
 */
final class CashFlow {
    private final History history;
    private final Period period;
    private final Map<String, BigDecimal> moved;
    private final Sheet sheet;

    private CashFlow(History history, Period period) {
        this.history = history;
        this.period = period;
        this.moved = history.moved(period);
        this.sheet =
                new Sheet(Statement.Kind.CASH_FLOW, period, history.books().company().currency());
    }

    static Statement of(History history, Period period) {
        return new CashFlow(history, period).drawn();
    }

    private Statement drawn() {
        operating();
        investing();
        financing();
        sheet.total(
                "change_in_cash",
                "Change in cash",
                "operating_cash_flow",
                "investing_cash_flow",
                "financing_cash_flow");
        var cash = history.codes(CASH);
        var before = period.from().minusDays(1);
        sheet.accounts(
                "opening_cash",
                "Cash at the beginning",
                History.sum(history.balances(before), cash),
                "debit - credit of the accounts until " + before,
                cash);
        sheet.total("closing_cash", "Cash at the end", "opening_cash", "change_in_cash");
        sheet.total(
                "free_cash_flow", "Free cash flow", "operating_cash_flow", "investing_cash_flow");
        return sheet.done();
    }

    private void operating() {
        sheet.derived(
                "net_result",
                "Net result",
                History.sum(moved, history.results()).negate(),
                "net result of the income statement",
                List.of(Sheet.id(Statement.Kind.INCOME, period, "net_result")));
        sheet.derived(
                "depreciation",
                "Depreciation, not paid",
                History.sum(moved, history.codes(DEPRECIATION)),
                "depreciation of the income statement",
                List.of(Sheet.id(Statement.Kind.INCOME, period, "depreciation")));
        change("change_in_receivables", "Receivables", RECEIVABLE);
        change("change_in_inventory", "Inventory", INVENTORY);
        change("change_in_other_assets", "Other current assets", OTHER_CURRENT_ASSET);
        change("change_in_payables", "Payables", PAYABLE);
        change("change_in_taxes", "Taxes", INPUT_TAX, OUTPUT_TAX, INCOME_TAX_PAYABLE);
        change("change_in_payroll", "Payroll payable", PAYROLL_PAYABLE);
        change(
                "change_in_other_liabilities",
                "Accruals, deferred income, other liabilities",
                ACCRUAL,
                DEFERRED_INCOME,
                OTHER_CURRENT_LIABILITY);
        sheet.total(
                "operating_cash_flow",
                "Cash flow from operations",
                "net_result",
                "depreciation",
                "change_in_receivables",
                "change_in_inventory",
                "change_in_other_assets",
                "change_in_payables",
                "change_in_taxes",
                "change_in_payroll",
                "change_in_other_liabilities");
    }

    private void investing() {
        var codes = history.codes(FIXED_ASSET, ACCUMULATED_DEPRECIATION);
        sheet.accounts(
                "investments",
                "Investments less disposals",
                History.sum(moved, codes).negate().subtract(sheet.amount("depreciation")),
                "fall of fixed assets - depreciation",
                codes);
        sheet.total("investing_cash_flow", "Cash flow from investing", "investments");
    }

    private void financing() {
        change("change_in_loans", "Loans taken less repaid", LOAN);
        change("change_in_capital", "Capital paid in", CAPITAL);
        change("distributions", "Retained earnings, distributions", RETAINED_EARNINGS);
        sheet.total(
                "financing_cash_flow",
                "Cash flow from financing",
                "change_in_loans",
                "change_in_capital",
                "distributions");
    }

    private void change(String key, String label, Use... uses) {
        var codes = history.codes(uses);
        sheet.accounts(
                key,
                label,
                History.sum(moved, codes).negate(),
                "credit - debit of the accounts",
                codes);
    }
}
