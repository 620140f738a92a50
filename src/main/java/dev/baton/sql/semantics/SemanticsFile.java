package dev.baton.sql.semantics;

import static java.util.Comparator.comparingInt;

import dev.baton.json.YamlFault;
import dev.baton.json.YamlPart;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.sql.Catalogue;
import dev.baton.sql.ColumnName;
import dev.baton.sql.Hidden;
import dev.baton.sql.Semantics;
import dev.baton.sql.Semantics.Entity;
import dev.baton.sql.Semantics.Metric;
import dev.baton.sql.Semantics.Relation;
import dev.baton.sql.Semantics.Rule;
import dev.baton.sql.Semantics.Words;
import dev.baton.sql.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a {@code semantics.yaml} and holds every name in it against the tables there are. */
public final class SemanticsFile {
    private static final int MOST_QUESTIONS = 20;

    private final List<YamlFault> faults = new ArrayList<>();
    private final Names names;

    private SemanticsFile(Catalogue catalogue) {
        names = new Names(catalogue);
    }

    /** What a text means, as far as it could be read, and all that is wrong in it. */
    public record Checked(Semantics semantics, List<YamlFault> faults) {
        public Checked {
            faults = faults.stream().sorted(comparingInt(YamlFault::line)).toList();
        }
    }

    /** Throws a {@link ProblemException} with all faults when there are any. */
    public static Semantics read(String yaml, Catalogue catalogue) {
        var checked = check(yaml, catalogue);
        if (!checked.faults().isEmpty()) {
            throw new ProblemException(problem(checked.faults()));
        }
        return checked.semantics();
    }

    /** Reads as much as can be read; {@code catalogue} is the whole one, with nothing hidden. */
    public static Checked check(String yaml, Catalogue catalogue) {
        var file = new SemanticsFile(catalogue);
        var semantics = file.semantics(YamlPart.document(yaml, file.faults));
        return new Checked(semantics, file.faults);
    }

    /** All faults as one problem, a suggestion each. */
    public static Problem problem(List<YamlFault> faults) {
        var count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
        return new Problem(
                Cause.BAD_REQUEST,
                "The semantics have %s. First: %s".formatted(count, faults.getFirst()),
                faults.stream().map(YamlFault::toString).toList());
    }

    private Semantics semantics(YamlPart document) {
        var fields =
                document.fields(
                        ordered(
                                "version",
                                "description",
                                "entities",
                                "relations",
                                "metrics",
                                "rules",
                                "hidden",
                                "questions"));
        var version = fields.get("version");
        if (version != null && !version.text().equals("1")) {
            version.fault("must be 1");
        }
        var hidden = items(fields, "hidden", part -> names.tableOrColumn(part).orElse(null));
        var hiding =
                Hidden.in(
                        new Semantics(
                                null, List.of(), List.of(), List.of(), List.of(), hidden,
                                List.of()));
        var questions = items(fields, "questions", YamlPart::text);
        if (questions.size() > MOST_QUESTIONS) {
            document.fault("at most %d questions".formatted(MOST_QUESTIONS));
        }
        var entities = items(fields, "entities", part -> entity(part, hiding));
        var metrics = items(fields, "metrics", part -> metric(part, hiding));
        var rules = items(fields, "rules", part -> rule(part, hiding));
        unique(document, "entity", entities.stream().map(Entity::name).toList());
        unique(document, "metric", metrics.stream().map(Metric::name).toList());
        unique(document, "rule", rules.stream().map(Rule::name).toList());
        return new Semantics(
                text(fields, "description"),
                entities,
                items(fields, "relations", part -> relation(part, hiding)),
                metrics,
                rules,
                hidden,
                questions);
    }

    private @Nullable Entity entity(YamlPart part, Hidden hidden) {
        var fields =
                part.fields(
                        ordered(
                                "name",
                                "table",
                                "synonyms",
                                "description",
                                "label",
                                "date",
                                "columns"));
        var name = part.required(fields, "name").text();
        var table = shown(part.required(fields, "table"), hidden);
        if (table == null) {
            return null;
        }
        var date = column(fields, "date", table, hidden);
        if (date != null && !temporal(table, date)) {
            part.required(fields, "date").fault("'%s' is not a date or time".formatted(date));
        }
        var columns = items(fields, "columns", words -> words(words, table, hidden));
        unique(part, "column", columns.stream().map(Words::column).toList());
        return new Entity(
                name,
                table.name(),
                texts(fields, "synonyms"),
                text(fields, "description"),
                column(fields, "label", table, hidden),
                date,
                columns);
    }

    private @Nullable Words words(YamlPart part, Table table, Hidden hidden) {
        var fields = part.fields(ordered("name", "synonyms", "description", "values"));
        part.required(fields, "name");
        var column = column(fields, "name", table, hidden);
        var values = new LinkedHashMap<String, List<String>>();
        var written = fields.get("values");
        if (written != null) {
            written.allFields().forEach((value, words) -> values.put(value, words.texts()));
        }
        return column == null
                ? null
                : new Words(column, texts(fields, "synonyms"), text(fields, "description"), values);
    }

    private @Nullable Relation relation(YamlPart part, Hidden hidden) {
        var fields = part.fields(ordered("from", "to", "role", "synonyms", "default"));
        var from = shownColumn(part.required(fields, "from"), hidden);
        var to = shownColumn(part.required(fields, "to"), hidden);
        var byDefault = fields.get("default");
        if (from == null || to == null) {
            return null;
        }
        return new Relation(
                from,
                to,
                text(fields, "role"),
                texts(fields, "synonyms"),
                byDefault != null && byDefault.flag());
    }

    private @Nullable Metric metric(YamlPart part, Hidden hidden) {
        var fields = part.fields(ordered("name", "synonyms", "table", "expression"));
        var name = part.required(fields, "name").text();
        var table = shown(part.required(fields, "table"), hidden);
        var expression = part.required(fields, "expression").text();
        return table == null
                ? null
                : new Metric(name, texts(fields, "synonyms"), table.name(), expression);
    }

    private @Nullable Rule rule(YamlPart part, Hidden hidden) {
        var fields = part.fields(ordered("name", "phrases", "table", "condition"));
        var name = part.required(fields, "name").text();
        var table = shown(part.required(fields, "table"), hidden);
        var condition = part.required(fields, "condition").text();
        var phrases = texts(fields, "phrases");
        return table == null
                ? null
                : new Rule(
                        name, phrases.isEmpty() ? List.of(name) : phrases, table.name(), condition);
    }

    private @Nullable Table shown(YamlPart part, Hidden hidden) {
        var table = part.empty() ? null : names.table(part).orElse(null);
        if (table != null && hidden.hides(table.name())) {
            part.fault("%s is hidden".formatted(table.name()));
        }
        return table;
    }

    private @Nullable ColumnName shownColumn(YamlPart part, Hidden hidden) {
        return part.empty() ? null : checked(part, names.column(part).orElse(null), hidden);
    }

    private @Nullable String column(
            Map<String, YamlPart> fields, String field, Table table, Hidden hidden) {
        var part = fields.get(field);
        if (part == null || part.empty()) {
            return null;
        }
        var column = checked(part, names.column(part, table, part.text()).orElse(null), hidden);
        return column == null ? null : column.name();
    }

    private static @Nullable ColumnName checked(
            YamlPart part, @Nullable ColumnName column, Hidden hidden) {
        if (column != null && hidden.hides(column)) {
            part.fault("%s is hidden".formatted(column));
        }
        return column;
    }

    private static boolean temporal(Table table, String column) {
        return table.column(column).filter(found -> found.type().temporal()).isPresent();
    }

    private static @Nullable String text(Map<String, YamlPart> fields, String name) {
        var field = fields.get(name);
        return field == null || field.empty() ? null : field.text();
    }

    private static List<String> texts(Map<String, YamlPart> fields, String name) {
        var field = fields.get(name);
        return field == null ? List.of() : field.texts();
    }

    private static <T> List<T> items(
            Map<String, YamlPart> fields, String name, Function<YamlPart, @Nullable T> reading) {
        var field = fields.get(name);
        if (field == null) {
            return List.of();
        }
        return field.items().stream().map(reading).filter(Objects::nonNull).toList();
    }

    private static void unique(YamlPart part, String what, List<String> names) {
        var seen = new HashSet<String>();
        var twice = new TreeSet<String>();
        names.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        twice.forEach(name -> part.fault("%s '%s' stands here twice".formatted(what, name)));
    }

    private static Set<String> ordered(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }
}
