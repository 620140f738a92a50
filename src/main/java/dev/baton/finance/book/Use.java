package dev.baton.finance.book;

/** What an account is for: where it stands in statements, ratios and forecasts. */
public enum Use {
    CASH(Kind.ASSET),
    RECEIVABLE(Kind.ASSET),
    INVENTORY(Kind.ASSET),
    INPUT_TAX(Kind.ASSET),
    OTHER_CURRENT_ASSET(Kind.ASSET),
    FIXED_ASSET(Kind.ASSET),
    /** A contra account: it grows on the credit side. */
    ACCUMULATED_DEPRECIATION(Kind.ASSET),
    PAYABLE(Kind.LIABILITY),
    OUTPUT_TAX(Kind.LIABILITY),
    INCOME_TAX_PAYABLE(Kind.LIABILITY),
    PAYROLL_PAYABLE(Kind.LIABILITY),
    ACCRUAL(Kind.LIABILITY),
    DEFERRED_INCOME(Kind.LIABILITY),
    OTHER_CURRENT_LIABILITY(Kind.LIABILITY),
    LOAN(Kind.LIABILITY),
    CAPITAL(Kind.EQUITY),
    RETAINED_EARNINGS(Kind.EQUITY),
    REVENUE(Kind.INCOME),
    OTHER_INCOME(Kind.INCOME),
    COST_OF_SALES(Kind.EXPENSE),
    PERSONNEL(Kind.EXPENSE),
    RENT(Kind.EXPENSE),
    MARKETING(Kind.EXPENSE),
    OTHER_EXPENSE(Kind.EXPENSE),
    DEPRECIATION(Kind.EXPENSE),
    INTEREST(Kind.EXPENSE),
    EXCHANGE_DIFFERENCE(Kind.EXPENSE),
    INCOME_TAX(Kind.EXPENSE);

    private final Kind kind;

    Use(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
