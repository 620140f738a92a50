package dev.baton.finance.sample;

/** The journals, and who writes each. */
enum Journal {
    OPENING("t.lang"),
    SALES("m.keller"),
    PURCHASES("s.wolf"),
    BANK("s.wolf"),
    PAYROLL("p.ahrens"),
    GENERAL("t.lang");

    final String clerk;

    Journal(String clerk) {
        this.clerk = clerk;
    }

    /** Whether its entries open items. */
    boolean opens() {
        return this == OPENING || this == SALES || this == PURCHASES;
    }
}
