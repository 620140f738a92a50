package dev.baton.finance.statement;

import static dev.baton.finance.book.Use.*;

import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.util.Map;

/** The income statement by nature of expense: what was earned and spent within the days. */
final class IncomeStatement {
    private final History history;
    private final Map<String, BigDecimal> moved;
    private final Sheet sheet;

    private IncomeStatement(History history, Period period) {
        this.history = history;
        this.moved = history.moved(period);
        this.sheet = new Sheet(Statement.Kind.INCOME, period, history.books().company().currency());
    }

    static Statement of(History history, Period period) {
        return new IncomeStatement(history, period).drawn();
    }

    private Statement drawn() {
        line("revenue", "Revenue", REVENUE);
        line("cost_of_sales", "Cost of sales", COST_OF_SALES);
        sheet.total("gross_profit", "Gross profit", "revenue", "-cost_of_sales");
        line("other_income", "Other income", OTHER_INCOME);
        line("personnel", "Personnel", PERSONNEL);
        line("rent", "Rent", RENT);
        line("marketing", "Marketing", MARKETING);
        line("other_expense", "Other expenses", OTHER_EXPENSE);
        sheet.total(
                "ebitda",
                "EBITDA",
                "gross_profit",
                "other_income",
                "-personnel",
                "-rent",
                "-marketing",
                "-other_expense");
        line("depreciation", "Depreciation", DEPRECIATION);
        sheet.total("ebit", "Operating result (EBIT)", "ebitda", "-depreciation");
        line("interest", "Interest", INTEREST);
        line("exchange_difference", "Exchange differences", EXCHANGE_DIFFERENCE);
        sheet.total(
                "result_before_tax",
                "Result before tax",
                "ebit",
                "-interest",
                "-exchange_difference");
        line("income_tax", "Income tax", INCOME_TAX);
        sheet.total("net_result", "Net result", "result_before_tax", "-income_tax");
        return sheet.done();
    }

    private void line(String key, String label, Use use) {
        sheet.accounts(key, label, use, history.codes(use), moved);
    }
}
