package dev.baton.finance.book;

/** The five kinds of accounts. */
public enum Kind {
    ASSET,
    LIABILITY,
    EQUITY,
    INCOME,
    EXPENSE;

    /** Whether such an account grows on the debit side. */
    public boolean debit() {
        return this == ASSET || this == EXPENSE;
    }

    /** Whether its balance is carried into the next year. */
    public boolean carried() {
        return this == ASSET || this == LIABILITY || this == EQUITY;
    }
}
