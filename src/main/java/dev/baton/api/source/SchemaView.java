package dev.baton.api.source;

import dev.baton.sql.ColumnName;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Semantics.Entity;
import dev.baton.sql.Semantics.Words;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of a data source: tables, keys, words, and questions to begin with. */
@org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceSchema")
public record SchemaView(
        String name,
        @Nullable String description,
        String version,
        Instant readAt,
        List<TableView> tables,
        List<KeyView> foreignKeys,
        List<RelationView> relations,
        List<MetricView> metrics,
        List<RuleView> rules,
        List<String> questions) {

    /** A table with what a row of it is called. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceTable")
    public record TableView(
            String name,
            boolean view,
            @Nullable String comment,
            long rows,
            List<String> primaryKey,
            List<List<String>> uniqueKeys,
            @Nullable EntityView entity,
            List<ColumnView> columns) {}

    /** What a row is, in words. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceEntity")
    public record EntityView(
            String name,
            List<String> synonyms,
            @Nullable String description,
            @Nullable String label,
            @Nullable String date) {}

    /** A column with samples and words. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceColumn")
    public record ColumnView(
            String name,
            String type,
            String databaseType,
            boolean nullable,
            @Nullable String comment,
            List<String> samples,
            long distinct,
            List<String> synonyms,
            @Nullable String description,
            Map<String, List<String>> values) {}

    /** A declared foreign key. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceForeignKey")
    public record KeyView(
            String from, List<String> fromColumns, String to, List<String> toColumns) {}

    /** A join that has a name. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceRelation")
    public record RelationView(
            String from, String to, @Nullable String role, List<String> synonyms) {}

    /** A named figure. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceMetric")
    public record MetricView(String name, List<String> synonyms, String table, String expression) {}

    /** A business word that is a condition. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DataSourceRule")
    public record RuleView(String name, List<String> phrases, String table, String condition) {}

    static SchemaView of(String name, Schema schema) {
        var words = schema.semantics();
        return new SchemaView(
                name,
                words.description(),
                schema.catalogue().version(),
                schema.catalogue().readAt(),
                schema.catalogue().tables().stream().map(each -> table(each, words)).toList(),
                schema.catalogue().foreignKeys().stream().map(SchemaView::key).toList(),
                words.relations().stream()
                        .map(each ->
                                new RelationView(
                                        written(each.from()),
                                        written(each.to()),
                                        each.role(),
                                        each.synonyms()))
                        .toList(),
                words.metrics().stream()
                        .map(each ->
                                new MetricView(
                                        each.name(),
                                        each.synonyms(),
                                        written(each.table()),
                                        each.expression()))
                        .toList(),
                words.rules().stream()
                        .map(each ->
                                new RuleView(
                                        each.name(),
                                        each.phrases(),
                                        written(each.table()),
                                        each.condition()))
                        .toList(),
                words.questions());
    }

    private static TableView table(Table table, Semantics semantics) {
        var entity =
                semantics.entities().stream()
                        .filter(each -> each.table().equals(table.name()))
                        .findFirst()
                        .orElse(null);
        return new TableView(
                written(table.name()),
                table.view(),
                table.comment(),
                table.rows(),
                table.primaryKey(),
                table.uniqueKeys(),
                entity == null
                        ? null
                        : new EntityView(
                                entity.name(),
                                entity.synonyms(),
                                entity.description(),
                                entity.label(),
                                entity.date()),
                table.columns().stream()
                        .map(column -> column(column, words(entity, column.name())))
                        .toList());
    }

    private static Words words(@Nullable Entity entity, String column) {
        return (entity == null ? List.<Words>of() : entity.columns())
                .stream()
                        .filter(each -> each.column().equals(column))
                        .findFirst()
                        .orElseGet(() -> new Words(column, List.of(), null, Map.of()));
    }

    private static ColumnView column(dev.baton.sql.Column column, Words words) {
        return new ColumnView(
                column.name(),
                column.type().name().toLowerCase(Locale.ROOT),
                column.databaseType(),
                column.nullable(),
                column.comment(),
                column.samples(),
                column.distinct(),
                words.synonyms(),
                words.description(),
                words.values());
    }

    private static KeyView key(ForeignKey key) {
        return new KeyView(
                written(key.from()), key.fromColumns(), written(key.to()), key.toColumns());
    }

    private static String written(TableName table) {
        return table.toString();
    }

    private static String written(ColumnName column) {
        return column.toString();
    }
}
