package dev.baton.sql.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue of a PostgreSQL says its tables are, as far as the role may read them: a fixed
 * number of queries however many tables there are. Samples are left empty.
 */
final class PostgresIntrospection {
    private final Reading reading;
    private final String[] schemas;

    /** No schemas named means all but the system's own. */
    PostgresIntrospection(Reading reading, List<String> schemas) {
        this.reading = reading;
        this.schemas = schemas.toArray(String[]::new);
    }

    static final String IN_SCHEMAS =
            """
            namespace.nspname !~ '^pg_' and namespace.nspname <> 'information_schema'
            and (cardinality(?::text[]) = 0 or namespace.nspname = any(?::text[]))
            """;

    // Leaves of partitioned tables stay out: their parent is the table people speak of.
    private static final String RELATIONS =
            """
            select class.oid::bigint as id, namespace.nspname as schema, class.relname as name,
                   class.relkind in ('v', 'm') as view, about.description as comment,
                   case when class.relkind = 'p' then (
                            select coalesce(sum(greatest(leaf.reltuples, 0)), 0)
                            from pg_partition_tree(class.oid) part
                            join pg_class leaf on leaf.oid = part.relid where part.isleaf)
                        else class.reltuples end::float8 as rows
            from pg_class class
            join pg_namespace namespace on namespace.oid = class.relnamespace
            left join pg_description about
                   on about.objoid = class.oid and about.objsubid = 0
                  and about.classoid = 'pg_class'::regclass
            where class.relkind in ('r', 'v', 'm', 'p', 'f') and not class.relispartition
              and has_schema_privilege(namespace.oid, 'USAGE')
              and has_any_column_privilege(class.oid, 'SELECT')
              and %s
            order by 2, 3
            """
                    .formatted(IN_SCHEMAS);

    private static final String COLUMNS =
            """
            with recursive base (type, root) as (
                select oid, oid from pg_type where typtype <> 'd'
                union all
                select domain.oid, base.root
                from pg_type domain join base on domain.typbasetype = base.type
                where domain.typtype = 'd')
            select attribute.attrelid::bigint as id, attribute.attnum as number,
                   attribute.attname as name, root.typname as type, root.typcategory as category,
                   format_type(attribute.atttypid, attribute.atttypmod) as database_type,
                   not attribute.attnotnull as nullable, about.description as comment,
                   (select array_agg(enumlabel::text order by enumsortorder)
                    from pg_enum where enumtypid = root.oid) as labels
            from pg_attribute attribute
            join base on base.type = attribute.atttypid
            join pg_type root on root.oid = base.root
            left join pg_description about
                   on about.objoid = attribute.attrelid and about.objsubid = attribute.attnum
                  and about.classoid = 'pg_class'::regclass
            where attribute.attrelid = any(?::bigint[]) and attribute.attnum > 0
              and not attribute.attisdropped
              and has_column_privilege(attribute.attrelid, attribute.attnum, 'SELECT')
            order by 1, 2
            """;

    private static final String STATISTICS =
            """
            select schemaname, tablename, attname, n_distinct::float8
            from pg_stats where schemaname = any(?::text[]) order by inherited
            """;

    private static final String KEYS =
            """
            select indrelid::bigint as id, indisprimary as is_primary,
                   (string_to_array(indkey::text, ' ')::int[])[1:indnkeyatts] as columns
            from pg_index
            where indrelid = any(?::bigint[]) and indisunique and indpred is null
              and indexprs is null and indisvalid
            order by indexrelid
            """;

    private static final String FOREIGN_KEYS =
            """
            select conrelid::bigint as id, conkey::int[] as columns,
                   confrelid::bigint as target, confkey::int[] as target_columns
            from pg_constraint
            where contype = 'f' and conparentid = 0 and conrelid = any(?::bigint[])
              and confrelid = any(?::bigint[])
            order by conrelid, conkey, oid
            """;

    private record Relation(
            long id, TableName name, boolean view, @Nullable String comment, double rows) {}

    private record Attribute(long id, int number, Column column) {}

    private record Key(long id, boolean primary, List<Integer> columns) {}

    private record Reference(long id, List<Integer> columns, long target, List<Integer> targets) {}

    /** All of it, in one consistent order. */
    Catalogue catalogue() throws SQLException {
        var relations =
                reading.rows(
                        RELATIONS,
                        row ->
                                new Relation(
                                        row.getLong("id"),
                                        new TableName(
                                                row.getString("schema"), row.getString("name")),
                                        row.getBoolean("view"),
                                        row.getString("comment"),
                                        row.getDouble("rows")),
                        schemas,
                        schemas);
        var ids = relations.stream().map(Relation::id).toArray(Long[]::new);
        var attributes =
                attributes(ids).stream()
                        .collect(groupingBy(Attribute::id, LinkedHashMap::new, toList()));
        var keys = keys(ids).stream().collect(groupingBy(Key::id));
        var statistics = statistics(relations);
        var tables =
                relations.stream()
                        .filter(relation -> attributes.containsKey(relation.id()))
                        .map(relation ->
                                table(
                                        relation,
                                        attributes.getOrDefault(relation.id(), List.of()),
                                        keys.getOrDefault(relation.id(), List.of()),
                                        statistics))
                        .toList();
        var foreignKeys = foreignKeys(ids, relations, attributes);
        return new Catalogue(tables, foreignKeys, Version.of(tables, foreignKeys), now());
    }

    private Instant now() throws SQLException {
        return reading.rows(
                        "select now()", row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .getFirst();
    }

    private List<Attribute> attributes(Long[] ids) throws SQLException {
        return reading.rows(
                COLUMNS,
                row -> {
                    var type = PostgresTypes.kind(row.getString("type"), row.getString("category"));
                    var labels = row.getArray("labels");
                    return new Attribute(
                            row.getLong("id"),
                            row.getInt("number"),
                            new Column(
                                    row.getString("name"),
                                    type,
                                    row.getString("database_type"),
                                    row.getBoolean("nullable"),
                                    row.getString("comment"),
                                    labels == null
                                            ? List.of()
                                            : List.of((String[]) labels.getArray()),
                                    -1));
                },
                (Object) ids);
    }

    private List<Key> keys(Long[] ids) throws SQLException {
        return reading.rows(
                KEYS,
                row ->
                        new Key(
                                row.getLong("id"),
                                row.getBoolean("is_primary"),
                                numbers(row.getArray("columns"))),
                (Object) ids);
    }

    private static List<Integer> numbers(java.sql.Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }

    /** Shares of distinct values by table and column; negative ones are a share of the rows. */
    private Map<TableName, Map<String, Double>> statistics(List<Relation> relations)
            throws SQLException {
        var named =
                relations.stream()
                        .map(relation -> relation.name().schema())
                        .distinct()
                        .toArray(String[]::new);
        var statistics = new HashMap<TableName, Map<String, Double>>();
        reading.rowsIfGiven(
                STATISTICS,
                row ->
                        statistics
                                .computeIfAbsent(
                                        new TableName(row.getString(1), row.getString(2)),
                                        _ -> new HashMap<>())
                                .put(row.getString(3), row.getDouble(4)),
                (Object) named);
        return statistics;
    }

    private static Table table(
            Relation relation,
            List<Attribute> attributes,
            List<Key> keys,
            Map<TableName, Map<String, Double>> statistics) {
        var shares = statistics.getOrDefault(relation.name(), Map.of());
        var names = names(attributes);
        var columns =
                attributes.stream()
                        .map(Attribute::column)
                        .map(column -> counted(column, shares.get(column.name()), relation.rows()))
                        .toList();
        var usable =
                keys.stream().filter(key -> names.keySet().containsAll(key.columns())).toList();
        return new Table(
                relation.name(),
                relation.view(),
                relation.comment(),
                columns,
                usable.stream()
                        .filter(Key::primary)
                        .findFirst()
                        .map(key -> named(key.columns(), names))
                        .orElse(List.of()),
                usable.stream()
                        .filter(key -> !key.primary())
                        .map(key -> named(key.columns(), names))
                        .distinct()
                        .toList(),
                Math.round(relation.rows()));
    }

    private static Column counted(Column column, @Nullable Double share, double rows) {
        if (share == null || share == 0) {
            return column;
        }
        var distinct = share > 0 ? share : -share * Math.max(rows, 0);
        return new Column(
                column.name(),
                column.type(),
                column.databaseType(),
                column.nullable(),
                column.comment(),
                column.samples(),
                Math.round(distinct));
    }

    private List<ForeignKey> foreignKeys(
            Long[] ids, List<Relation> relations, Map<Long, List<Attribute>> attributes)
            throws SQLException {
        var tables = new HashMap<Long, TableName>();
        relations.forEach(relation -> tables.put(relation.id(), relation.name()));
        return reading
                .rows(
                        FOREIGN_KEYS,
                        row ->
                                new Reference(
                                        row.getLong("id"),
                                        numbers(row.getArray("columns")),
                                        row.getLong("target"),
                                        numbers(row.getArray("target_columns"))),
                        ids,
                        ids)
                .stream()
                .map(reference -> foreignKey(reference, tables, attributes))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Null when the role may not read one of its columns: then nobody can join by it. */
    private static @Nullable ForeignKey foreignKey(
            Reference reference,
            Map<Long, TableName> tables,
            Map<Long, List<Attribute>> attributes) {
        var from = names(attributes.getOrDefault(reference.id(), List.of()));
        var to = names(attributes.getOrDefault(reference.target(), List.of()));
        var source = tables.get(reference.id());
        var target = tables.get(reference.target());
        if (source == null
                || target == null
                || !from.keySet().containsAll(reference.columns())
                || !to.keySet().containsAll(reference.targets())) {
            return null;
        }
        return new ForeignKey(
                source, named(reference.columns(), from), target, named(reference.targets(), to));
    }

    private static Map<Integer, String> names(List<Attribute> attributes) {
        var names = new HashMap<Integer, String>();
        attributes.forEach(attribute -> names.put(attribute.number(), attribute.column().name()));
        return names;
    }

    private static List<String> named(List<Integer> numbers, Map<Integer, String> names) {
        return numbers.stream().map(number -> names.getOrDefault(number, "")).toList();
    }
}
