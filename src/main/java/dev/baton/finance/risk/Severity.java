package dev.baton.finance.risk;

/** How bad it would be, the worst last. */
public enum Severity {
    INFO(30),
    WARNING(14),
    HIGH(5),
    CRITICAL(1);

    private final int days;

    Severity(int days) {
        this.days = days;
    }

    /** Within how many days somebody should have looked at it. */
    int days() {
        return days;
    }
}
