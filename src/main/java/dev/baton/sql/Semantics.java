package dev.baton.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a database's words mean: the validated content of a {@code semantics.yaml}. */
public record Semantics(
        @Nullable String description,
        List<Entity> entities,
        List<Relation> relations,
        List<Metric> metrics,
        List<Rule> rules,
        List<String> hidden,
        List<String> questions) {
    public static final Semantics NONE =
            new Semantics(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Semantics {
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
        metrics = List.copyOf(metrics);
        rules = List.copyOf(rules);
        hidden = List.copyOf(hidden);
        questions = List.copyOf(questions);
    }

    /**
     * What a row of a table is, in words; {@code label} and {@code date} are its default columns.
     */
    public record Entity(
            String name,
            TableName table,
            List<String> synonyms,
            @Nullable String description,
            @Nullable String label,
            @Nullable String date,
            List<Words> columns) {}

    /** The words of a column; {@code values} maps a stored value to the words people say for it. */
    public record Words(
            String column,
            List<String> synonyms,
            @Nullable String description,
            Map<String, List<String>> values) {}

    /**
     * A way from the many side to the one side; {@code role} names it, {@code byDefault} prefers
     * it.
     */
    public record Relation(
            ColumnName from,
            ColumnName to,
            @Nullable String role,
            List<String> synonyms,
            boolean byDefault) {}

    /** A named SQL expression over one table. */
    public record Metric(String name, List<String> synonyms, TableName table, String expression) {}

    /** A business word that is a condition on one table's columns. */
    public record Rule(String name, List<String> phrases, TableName table, String condition) {}
}
