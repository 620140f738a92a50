package dev.baton.bench;

import dev.baton.bench.LargeSchema.Kind;
import dev.baton.plan.Cancellation;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Guard;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import dev.baton.sql.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some tables of the large schema as a database on paper: the real guard, results as told. */
final class PaperSource implements DataSource {
    private final Schema schema;
    private final Guard guard;
    private @Nullable ResultTable next;

    private PaperSource(Schema schema) {
        this.schema = schema;
        this.guard = new Guard(schema);
    }

    /** The tables a task needs, then others of its trade, then any, until there are so many. */
    static PaperSource of(LargeSchema large, List<String> needed, int size) {
        var names = new LinkedHashSet<>(needed);
        var all = large.tables().stream().map(LargeSchema.Table::name).toList();
        int first = all.indexOf(needed.getFirst());
        for (int distance = 1; distance < all.size() && names.size() < size; distance++) {
            for (int at : new int[] {first + distance, first - distance}) {
                if (at >= 0 && at < all.size() && names.size() < size) {
                    names.add(all.get(at));
                }
            }
        }
        return new PaperSource(schema(large, names));
    }

    /** What the next query gives. */
    void gives(ResultTable result) {
        next = result;
    }

    private static Schema schema(LargeSchema large, Set<String> names) {
        var tables = new ArrayList<Table>();
        var keys = new ArrayList<ForeignKey>();
        for (var name : names) {
            var table = large.table(name);
            tables.add(table(table));
            for (var column : table.of(Kind.KEY)) {
                var to = Objects.requireNonNull(column.to());
                if (names.contains(to)) {
                    keys.add(
                            new ForeignKey(
                                    named(name),
                                    List.of(column.name()),
                                    named(to),
                                    List.of(Objects.requireNonNull(large.table(to).key()))));
                }
            }
        }
        return new Schema(
                new Catalogue(tables, keys, "v1", Instant.EPOCH),
                Semantics.NONE,
                phrase -> stored(phrase, large, names));
    }

    /** The columns of few values in which that one is stored. */
    private static List<ValueMatch> stored(String phrase, LargeSchema large, Set<String> names) {
        return names.stream()
                .map(large::table)
                .flatMap(table ->
                        table.columns().stream()
                                .flatMap(column ->
                                        column.stored().stream()
                                                .filter(phrase::equalsIgnoreCase)
                                                .map(value ->
                                                        new ValueMatch(
                                                                new ColumnName(
                                                                        named(table.name()),
                                                                        column.name()),
                                                                value,
                                                                1))))
                .toList();
    }

    private static TableName named(String name) {
        return new TableName("public", name);
    }

    private static Table table(LargeSchema.Table table) {
        var columns = new ArrayList<Column>();
        var key = table.key();
        if (key != null) {
            columns.add(new Column(key, ColumnType.INTEGER, "int4", false, null, List.of(), 1000));
        }
        table.columns().forEach(column -> columns.add(column(table, column)));
        return new Table(
                named(table.name()),
                false,
                null,
                columns,
                key == null ? List.of() : List.of(key),
                List.of(),
                1000);
    }

    private static Column column(LargeSchema.Table table, LargeSchema.Column column) {
        var samples = new LinkedHashSet<String>();
        if (column.kind() == Kind.TEXT) {
            for (int row = 0; row < 5; row++) {
                samples.add(LargeSchema.text(table, column, row));
            }
        }
        return new Column(
                column.name(),
                type(column.kind()),
                stored(column.kind()),
                true,
                null,
                List.copyOf(samples),
                100);
    }

    private static ColumnType type(Kind kind) {
        return switch (kind) {
            case TEXT -> ColumnType.TEXT;
            case WHOLE, KEY -> ColumnType.INTEGER;
            case AMOUNT -> ColumnType.DECIMAL;
            case DATE -> ColumnType.DATE;
            case FLAG -> ColumnType.BOOLEAN;
        };
    }

    private static String stored(Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case WHOLE, KEY -> "int4";
            case AMOUNT -> "numeric";
            case DATE -> "date";
            case FLAG -> "bool";
        };
    }

    /** The schema as a plain loop reads it: one line a table, as short as can be. */
    String told(Set<String> names) {
        return schema.catalogue().tables().stream()
                .filter(table -> names.isEmpty() || names.contains(table.name().name()))
                .map(this::told)
                .collect(Collectors.joining("\n"));
    }

    private String told(Table table) {
        return table.columns().stream()
                .map(column ->
                        "%s %s%s"
                                .formatted(
                                        column.name(), column.databaseType(), key(table, column)))
                .collect(Collectors.joining(", ", table.name().name() + "(", ")"));
    }

    private String key(Table table, Column column) {
        return schema.catalogue().foreignKeys().stream()
                .filter(key ->
                        key.from().equals(table.name())
                                && key.fromColumns().equals(List.of(column.name())))
                .map(key -> " -> " + key.to().name())
                .findFirst()
                .orElse("");
    }

    @Override
    public String name() {
        return "main";
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Verdict check(String sql) {
        return guard.check(sql);
    }

    @Override
    public Explanation explain(SafeSql sql, Cancellation cancellation) {
        return new Explanation.Planned(10, 10, List.of());
    }

    @Override
    public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
        return Objects.requireNonNull(next, "nothing was said of that query");
    }
}
