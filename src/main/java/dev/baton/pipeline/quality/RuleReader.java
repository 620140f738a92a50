package dev.baton.pipeline.quality;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a request against the tables there are, and tells all faults at once. */
final class RuleReader {
    private static final int MOST_RULES = 1_000;
    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "table",
                    "column",
                    "columns",
                    "type",
                    "min",
                    "max",
                    "pattern",
                    "values",
                    "references",
                    "max_age",
                    "match",
                    "severity",
                    "tolerance");

    private final Catalogue catalogue;
    private final Instant asOf;

    RuleReader(Catalogue catalogue, Instant asOf) {
        this.catalogue = catalogue;
        this.asOf = asOf;
    }

    /** Throws bad_request with a sentence for each rule that cannot be understood. */
    List<Rule> read(List<Value> requested) {
        if (requested.size() > MOST_RULES) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "There are %,d rules; at most %,d may be given."
                            .formatted(requested.size(), MOST_RULES),
                    "Split them over several operations.");
        }
        var rules = new ArrayList<Rule>();
        var faults = new ArrayList<String>();
        for (int i = 0; i < requested.size(); i++) {
            try {
                rules.add(rule(requested.get(i)));
            } catch (Fault fault) {
                faults.add("Rule %d: %s".formatted(i + 1, fault.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_REQUEST,
                            faults.size() == 1
                                    ? faults.getFirst()
                                    : "%d of %d rules cannot be understood. %s"
                                            .formatted(
                                                    faults.size(),
                                                    requested.size(),
                                                    faults.getFirst()),
                            faults));
        }
        return rules;
    }

    /** A rule that is not understood: one sentence. */
    static final class Fault extends RuntimeException {
        Fault(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** The table by its name, with or without its schema. */
    static Optional<Table> table(Catalogue catalogue, String name) {
        var named =
                catalogue.tables().stream()
                        .filter(table ->
                                table.name().toString().equals(name)
                                        || table.name().name().equals(name))
                        .toList();
        return named.stream()
                .filter(table -> table.name().schema().equals("public"))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private Rule rule(Value value) {
        if (!(value instanceof Value.Fields fields)) {
            throw new Fault("a rule is an object with table, column and type.");
        }
        var unknown = fields.fields().keySet().stream().filter(f -> !FIELDS.contains(f)).toList();
        if (!unknown.isEmpty()) {
            throw new Fault(
                    "there is no field %s; known are %s."
                            .formatted(unknown.getFirst(), String.join(", ", sorted(FIELDS))));
        }
        var request = request(fields);
        var table = found(request.table());
        var check = new CheckReader(table, asOf, this::reference).check(request);
        var severity = severity(request.severity());
        var name =
                request.name() == null
                        ? "%s.%s %s"
                                .formatted(
                                        table.name().name(),
                                        String.join("+", check.columns()),
                                        check.type())
                        : request.name();
        return new Rule(name, table.name(), check, severity, tolerance(request), null);
    }

    private static RuleRequest request(Value.Fields fields) {
        try {
            return Json.as(fields, RuleRequest.class);
        } catch (IllegalArgumentException e) {
            throw new Fault("a field has the wrong kind of value.");
        }
    }

    private Table found(@Nullable String name) {
        if (name == null) {
            throw new Fault("the field table is missing.");
        }
        return table(catalogue, name)
                .orElseThrow(() -> new Fault("there is no table %s.".formatted(name)));
    }

    /** {@code customers.id} or {@code {table, column}} as a table and its columns. */
    private Check.Foreign reference(List<String> columns, Value reference) {
        var table =
                switch (reference) {
                    case Value.Text(var text) when text.contains(".") ->
                            found(text.substring(0, text.lastIndexOf('.')));
                    case Value.Fields to -> found(to.text("table").orElse(null));
                    case Value.Text _,
                            Value.Nothing _,
                            Value.Number _,
                            Value.Flag _,
                            Value.Items _,
                            Value.Ref _,
                            Value.Prose _ ->
                            throw new Fault("foreign_key needs references, such as customers.id.");
                };
        var to =
                reference instanceof Value.Text(var text)
                        ? List.of(text.substring(text.lastIndexOf('.') + 1))
                        : Json.as(reference, RuleRequest.class).named();
        to.forEach(column -> {
            if (table.column(column).isEmpty()) {
                throw new Fault(
                        "the table %s has no column %s.".formatted(table.name().name(), column));
            }
        });
        if (to.isEmpty() || to.size() != columns.size()) {
            throw new Fault(
                    "references names %d columns for %d.".formatted(to.size(), columns.size()));
        }
        return new Check.Foreign(columns, table.name(), to);
    }

    private static Severity severity(@Nullable String word) {
        if (word == null) {
            return Severity.MAJOR;
        }
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new Fault("severity is critical, major or minor."));
    }

    private static double tolerance(RuleRequest request) {
        double tolerance = request.tolerance() == null ? 0 : request.tolerance();
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new Fault("tolerance is a share between 0 and 1.");
        }
        return tolerance;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    /** Turns a table's name and columns into a foreign key. */
    interface References {
        Check.Foreign of(List<String> columns, Value reference);
    }
}
