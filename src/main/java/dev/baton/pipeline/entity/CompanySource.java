package dev.baton.pipeline.entity;

import dev.baton.pipeline.entity.match.Field;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where company records come from: a table or a query of a data source, the columns that are a
 * record's key, and which column holds what. Columns under other names are carried along.
 */
record CompanySource(
        String name,
        String dataSource,
        @Nullable String table,
        @Nullable String sql,
        List<String> key,
        Map<Field, String> columns,
        Map<String, String> others,
        @Nullable String updated) {
    private static final String UPDATED = "updated";

    CompanySource {
        key = List.copyOf(key);
        columns = Collections.unmodifiableMap(new EnumMap<>(columns));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /** As a request writes it; what is missing is empty, to be guessed. */
    static CompanySource of(Value.Fields written) {
        var columns = new EnumMap<Field, String>(Field.class);
        var others = new LinkedHashMap<String, String>();
        String updated = written.text(UPDATED).orElse(null);
        if (written.at("columns") instanceof Value.Fields(var named)) {
            for (var column : named.entrySet()) {
                if (!(column.getValue() instanceof Value.Text(var name)) || name.isBlank()) {
                    continue;
                }
                var field = Field.of(column.getKey());
                if (field.isPresent()) {
                    columns.put(field.get(), name);
                } else if (column.getKey().equals(UPDATED)) {
                    updated = name;
                } else {
                    others.put(column.getKey(), name);
                }
            }
        }
        return new CompanySource(
                written.text("name").orElse(""),
                written.text("data_source").orElse(""),
                written.text("table").filter(text -> !text.isBlank()).orElse(null),
                written.text("sql").filter(text -> !text.isBlank()).orElse(null),
                keys(written.at("key")),
                columns,
                others,
                updated);
    }

    private static List<String> keys(Value key) {
        return switch (key) {
            case Value.Text(var name) when !name.isBlank() -> List.of(name);
            case Value.Items(var items) -> {
                var keys = new ArrayList<String>();
                items.forEach(item -> {
                    if (item instanceof Value.Text(var name)) {
                        keys.add(name);
                    }
                });
                yield keys;
            }
            case Value.Text _,
                    Value.Nothing _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    List.of();
        };
    }

    /** The column of a field, if there is one. */
    Optional<String> column(Field field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** All columns by the names their values go by: fields first, then the others. */
    Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        columns.forEach((field, column) -> all.put(field.code(), column));
        all.putAll(others);
        return all;
    }

    /** In the form of a request. */
    Value.Fields json() {
        var columnNames = new LinkedHashMap<String, Value>();
        all().forEach((field, column) -> columnNames.put(field, Value.text(column)));
        if (updated != null) {
            columnNames.put(UPDATED, Value.text(updated));
        }
        var fields = new LinkedHashMap<String, Value>();
        fields.put("name", Value.text(name));
        fields.put("data_source", Value.text(dataSource));
        if (table != null) {
            fields.put("table", Value.text(table));
        }
        if (sql != null) {
            fields.put("sql", Value.text(sql));
        }
        fields.put("key", new Value.Items(key.stream().map(Value::text).toList()));
        fields.put("columns", new Value.Fields(columnNames));
        return new Value.Fields(fields);
    }
}
