package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees and harvests of some villages, on paper. */
final class Orchard {
    static final TableName TREES = new TableName("public", "trees");
    static final TableName HARVESTS = new TableName("public", "harvests");
    private static final Map<String, ColumnName> VALUES =
            Map.of(
                    "perry", new ColumnName(TREES, "village"),
                    "oakham", new ColumnName(TREES, "village"),
                    "pear", new ColumnName(TREES, "fruit"),
                    "apple", new ColumnName(TREES, "fruit"),
                    "dead", new ColumnName(TREES, "state"),
                    "healthy", new ColumnName(TREES, "state"));

    private Orchard() {}

    static Asked asked(@Nullable String before, String question) {
        return new Asked(
                question,
                before == null ? null : new Asked.Resolved(before, "select 1"),
                schema(),
                LocalDate.of(2025, 6, 30),
                List.of());
    }

    static Schema schema() {
        var trees =
                new Table(
                        TREES,
                        false,
                        null,
                        List.of(
                                column("id", ColumnType.INTEGER),
                                column("label", ColumnType.TEXT),
                                column("village", ColumnType.TEXT),
                                column("fruit", ColumnType.TEXT),
                                column("state", ColumnType.TEXT),
                                column("height", ColumnType.DECIMAL),
                                column("price", ColumnType.DECIMAL),
                                column("planted_on", ColumnType.DATE)),
                        List.of("id"),
                        List.of(),
                        100);
        var harvests =
                new Table(
                        HARVESTS,
                        false,
                        null,
                        List.of(
                                column("id", ColumnType.INTEGER),
                                column("tree_id", ColumnType.INTEGER),
                                column("weight", ColumnType.DECIMAL),
                                column("picked_on", ColumnType.DATE)),
                        List.of("id"),
                        List.of(),
                        1000);
        var key = new ForeignKey(HARVESTS, List.of("tree_id"), TREES, List.of("id"));
        return new Schema(
                new Catalogue(List.of(trees, harvests), List.of(key), "v1", Instant.EPOCH),
                Semantics.NONE,
                phrase -> {
                    var word = phrase.toLowerCase(java.util.Locale.ROOT);
                    var column = VALUES.get(word);
                    return column == null
                            ? List.of()
                            : List.of(
                                    new ValueMatch(
                                            column,
                                            column.name().equals("village")
                                                    ? Character.toUpperCase(word.charAt(0))
                                                            + word.substring(1)
                                                    : word,
                                            1));
                });
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, "text", true, null, List.of(), 5);
    }
}
