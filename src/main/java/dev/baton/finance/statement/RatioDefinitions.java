package dev.baton.finance.statement;

import static dev.baton.finance.statement.RatioDefinition.Better.*;
import static dev.baton.finance.statement.RatioDefinition.Group.*;

import java.util.List;

/** The ratios that are computed; one may use ratios above it. Days are of a year of 365. */
final class RatioDefinitions {
    private static final String PERCENT = "percent";
    private static final String RATIO = "ratio";
    private static final String DAYS = "days";

    static final List<RatioDefinition> ALL =
            List.of(
                    of(
                            "gross_margin",
                            "Gross margin",
                            PROFITABILITY,
                            PERCENT,
                            HIGHER,
                            "gross_profit / revenue * 100"),
                    of(
                            "ebitda_margin",
                            "EBITDA margin",
                            PROFITABILITY,
                            PERCENT,
                            HIGHER,
                            "ebitda / revenue * 100"),
                    of(
                            "operating_margin",
                            "Operating margin",
                            PROFITABILITY,
                            PERCENT,
                            HIGHER,
                            "ebit / revenue * 100"),
                    of(
                            "net_margin",
                            "Net margin",
                            PROFITABILITY,
                            PERCENT,
                            HIGHER,
                            "net_result / revenue * 100"),
                    of(
                            "personnel_ratio",
                            "Personnel to revenue",
                            PROFITABILITY,
                            PERCENT,
                            LOWER,
                            "personnel / revenue * 100"),
                    of(
                            "overhead_ratio",
                            "Overheads to revenue",
                            PROFITABILITY,
                            PERCENT,
                            LOWER,
                            "rent + marketing + other_expense / revenue * 100"),
                    of(
                            "tax_rate",
                            "Effective tax rate",
                            PROFITABILITY,
                            PERCENT,
                            NEITHER,
                            "income_tax / result_before_tax * 100"),
                    of(
                            "return_on_assets",
                            "Return on assets",
                            RETURN,
                            PERCENT,
                            HIGHER,
                            "ltm_net_result / avg_total_assets * 100"),
                    of(
                            "return_on_equity",
                            "Return on equity",
                            RETURN,
                            PERCENT,
                            HIGHER,
                            "ltm_net_result / avg_equity * 100"),
                    of(
                            "return_on_capital_employed",
                            "Return on capital employed",
                            RETURN,
                            PERCENT,
                            HIGHER,
                            "ltm_ebit / total_assets - current_liabilities * 100"),
                    of(
                            "asset_turnover",
                            "Asset turnover",
                            RETURN,
                            RATIO,
                            HIGHER,
                            "ltm_revenue / avg_total_assets"),
                    of(
                            "current_ratio",
                            "Current ratio",
                            LIQUIDITY,
                            RATIO,
                            HIGHER,
                            "current_assets / current_liabilities"),
                    of(
                            "quick_ratio",
                            "Quick ratio",
                            LIQUIDITY,
                            RATIO,
                            HIGHER,
                            "cash + receivables / current_liabilities"),
                    of(
                            "cash_ratio",
                            "Cash ratio",
                            LIQUIDITY,
                            RATIO,
                            HIGHER,
                            "cash / current_liabilities"),
                    of(
                            "days_cash_on_hand",
                            "Days cash on hand",
                            LIQUIDITY,
                            DAYS,
                            HIGHER,
                            "cash / ltm_cash_costs * 365"),
                    of(
                            "working_capital_to_revenue",
                            "Working capital to revenue",
                            LIQUIDITY,
                            PERCENT,
                            NEITHER,
                            "current_assets - current_liabilities / ltm_revenue * 100"),
                    of(
                            "operating_cash_ratio",
                            "Operating cash flow to current liabilities",
                            LIQUIDITY,
                            RATIO,
                            HIGHER,
                            "ltm_operating_cash_flow / current_liabilities"),
                    of(
                            "days_sales_outstanding",
                            "Days sales outstanding",
                            WORKING_CAPITAL,
                            DAYS,
                            LOWER,
                            "avg_receivables / ltm_revenue * 365"),
                    of(
                            "days_inventory",
                            "Days inventory",
                            WORKING_CAPITAL,
                            DAYS,
                            LOWER,
                            "avg_inventory / ltm_cost_of_sales * 365"),
                    of(
                            "days_payables_outstanding",
                            "Days payables outstanding",
                            WORKING_CAPITAL,
                            DAYS,
                            NEITHER,
                            "avg_payables / ltm_cost_of_sales * 365"),
                    of(
                            "cash_conversion_cycle",
                            "Cash conversion cycle",
                            WORKING_CAPITAL,
                            DAYS,
                            LOWER,
                            "days_sales_outstanding + days_inventory - days_payables_outstanding"),
                    of(
                            "inventory_turnover",
                            "Inventory turnover",
                            WORKING_CAPITAL,
                            RATIO,
                            HIGHER,
                            "ltm_cost_of_sales / avg_inventory"),
                    of(
                            "receivables_turnover",
                            "Receivables turnover",
                            WORKING_CAPITAL,
                            RATIO,
                            HIGHER,
                            "ltm_revenue / avg_receivables"),
                    of(
                            "equity_ratio",
                            "Equity ratio",
                            LEVERAGE,
                            PERCENT,
                            HIGHER,
                            "equity / total_assets * 100"),
                    of(
                            "debt_ratio",
                            "Liabilities to assets",
                            LEVERAGE,
                            RATIO,
                            LOWER,
                            "total_liabilities / total_assets"),
                    of(
                            "debt_to_equity",
                            "Liabilities to equity",
                            LEVERAGE,
                            RATIO,
                            LOWER,
                            "total_liabilities / equity"),
                    of(
                            "loans_to_equity",
                            "Loans to equity",
                            LEVERAGE,
                            RATIO,
                            LOWER,
                            "loans / equity"),
                    of(
                            "net_debt_to_ebitda",
                            "Net debt to EBITDA",
                            LEVERAGE,
                            RATIO,
                            LOWER,
                            "loans - cash / ltm_ebitda"),
                    of(
                            "interest_coverage",
                            "Interest coverage",
                            LEVERAGE,
                            RATIO,
                            HIGHER,
                            "ltm_ebit / ltm_interest"),
                    of(
                            "debt_service_coverage",
                            "Debt service coverage",
                            LEVERAGE,
                            RATIO,
                            HIGHER,
                            "ltm_ebitda / ltm_debt_service"),
                    of(
                            "operating_cash_flow_margin",
                            "Operating cash flow to revenue",
                            CASH,
                            PERCENT,
                            HIGHER,
                            "ltm_operating_cash_flow / ltm_revenue * 100"),
                    of(
                            "free_cash_flow_margin",
                            "Free cash flow to revenue",
                            CASH,
                            PERCENT,
                            HIGHER,
                            "ltm_free_cash_flow / ltm_revenue * 100"),
                    of(
                            "cash_conversion",
                            "Operating cash flow to EBITDA",
                            CASH,
                            PERCENT,
                            HIGHER,
                            "ltm_operating_cash_flow / ltm_ebitda * 100"),
                    of(
                            "cash_flow_to_debt",
                            "Operating cash flow to loans",
                            CASH,
                            RATIO,
                            HIGHER,
                            "ltm_operating_cash_flow / loans"),
                    of(
                            "investment_ratio",
                            "Investments to revenue",
                            CASH,
                            PERCENT,
                            NEITHER,
                            "ltm_investments_made / ltm_revenue * 100"),
                    of(
                            "revenue_growth",
                            "Revenue growth on last year",
                            GROWTH,
                            PERCENT,
                            HIGHER,
                            "revenue - year_ago_revenue / year_ago_revenue * 100"),
                    of(
                            "gross_profit_growth",
                            "Gross profit growth on last year",
                            GROWTH,
                            PERCENT,
                            HIGHER,
                            "gross_profit - year_ago_gross_profit / year_ago_gross_profit * 100"),
                    of(
                            "operating_result_growth",
                            "Operating result growth on last year",
                            GROWTH,
                            PERCENT,
                            HIGHER,
                            "ebit - year_ago_ebit / year_ago_ebit * 100"));

    private RatioDefinitions() {}

    private static RatioDefinition of(
            String key,
            String label,
            RatioDefinition.Group group,
            String unit,
            RatioDefinition.Better better,
            String formula) {
        return new RatioDefinition(key, label, group, unit, better, formula);
    }
}
