package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.reward.Agreement;
import dev.baton.reward.Compared;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Weights;
import dev.baton.reward.grade.Candidate.Form;
import dev.baton.sql.DataSource;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Uses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Grades answers to one task by what their queries read, cost and give. */
final class Grading implements PreparedTask {
    private static final int MORE_ROWS = 1_000;
    private static final String HARMLESS = "The query only reads.";

    private final Task task;
    private final Golds golds;
    private final DataSource source;
    private final @Nullable DataSource variant;
    private final Weights weights;
    private final Bounds bounds;
    private final Judge judge;
    private final Relations relations;
    private final ValueLink values;
    private final boolean known;

    Grading(
            Task task,
            Golds golds,
            DataSource source,
            @Nullable DataSource variant,
            Weights weights,
            Bounds bounds,
            Judge judge) {
        this.task = task;
        this.golds = golds;
        this.source = source;
        this.variant = variant;
        this.weights = weights;
        this.judge = judge;
        this.bounds = bounds.rows(rows(golds));
        var schema = source.schema();
        relations = new Relations(schema);
        values = new ValueLink(schema);
        known = task.refusal() || !golds.usable().isEmpty();
    }

    /** More rows than these cannot be right, however many there are. */
    private static int rows(Golds golds) {
        return MORE_ROWS
                + golds.usable().stream()
                        .mapToInt(gold -> 2 * gold.table().rowCount())
                        .max()
                        .orElse(0);
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public List<GoldReport> golds() {
        return golds.reports();
    }

    @Override
    public Grade grade(Candidate candidate, Cancellation cancellation) {
        cancellation.check();
        var sheet = new Sheet(weights, known);
        var sql = candidate.sql();
        if (sql == null) {
            return task.refusal() ? declined(sheet, candidate) : silent(sheet, candidate);
        }
        var attempt = Attempt.at(source, sql, bounds, cancellation);
        if (attempt instanceof Attempt.Refused(var why)) {
            sheet.add(Component.SAFETY, -1, "The query is refused. " + why);
            return sheet.without(golds, known);
        }
        sheet.add(Component.SAFETY, 1, HARMLESS);
        if (task.refusal()) {
            return answered(sheet, candidate);
        }
        sheet.add(Component.FORMAT, format(candidate));
        run(sheet, attempt);
        if (attempt instanceof Attempt.Ran ran) {
            judged(sheet, sql, candidate, ran.table(), cancellation);
        }
        sheet.length(candidate.tokens());
        return attempt instanceof Attempt.Ran ran && !golds.usable().isEmpty()
                ? compared(sheet, sql, ran, cancellation)
                : sheet.without(golds, known);
    }

    /** A question that cannot be answered: saying so, with a reason, is the right answer. */
    private Grade declined(Sheet sheet, Candidate candidate) {
        boolean said = candidate.form() == Form.DECLINED;
        sheet.add(Component.SAFETY, 1, "There is no query to run.");
        sheet.add(Component.FORMAT, said ? 1 : 0, said ? "It says why." : "It says nothing.");
        sheet.add(
                Component.RESULT,
                said ? 1 : 0,
                said ? "It is right to decline this." : "It neither declines nor answers.");
        sheet.length(candidate.tokens());
        return sheet.grade(Sheet.compared(golds, said ? Agreement.STRICT : Agreement.NONE));
    }

    private Grade answered(Sheet sheet, Candidate candidate) {
        sheet.add(Component.FORMAT, 0, "A reason was wanted, and no query.");
        sheet.add(Component.RESULT, 0, "The data cannot answer this; the query pretends it can.");
        sheet.length(candidate.tokens());
        return sheet.without(golds, known);
    }

    /** No query where one was wanted, or where it is not known whether one was. */
    private Grade silent(Sheet sheet, Candidate candidate) {
        sheet.add(Component.SAFETY, 1, "There is no query to run.");
        sheet.add(
                Component.FORMAT,
                0,
                candidate.form() == Form.DECLINED
                        ? known
                                ? "It declines a question that can be answered."
                                : "It gives no query, and whether that is right is not known."
                        : "There is no query in it.");
        sheet.add(Component.SYNTAX, 0, "");
        sheet.add(Component.EXECUTION, 0, "");
        if (known) {
            sheet.add(Component.RESULT, 0, "");
        }
        sheet.length(candidate.tokens());
        return sheet.without(golds, known);
    }

    private static Finding format(Candidate candidate) {
        boolean reasons = candidate.rationale() != null && !candidate.rationale().isBlank();
        return switch (candidate.form()) {
            case CLEAN ->
                    reasons
                            ? Finding.of(1, "One statement and a rationale.")
                            : Finding.of(.5, "One statement without a rationale.");
            case SALVAGED -> Finding.of(.5, "The statement had to be found among words.");
            case SEVERAL -> Finding.of(0, "There are several statements; the last one is taken.");
            case DECLINED, NOTHING -> Finding.of(0, "There is no query in it.");
        };
    }

    private void run(Sheet sheet, Attempt attempt) {
        switch (attempt) {
            case Attempt.Refused _ -> {}
            case Attempt.Unreadable(var why) -> {
                sheet.add(Component.SYNTAX, 0, why);
                sheet.add(Component.SCHEMA_LINK, 0, "");
                notRun(sheet, Finding.of(0, "It cannot be run."));
            }
            case Attempt.Rejected(var uses, var why) -> {
                sheet.add(
                        Component.SYNTAX,
                        .5,
                        "It parses and the database does not take it. " + why);
                links(sheet, uses);
                notRun(sheet, Finding.of(0, "It cannot be run."));
            }
            case Attempt.Late(var uses, var cost, var why) -> {
                taken(sheet, uses);
                notRun(sheet, Finding.of(.25, Map.of("cost", cost), why));
            }
            case Attempt.Failed(var uses, var cost, var why) -> {
                taken(sheet, uses);
                notRun(sheet, Finding.of(0, Map.of("cost", cost), why));
            }
            case Attempt.Ran(var uses, var cost, var table) -> {
                taken(sheet, uses);
                sheet.add(Component.EXECUTION, ran(cost, table));
            }
        }
    }

    private void taken(Sheet sheet, Uses uses) {
        sheet.add(Component.SYNTAX, 1, "The database takes it.");
        links(sheet, uses);
    }

    private void links(Sheet sheet, Uses uses) {
        var usable = golds.usable();
        sheet.add(
                Component.SCHEMA_LINK,
                usable.isEmpty()
                        ? SchemaLink.declared(relations, uses)
                        : SchemaLink.against(usable, uses));
        values.of(uses, usable).ifPresent(found -> sheet.add(Component.VALUE_LINK, found));
    }

    private void notRun(Sheet sheet, Finding execution) {
        sheet.add(Component.EXECUTION, execution);
        if (known) {
            sheet.add(Component.RESULT, 0, "There is no result to compare.");
            sheet.add(Component.EFFICIENCY, 0, "");
        }
    }

    private static Finding ran(double cost, ResultTable table) {
        var evidence =
                Map.of(
                        "cost", cost,
                        "rows", table.rowCount(),
                        "columns", table.columns().size(),
                        "truncated", table.truncated());
        return Finding.of(1, evidence, "It runs and gives %d rows.".formatted(table.rowCount()));
    }

    private void judged(
            Sheet sheet,
            String sql,
            Candidate candidate,
            ResultTable table,
            Cancellation cancellation) {
        judge.judge(task.question(), sql, candidate.rationale(), table, cancellation)
                .ifPresent(judged ->
                        sheet.add(
                                Component.JUDGE,
                                Finding.of(
                                        judged.value(),
                                        Map.of("model", judged.engine(), "prompt", judged.prompt()),
                                        judged.reason())));
    }

    private Grade compared(Sheet sheet, String sql, Attempt.Ran ran, Cancellation cancellation) {
        var elsewhere = new Once(() -> elsewhere(sql, cancellation));
        var match = ResultMatch.best(golds.usable(), ran.table(), elsewhere);
        sheet.add(Component.RESULT, match.result());
        sheet.add(Component.EFFICIENCY, match.efficiency(ran.cost()));
        return sheet.grade(
                new Compared(
                        match.agreement(),
                        match.rowF1(),
                        match.gold().number(),
                        golds.reports().size(),
                        golds.usable().size(),
                        match.variant(),
                        golds.faults()));
    }

    private Optional<ResultTable> elsewhere(String sql, Cancellation cancellation) {
        return variant != null
                        && Attempt.at(variant, sql, bounds, cancellation) instanceof Attempt.Ran ran
                ? Optional.of(ran.table())
                : Optional.empty();
    }

    /** Runs a query in the second variant when that is first asked for. */
    private static final class Once implements ResultMatch.Elsewhere {
        private final ResultMatch.Elsewhere source;
        private @Nullable Optional<ResultTable> table;

        Once(ResultMatch.Elsewhere source) {
            this.source = source;
        }

        @Override
        public Optional<ResultTable> get() {
            var now = table;
            if (now == null) {
                now = source.get();
                table = now;
            }
            return now;
        }
    }
}
