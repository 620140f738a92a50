package dev.baton.nl2sql;

import java.util.List;

/**
 * What a question speaks of, as evidence: names of tables, columns and stored values by how surely
 * they are meant, the joins between them, the business words, the share of its content words that
 * mean something here, and those that do not.
 */
public record Analysis(
        List<String> tables,
        List<String> columns,
        List<Named> values,
        List<String> relationships,
        List<String> businessContext,
        double coverage,
        List<String> unlinked,
        String schemaVersion) {

    /** A stored value that a word of the question names. */
    public record Named(String column, String value) {}
}
