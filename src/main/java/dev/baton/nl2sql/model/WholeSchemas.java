package dev.baton.nl2sql.model;

import dev.baton.model.Tokens;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.Schema;
import dev.baton.sql.Table;
import dev.baton.sql.ValueIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is worked out once for a whole schema and remembered while that is asked often. */
final class WholeSchemas {
    private static final int REMEMBERED = 32;

    private final List<Whole> recent = new ArrayList<>();

    /** Compared by identity: a schema read anew is another one. */
    private record Whole(Schema schema, int tokens, Schema withoutValues) {}

    /** The tokens of a prompt that showed every table and column. */
    int tokens(Schema schema) {
        return of(schema).tokens();
    }

    /** The schema with no value that is stored in it. */
    Schema withoutValues(Schema schema) {
        return of(schema).withoutValues();
    }

    private synchronized Whole of(Schema schema) {
        for (var whole : recent) {
            if (whole.schema() == schema) {
                return whole;
            }
        }
        if (recent.size() == REMEMBERED) {
            recent.removeFirst();
        }
        var whole = new Whole(schema, count(schema.catalogue()), bare(schema));
        recent.add(whole);
        return whole;
    }

    private static Schema bare(Schema schema) {
        var all = schema.catalogue();
        return new Schema(
                new Catalogue(
                        all.tables().stream().map(WholeSchemas::bare).toList(),
                        all.foreignKeys(),
                        all.version(),
                        all.readAt()),
                schema.semantics(),
                ValueIndex.EMPTY);
    }

    private static Table bare(Table table) {
        return new Table(
                table.name(),
                table.view(),
                table.comment(),
                table.columns().stream().map(WholeSchemas::bare).toList(),
                table.primaryKey(),
                table.uniqueKeys(),
                table.rows());
    }

    private static Column bare(Column column) {
        return new Column(
                column.name(),
                column.type(),
                column.databaseType(),
                column.nullable(),
                column.comment(),
                List.of(),
                column.distinct());
    }

    private static int count(Catalogue catalogue) {
        return catalogue.tables().stream().mapToInt(table -> Tokens.count(told(table))).sum();
    }

    private static String told(Table table) {
        return table.columns().stream()
                .map(column ->
                        "%s %s%s%s"
                                .formatted(
                                        column.name(),
                                        column.databaseType(),
                                        column.comment() == null
                                                ? ""
                                                : " /* " + column.comment() + " */",
                                        column.samples().stream()
                                                .limit(5)
                                                .collect(Collectors.joining("|", " {", "}"))))
                .collect(Collectors.joining(", ", table.name() + "(", ")\n"));
    }
}
