package dev.baton.finance.forecast;

import dev.baton.finance.book.Obligation;
import java.util.Locale;

/** What cash comes from and goes to. */
public enum Component {
    RECEIVABLES("Open receivables"),
    NEW_SALES("New sales"),
    PAYABLES("Open payables"),
    NEW_PURCHASES("New purchases"),
    PAYROLL("Payroll"),
    RENT("Rent"),
    TAXES("Taxes"),
    DEBT("Debt"),
    INVESTMENTS("Investments"),
    OTHER_OBLIGATIONS("Other obligations"),
    OTHER("Other, as in the past"),
    ONCE("Supposed once");

    private final String label;

    Component(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** How it is called on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Component of(Obligation.Kind kind) {
        return switch (kind) {
            case PAYROLL, SOCIAL_SECURITY -> PAYROLL;
            case RENT -> RENT;
            case INCOME_TAX, SALES_TAX -> TAXES;
            case DEBT -> DEBT;
            case INVESTMENT -> INVESTMENTS;
            case OTHER -> OTHER_OBLIGATIONS;
        };
    }
}
