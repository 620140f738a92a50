package dev.baton.finance.sample;

import dev.baton.finance.book.Party;

/** Who buys, and how it pays. {@code vat} is the percentage on what is sold to it. */
record Customer(Party party, String currency, int vat, Habit habit) {
    /**
     * Days after the due date and how they spread; whether it pays several invoices at once; how
     * often it pays in two parts, takes a discount, or mangles the reference.
     */
    record Habit(
            double delay,
            double spread,
            boolean lumps,
            double parts,
            boolean discounts,
            double mangles) {}
}
