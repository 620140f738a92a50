package dev.baton.pipeline.entity;

import dev.baton.pipeline.entity.match.Field;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.DataSource;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the two sources of a request, and guesses what it leaves out. */
final class SourceFinder {
    private static final int SOURCES_LOOKED_AT = 20;
    private static final Pattern COMPANIES =
            Pattern.compile(
                    ".*(compan|firm|business|corporat|customer|client|account|supplier|vendor|partner|part(y|ies)|registr|register|organi[sz]ation).*");
    private static final Set<Field> TELLING =
            Set.of(
                    Field.ADDRESS,
                    Field.POSTCODE,
                    Field.CITY,
                    Field.TAX_ID,
                    Field.PHONE,
                    Field.EMAIL,
                    Field.WEBSITE);

    private final Databases databases;

    /** The data sources that a caller may ask. */
    interface Databases {
        List<String> names(Caller caller);

        DataSource open(String name, Caller caller);
    }

    SourceFinder(Databases databases) {
        this.databases = databases;
    }

    /** The two sources a request names, or the two tables that look most like company registers. */
    List<OpenedSource> find(Value requested, Caller caller) {
        var named = named(requested);
        if (named.isEmpty()) {
            return likely(caller);
        }
        if (named.size() != 2) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "Two sources are matched; %d were given.".formatted(named.size()),
                    "Give sources as a list of two objects with data_source and table.");
        }
        var opened = named.stream().map(source -> opened(source, caller)).toList();
        return opened.get(0).source().name().equals(opened.get(1).source().name())
                ? List.of(renamed(opened.get(0), " (1)"), renamed(opened.get(1), " (2)"))
                : opened;
    }

    private static List<CompanySource> named(Value requested) {
        return requested instanceof Value.Items(var items)
                ? items.stream()
                        .filter(Value.Fields.class::isInstance)
                        .map(item -> CompanySource.of((Value.Fields) item))
                        .toList()
                : List.of();
    }

    private static OpenedSource renamed(OpenedSource opened, String suffix) {
        var source = opened.source();
        return new OpenedSource(
                new CompanySource(
                        source.name() + suffix,
                        source.dataSource(),
                        source.table(),
                        source.sql(),
                        source.key(),
                        source.columns(),
                        source.others(),
                        source.updated()),
                opened.database(),
                opened.sql());
    }

    private OpenedSource opened(CompanySource asked, Caller caller) {
        var database = databases.open(asked.dataSource(), caller);
        if (asked.sql() != null) {
            var source =
                    filled(
                            asked,
                            database.name(),
                            asked.columns().keySet().stream().map(Field::code).toList(),
                            List.of());
            return new OpenedSource(source, database, SourceSql.of(source, asked.sql()));
        }
        var table = table(asked, database.schema());
        var columns = table.columns().stream().map(Column::name).toList();
        var source = filled(asked, database.name(), columns, table.primaryKey());
        check(source, table);
        return new OpenedSource(source, database, SourceSql.of(source, table.name()));
    }

    private static Table table(CompanySource asked, Schema schema) {
        return schema.catalogue().tables().stream()
                .filter(table ->
                        table.name().name().equals(asked.table())
                                || table.name().toString().equals(asked.table()))
                .min(Comparator.comparing(table -> !table.name().schema().equals("public")))
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.BAD_REQUEST,
                                asked.table() == null
                                        ? "A source needs a table or a query."
                                        : "There is no table %s.".formatted(asked.table()),
                                "Known are "
                                        + String.join(
                                                ", ",
                                                schema.catalogue().tables().stream()
                                                        .limit(20)
                                                        .map(table -> table.name().name())
                                                        .toList())
                                        + "."));
    }

    /** The source with what it leaves out guessed from the columns; throws without name or key. */
    private static CompanySource filled(
            CompanySource asked, String dataSource, List<String> columns, List<String> primaryKey) {
        var fields = asked.columns().isEmpty() ? ColumnGuess.of(columns) : asked.columns();
        var key = asked.key().isEmpty() ? primaryKey : asked.key();
        var name = asked.name();
        if (name.isBlank()) {
            name = asked.table() == null ? dataSource : asked.table();
        }
        if (key.isEmpty() || !fields.containsKey(Field.NAME)) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    key.isEmpty()
                            ? "It is not known which column of %s is the key.".formatted(name)
                            : "It is not known which column of %s holds the name.".formatted(name),
                    "Give key, and columns with at least name, such as {\"name\": \"company_name\"}.");
        }
        return new CompanySource(
                name,
                dataSource,
                asked.table(),
                asked.sql(),
                key,
                fields,
                asked.others(),
                asked.updated() == null && asked.columns().isEmpty()
                        ? ColumnGuess.updated(columns).orElse(null)
                        : asked.updated());
    }

    private static void check(CompanySource source, Table table) {
        Stream.of(
                        source.key().stream(),
                        source.all().values().stream(),
                        Stream.ofNullable(source.updated()))
                .flatMap(names -> names)
                .filter(column -> table.column(column).isEmpty())
                .findFirst()
                .ifPresent(column -> {
                    throw ProblemException.of(
                            Cause.BAD_REQUEST,
                            "The table %s has no column %s.".formatted(table.name().name(), column),
                            "It has: "
                                    + String.join(
                                            ", ",
                                            table.columns().stream().map(Column::name).toList())
                                    + ".");
                });
    }

    private record Likely(OpenedSource source, int score) {}

    private List<OpenedSource> likely(Caller caller) {
        var likely = new ArrayList<Likely>();
        for (var name : databases.names(caller).stream().limit(SOURCES_LOOKED_AT).toList()) {
            try {
                var database = databases.open(name, caller);
                for (var table : database.schema().catalogue().tables()) {
                    likely(database, table).ifPresent(likely::add);
                }
            } catch (ProblemException e) {
                continue; // A source that cannot be reached has no tables to guess from.
            }
        }
        var best =
                likely.stream()
                        .sorted(
                                Comparator.comparingInt(Likely::score)
                                        .reversed()
                                        .thenComparing(each -> each.source().source().name()))
                        .limit(2)
                        .map(Likely::source)
                        .toList();
        if (best.size() < 2) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "No two tables look like registers of companies.",
                    "Give sources as a list of two objects with data_source and table.");
        }
        return best;
    }

    /** A table of companies: it is called so, and says more of them than a name. */
    private static Optional<Likely> likely(DataSource database, Table table) {
        var texts =
                table.columns().stream()
                        .filter(column -> column.type() == ColumnType.TEXT)
                        .map(Column::name)
                        .toList();
        Map<Field, String> fields = ColumnGuess.of(texts);
        long telling = fields.keySet().stream().filter(TELLING::contains).count();
        if (table.primaryKey().isEmpty()
                || !fields.containsKey(Field.NAME)
                || telling < 2
                || !aboutCompanies(table, database.schema().semantics())) {
            return Optional.empty();
        }
        var source =
                new CompanySource(
                        table.name().name(),
                        database.name(),
                        table.name().toString(),
                        null,
                        table.primaryKey(),
                        fields,
                        Map.of(),
                        ColumnGuess.updated(
                                        table.columns().stream()
                                                .filter(column -> column.type().temporal())
                                                .map(Column::name)
                                                .toList())
                                .orElse(null));
        return Optional.of(
                new Likely(
                        new OpenedSource(source, database, SourceSql.of(source, table.name())),
                        (int) telling));
    }

    private static boolean aboutCompanies(Table table, Semantics semantics) {
        return COMPANIES.matcher(table.name().name()).matches()
                || semantics.entities().stream()
                        .filter(entity -> entity.table().equals(table.name()))
                        .flatMap(entity ->
                                Stream.concat(Stream.of(entity.name()), entity.synonyms().stream()))
                        .filter(Objects::nonNull)
                        .anyMatch(word -> COMPANIES.matcher(word).matches());
    }
}
