package dev.baton.finance.statement;

import static dev.baton.finance.book.Use.*;

import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * The balance sheet at the end of a day. Years need no closing entries: results of earlier years
 * that were not carried to an account stand in a line of their own.
 */
final class BalanceSheet {
    private final History history;
    private final Map<String, BigDecimal> balances;
    private final LocalDate day;
    private final Sheet sheet;

    private BalanceSheet(History history, LocalDate day) {
        this.history = history;
        this.day = day;
        this.balances = history.balances(day);
        this.sheet =
                new Sheet(
                        Statement.Kind.BALANCE,
                        new Period(day, day),
                        history.books().company().currency());
    }

    static Statement of(History history, LocalDate day) {
        return new BalanceSheet(history, day).drawn();
    }

    private Statement drawn() {
        assets();
        liabilities();
        equity();
        sheet.total(
                "liabilities_and_equity", "Liabilities and equity", "total_liabilities", "equity");
        return sheet.done();
    }

    private void assets() {
        line("cash", "Cash", CASH);
        line("receivables", "Receivables", RECEIVABLE);
        line("inventory", "Inventory", INVENTORY);
        line("input_tax", "Input tax", INPUT_TAX);
        line("other_current_assets", "Other current assets", OTHER_CURRENT_ASSET);
        sheet.total(
                "current_assets",
                "Current assets",
                "cash",
                "receivables",
                "inventory",
                "input_tax",
                "other_current_assets");
        line("fixed_assets", "Fixed assets at cost", FIXED_ASSET);
        line("accumulated_depreciation", "Accumulated depreciation", ACCUMULATED_DEPRECIATION);
        sheet.total("net_fixed_assets", "Fixed assets", "fixed_assets", "accumulated_depreciation");
        sheet.total("total_assets", "Total assets", "current_assets", "net_fixed_assets");
    }

    private void liabilities() {
        line("payables", "Payables", PAYABLE);
        line("output_tax", "Output tax", OUTPUT_TAX);
        line("income_tax_payable", "Income tax payable", INCOME_TAX_PAYABLE);
        line("payroll_payable", "Payroll payable", PAYROLL_PAYABLE);
        line("accruals", "Accruals", ACCRUAL);
        line("deferred_income", "Deferred income", DEFERRED_INCOME);
        line("other_current_liabilities", "Other current liabilities", OTHER_CURRENT_LIABILITY);
        sheet.total(
                "current_liabilities",
                "Current liabilities",
                "payables",
                "output_tax",
                "income_tax_payable",
                "payroll_payable",
                "accruals",
                "deferred_income",
                "other_current_liabilities");
        line("loans", "Loans", LOAN);
        sheet.total("total_liabilities", "Liabilities", "current_liabilities", "loans");
    }

    private void equity() {
        line("capital", "Capital", CAPITAL);
        line("retained_earnings", "Retained earnings", RETAINED_EARNINGS);
        var codes = history.results();
        var all = History.sum(balances, codes).negate();
        var yearBegins = day.withDayOfYear(1).minusDays(1);
        var earlier = History.sum(history.balances(yearBegins), codes).negate();
        sheet.accounts(
                "earlier_results",
                "Results of earlier years, not carried",
                earlier,
                "credit - debit of income and expense until " + yearBegins,
                codes);
        sheet.accounts(
                "result_of_year",
                "Result of the year",
                all.subtract(earlier),
                "credit - debit of income and expense since " + day.withDayOfYear(1),
                codes);
        sheet.total(
                "equity",
                "Equity",
                "capital",
                "retained_earnings",
                "earlier_results",
                "result_of_year");
    }

    private void line(String key, String label, Use use) {
        sheet.accounts(key, label, use, history.codes(use), balances);
    }
}
