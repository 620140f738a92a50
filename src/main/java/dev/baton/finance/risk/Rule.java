package dev.baton.finance.risk;

/** What is looked for; the name in lower case is the rule's on the wire. */
public enum Rule {
    LIQUIDITY("treasurer", "Cash falls below the minimum"),
    COVENANT("treasurer", "A covenant of the loans is near or broken"),
    CONCENTRATION("head of sales", "Much depends on one customer"),
    OVERDUE("accounts receivable", "A customer is late"),
    DUPLICATE_PAYMENT("accounts payable", "Paid twice"),
    LIMIT_SPLIT("head of finance", "Invoices just below the approval limit"),
    CHANGED_IBAN("accounts payable", "Paid to an account that was changed shortly before"),
    GHOST_VENDOR("head of finance", "A vendor that may not exist"),
    BACKDATED("head of accounting", "An entry was written long after its day"),
    WEEKEND("head of accounting", "Entries were written by hand on days off"),
    NUMBER_GAP("head of accounting", "A number is missing"),
    SWAPPED_DIGITS("accounts payable", "Two digits were swapped"),
    UNDOCUMENTED_BANK_LINE("head of accounting", "Money moved without an entry"),
    FIRST_DIGITS("head of accounting", "First digits are unlike those of real amounts"),
    COLLECT("accounts receivable", "Cash that can be collected"),
    VENDOR_CREDIT("accounts payable", "Vendors owe money back"),
    IDLE_CASH("treasurer", "More cash than is needed");

    private final String owner;
    private final String title;

    Rule(String owner, String title) {
        this.owner = owner;
        this.title = title;
    }

    /** The role that should look at it. */
    public String owner() {
        return owner;
    }

    public String title() {
        return title;
    }

    /** Whether it is something good that could be done, and no risk. */
    public boolean opportunity() {
        return this == COLLECT || this == VENDOR_CREDIT || this == IDLE_CASH;
    }
}
