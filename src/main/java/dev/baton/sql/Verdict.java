package dev.baton.sql;

import java.util.List;
import java.util.Set;

/** What the guard says of a text that claims to be a query. */
public sealed interface Verdict {
    /** One harmless statement; what it reads, tables by name and columns where they can be told. */
    record Allowed(SafeSql sql, Set<TableName> tables, Set<ColumnName> columns)
            implements Verdict {}

    /** Not to be sent to a database, for these reasons. */
    record Refused(List<Violation> violations) implements Verdict {
        /** What the worst of the reasons is about. */
        public Matter matter() {
            return violations.stream()
                    .map(Violation::matter)
                    .max(Matter::compareTo)
                    .orElse(Matter.DANGER);
        }
    }

    /** A reason to refuse: a stable code, a sentence, and what to do instead. */
    record Violation(String code, String text, String suggestion) {
        /** What the reason is about. */
        public Matter matter() {
            return switch (code) {
                case "unknown_table", "unknown_column", "unknown_relation", "ambiguous_table" ->
                        Matter.NAMES;
                case "unreadable", "empty", "string", "number", "character", "name", "star" ->
                        Matter.WRITING;
                default -> Matter.DANGER;
            };
        }
    }

    /** What is wrong with a refused text, the worst last. */
    enum Matter {
        /** It names what is not there; else it would be a query. */
        NAMES,
        /** It cannot be read as a statement. */
        WRITING,
        /** It is not known to be harmless. */
        DANGER
    }
}
