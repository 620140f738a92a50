package dev.baton.pipeline.entity;

import static java.util.stream.Collectors.joining;

import dev.baton.sql.TableName;
import java.util.ArrayList;

/** How the records of a source are asked for. */
final class SourceSql {
    private static final int LONGEST_VALUE = 500;

    private final CompanySource source;
    private final String from;

    /** {@code table} is where a source without a query of its own is read. */
    private SourceSql(CompanySource source, String from) {
        this.source = source;
        this.from = from;
    }

    static SourceSql of(CompanySource source, TableName table) {
        return new SourceSql(source, quoted(table.schema()) + "." + quoted(table.name()));
    }

    static SourceSql of(CompanySource source, String query) {
        return new SourceSql(source, "(\n" + query + "\n)");
    }

    /** One row for each record: key, when it was touched, then all columns in order. */
    String records() {
        var given = new ArrayList<String>();
        given.add(key() + " as k");
        given.add(
                source.updated() == null ? "null::text as u" : column(source.updated()) + " as u");
        int i = 0;
        for (var column : source.all().values()) {
            given.add("left(%s::text, %d) as c%d".formatted(column(column), LONGEST_VALUE, i++));
        }
        return "select %s\nfrom %s as t".formatted(String.join(",\n", given), from);
    }

    /** One row: how many records, keys and different keys there are, and how many have a value. */
    String counts() {
        var given = new ArrayList<String>();
        given.add("count(*) as records");
        given.add("count(distinct %s) as keys".formatted(key()));
        int i = 0;
        for (var column : source.all().values()) {
            given.add("count(nullif(btrim(%s::text), '')) as c%d".formatted(column(column), i++));
        }
        return "select %s\nfrom %s as t".formatted(String.join(",\n", given), from);
    }

    private String key() {
        return source.key().size() == 1
                ? column(source.key().getFirst()) + "::text"
                : source.key().stream()
                        .map(column -> column(column) + "::text")
                        .collect(joining(", ", "concat_ws('/', ", ")"));
    }

    private static String column(String name) {
        return "t." + quoted(name);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
