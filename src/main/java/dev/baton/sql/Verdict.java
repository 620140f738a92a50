package dev.baton.sql;

import java.util.List;
import java.util.Set;

/** What the guard says of a text that claims to be a query. */
public sealed interface Verdict {
    /** One harmless statement; what it reads, tables by name and columns where they can be told. */
    record Allowed(SafeSql sql, Set<TableName> tables, Set<ColumnName> columns)
            implements Verdict {}

    /** Not to be sent to a database, for these reasons. */
    record Refused(List<Violation> violations) implements Verdict {}

    /** A reason to refuse: a stable code, a sentence, and what to do instead. */
    record Violation(String code, String text, String suggestion) {}
}
