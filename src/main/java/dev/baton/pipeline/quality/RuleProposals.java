package dev.baton.pipeline.quality;

import dev.baton.plan.Value;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules nobody wrote, from what the catalogue and the semantics say of the tables. */
final class RuleProposals {
    private static final int MOST_RULES = 1_000;
    private static final Duration RECORDED_WITHIN = Duration.ofDays(30);
    private static final Duration HAPPENED_WITHIN = Duration.ofDays(365);

    private static final Pattern RECORDED =
            Pattern.compile(
                    "(last_)?(updated|modified|changed|created|inserted|loaded|recorded|imported|received|synced)"
                            + "(_(at|on|dt|ts|date|time))?");
    private static final Pattern EMAIL = Pattern.compile("(.*_)?e_?mail(_address)?");
    private static final Pattern SHARE = Pattern.compile(".*_(pct|percent|percentage)");

    /** Deliberately loose: what is wrong with an address must be wrong beyond doubt. */
    private static final String EMAIL_FORM = "^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:].]{2,}$";

    private final Schema schema;
    private final Map<List<Object>, Rule> rules = new LinkedHashMap<>();

    private RuleProposals(Schema schema) {
        this.schema = schema;
    }

    /** The rules for these tables, at most a thousand. */
    static List<Rule> of(Schema schema, List<Table> tables) {
        var proposals = new RuleProposals(schema);
        for (var table : tables) {
            proposals.keys(table);
            proposals.references(table);
            proposals.columns(table);
            proposals.entity(table);
        }
        return proposals.rules.values().stream().limit(MOST_RULES).toList();
    }

    private void keys(Table table) {
        if (!table.primaryKey().isEmpty() && known(table, table.primaryKey())) {
            add(table, new Check.Unique(table.primaryKey()), Severity.CRITICAL, "primary key");
            table.primaryKey()
                    .forEach(column ->
                            add(
                                    table,
                                    new Check.NotNull(column),
                                    Severity.CRITICAL,
                                    "primary key"));
        }
        for (var key : table.uniqueKeys()) {
            if (known(table, key)) {
                add(table, new Check.Unique(key), Severity.MAJOR, "declared unique");
            }
        }
    }

    private static boolean known(Table table, List<String> columns) {
        return columns.stream().allMatch(column -> table.column(column).isPresent());
    }

    private void references(Table table) {
        for (var key : schema.catalogue().foreignKeys()) {
            if (key.from().equals(table.name()) && known(table, key.fromColumns())) {
                foreign(table, key.fromColumns(), key.to(), key.toColumns(), "declared key");
            }
        }
        for (var relation : schema.semantics().relations()) {
            if (relation.from().table().equals(table.name())) {
                foreign(
                        table,
                        List.of(relation.from().name()),
                        relation.to().table(),
                        List.of(relation.to().name()),
                        "relation of the semantic layer");
            }
        }
    }

    private void foreign(
            Table table, List<String> columns, TableName to, List<String> toColumns, String why) {
        var target = schema.catalogue().table(to);
        if (target.isPresent() && known(target.get(), toColumns)) {
            add(table, new Check.Foreign(columns, to, toColumns), Severity.CRITICAL, why);
        }
    }

    private void columns(Table table) {
        for (var column : table.columns()) {
            if (column.type() == ColumnType.TEXT && EMAIL.matcher(column.name()).matches()) {
                add(
                        table,
                        new Check.Pattern(column.name(), EMAIL_FORM),
                        Severity.MAJOR,
                        "named like an e-mail address");
            }
            if (column.type().numeric() && SHARE.matcher(column.name()).matches()) {
                add(
                        table,
                        new Check.Range(column.name(), Value.number(0), Value.number(100)),
                        Severity.MINOR,
                        "named like a percentage");
            }
            if (column.type().temporal() && RECORDED.matcher(column.name()).matches()) {
                add(
                        table,
                        new Check.Freshness(column.name(), RECORDED_WITHIN),
                        Severity.MINOR,
                        "says when rows were recorded");
            }
        }
    }

    private void entity(Table table) {
        schema.semantics().entities().stream()
                .filter(entity -> entity.table().equals(table.name()))
                .forEach(entity -> {
                    label(table, entity);
                    date(table, entity);
                    entity.columns().forEach(words -> values(table, words, entity));
                });
    }

    private void label(Table table, Semantics.Entity entity) {
        column(table, entity.label())
                .ifPresent(label -> {
                    var why = "label of the " + entity.name();
                    add(table, new Check.NotNull(label.name()), Severity.MAJOR, why);
                    // The label of a table without further keys is what tells its rows apart.
                    if (label.type() == ColumnType.TEXT && names(table, label)) {
                        add(
                                table,
                                new Check.Duplicates(List.of(label.name()), Check.Match.WORDS),
                                Severity.MAJOR,
                                why);
                    }
                });
    }

    /** True when nearly every row has a value of its own: then the column is a name. */
    private static boolean names(Table table, Column label) {
        return table.uniqueKeys().contains(List.of(label.name()))
                || (table.rows() > 0 && label.distinct() >= 0.9 * table.rows());
    }

    private void date(Table table, Semantics.Entity entity) {
        column(table, entity.date())
                .filter(date -> date.type().temporal())
                .ifPresent(date ->
                        add(
                                table,
                                new Check.Freshness(date.name(), HAPPENED_WITHIN),
                                Severity.MINOR,
                                "date of the " + entity.name()));
    }

    private void values(Table table, Semantics.Words words, Semantics.Entity entity) {
        if (words.values().isEmpty() || words.column().equals(entity.label())) {
            return;
        }
        column(table, words.column())
                .ifPresent(column ->
                        add(
                                table,
                                new Check.Allowed(
                                        column.name(),
                                        words.values().keySet().stream().map(Value::text).toList()),
                                Severity.MINOR,
                                "values the semantic layer knows"));
    }

    private static Optional<Column> column(
            Table table, @org.jspecify.annotations.Nullable String name) {
        return name == null ? Optional.empty() : table.column(name);
    }

    /** The first reason for a check is kept. */
    private void add(Table table, Check check, Severity severity, String why) {
        var columns = new ArrayList<>(check.columns());
        rules.putIfAbsent(
                List.of(table.name(), check.type(), columns, target(check)),
                new Rule(
                        "%s.%s %s"
                                .formatted(
                                        table.name().name(),
                                        String.join("+", columns),
                                        check.type()),
                        table.name(),
                        check,
                        severity,
                        0,
                        why));
    }

    private static Object target(Check check) {
        return check instanceof Check.Foreign foreign ? foreign.to() : "";
    }
}
