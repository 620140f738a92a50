package dev.baton.finance.book;

import dev.baton.security.Permission;

/** What callers may do with the books. */
public final class FinancePermissions {
    /** Read balances, entries, items and bank lines, and use the agents that analyse them. */
    public static final Permission READ = new Permission("read_financial_data");

    /** Prepare entries, matches and imports. */
    public static final Permission POST = new Permission("post_entries");

    /** Approve what others prepared; reverse, roll back. */
    public static final Permission APPROVE = new Permission("approve_entries");

    /** Draw up reports for others to read. */
    public static final Permission REPORT = new Permission("write_reports");

    /** Set who must agree to what, and what the lenders of a company want to see. */
    public static final Permission RULES = new Permission("set_finance_rules");

    private FinancePermissions() {}
}
