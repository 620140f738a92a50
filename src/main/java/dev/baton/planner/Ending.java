package dev.baton.planner;

import dev.baton.agent.AgentCard;
import dev.baton.plan.Approval;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.Reference;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Completes the steps towards a goal with the one that writes the answer, and with the answer. */
public final class Ending {
    /** The agent that writes the answer from what the steps before it proved. */
    public static final String SOLVER = "solver";

    /** What an answer of a plan that was made is called on the wire, beside a query's. */
    public static final String KIND = "goal";

    /** The engine has a number of its own beyond it. */
    private static final int LAST = 998;

    private static final Duration SOLVER_TIME = Duration.ofSeconds(30);
    private static final List<String> TABLE =
            List.of("columns", "rows", "row_count", "truncated", "chart");

    private Ending() {}

    /** The plan of these steps; those in {@code gaps} are told to have failed. */
    public static Plan plan(
            Goal goal, List<Step> steps, Map<Step, Problem> gaps, Catalogue catalogue) {
        var solver = solver(goal, steps, gaps);
        var all = new ArrayList<>(steps);
        all.add(solver);
        return new Plan(goal.text(), all, answer(goal, steps, solver.id(), catalogue));
    }

    /** How a step of a plan that was made is carried out; what acts outside is approved first. */
    public static Step.Policy policy(AgentCard card, OnFailure onFailure, Duration time) {
        return new Step.Policy(
                onFailure,
                time,
                card.effect(),
                null,
                card.effect() == Effect.EXTERNAL ? Approval.BEFORE : Approval.NONE);
    }

    private static Step solver(Goal goal, List<Step> steps, Map<Step, Problem> gaps) {
        var ids = new HashSet<StepId>();
        var highest = 0;
        for (var step : steps) {
            ids.add(step.id());
            highest = Math.max(highest, step.id().number());
        }
        for (var step : gaps.keySet()) {
            highest = Math.max(highest, step.id().number());
        }
        return new Step(
                StepId.of(Math.min(LAST, highest + 1)),
                SOLVER,
                "Write the answer",
                new Value.Fields(
                        Map.of("goal", Value.text(goal.text()), "steps", told(steps, gaps))),
                ids,
                new Step.Policy(OnFailure.FAIL, SOLVER_TIME, Effect.NONE),
                "finalization",
                null);
    }

    private static Value told(List<Step> steps, Map<Step, Problem> gaps) {
        var told = new ArrayList<Value>();
        var handed = handed(steps);
        for (var step : steps) {
            var last = new Value.Flag(!handed.contains(step.id()));
            told.add(told(step).with("last", last));
        }
        gaps.forEach((step, problem) ->
                told.add(told(step).with("problem", Value.text(problem.text()))));
        return new Value.Items(told);
    }

    private static Value.Fields told(Step step) {
        var told = new LinkedHashMap<String, Value>();
        told.put("id", Value.text(step.id().value()));
        told.put("title", Value.text(step.title()));
        told.put("agent", Value.text(step.agent()));
        return new Value.Fields(told);
    }

    private static Value answer(Goal goal, List<Step> steps, StepId solver, Catalogue catalogue) {
        var answer = new LinkedHashMap<String, Value>();
        answer.put("kind", Value.text(KIND));
        answer.put("query", Value.text(goal.text()));
        answer.put("question", Value.text(goal.text()));
        answer.put("data_source", Workflow.plain(goal.input().at("data_source")));
        answer.put("sql", Value.NOTHING);
        for (var name :
                List.of(
                        "text",
                        "reasoning",
                        "confidence",
                        "requires_human",
                        "engine",
                        "nearest",
                        "evidence",
                        "rests_on")) {
            answer.put(name, ref(solver, name));
        }
        table(steps, catalogue)
                .ifPresent(step ->
                        TABLE.forEach(name -> {
                            if (output(step, catalogue).fields().containsKey(name)) {
                                answer.put(name, ref(step.id(), name));
                            }
                        }));
        return new Value.Fields(answer);
    }

    private static Value ref(StepId step, String field) {
        return new Value.Ref(Reference.parse(step + "." + field));
    }

    /** The last step that gives rows and on which no other step goes on. */
    private static Optional<Step> table(List<Step> steps, Catalogue catalogue) {
        var handed = handed(steps);
        return steps.reversed().stream()
                .filter(step -> !handed.contains(step.id()))
                .filter(step ->
                        output(step, catalogue)
                                .fields()
                                .keySet()
                                .containsAll(Set.of("columns", "rows")))
                .findFirst();
    }

    /**
     * The steps whose table another step works on: what is in it is in that step's result. Words
     * and single values that others use leave the table a finding of its own.
     */
    private static Set<StepId> handed(List<Step> steps) {
        var handed = new HashSet<StepId>();
        for (var step : steps) {
            tables(step.input(), handed);
        }
        return handed;
    }

    private static void tables(Value value, Set<StepId> into) {
        switch (value) {
            case Value.Ref(var reference)
                    when reference.path().isEmpty()
                            || reference
                                    .path()
                                    .getFirst()
                                    .equals(new Reference.Part.Field("rows")) ->
                    into.add(reference.step());
            case Value.Items(var items) -> items.forEach(item -> tables(item, into));
            case Value.Fields(var fields) -> fields.values().forEach(field -> tables(field, into));
            case Value.Ref _,
                    Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Prose _ -> {}
        }
    }

    private static Shape.Fields output(Step step, Catalogue catalogue) {
        return catalogue
                .card(step.agent())
                .map(AgentCard::output)
                .orElse(Shape.Fields.of(List.of()));
    }
}
