package dev.baton.api.operation;

import dev.baton.api.agent.InvokeResource;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import dev.baton.run.seen.Advance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation as it is told at any time. */
final class OperationView {
    private static final int GOAL = 200;
    private static final List<String> BRIEF =
            List.of(
                    "operation_id",
                    "operation_type",
                    "status",
                    "goal",
                    "door",
                    "agent",
                    "caller",
                    "session_id",
                    "workflow",
                    "priority",
                    "confidence_score",
                    "requires_human",
                    "execution_time_ms",
                    "token_usage",
                    "cost",
                    "created_at",
                    "ended_at",
                    "forked_from",
                    "parent",
                    "error",
                    "error_code");

    private OperationView() {}

    /** Every field; {@code found} is what was proved, told while there is no answer. */
    static Value.Fields of(RunView run, Advance advance, Map<StepId, Evidence> found, Instant now) {
        var out = new LinkedHashMap<String, Value>();
        var origin = run.origin();
        var confidence = run.answer() == null ? 0 : run.answer().confidence().value();
        out.put("operation_id", Value.text(run.id().value()));
        out.put("operation_type", Value.text(Inputs.type(origin.input(), origin.workflow())));
        out.put("status", Value.text(OperationState.of(run.status(), advance).code()));
        out.put("result", result(run, advance, found));
        out.put("confidence_score", new Value.Number(BigDecimal.valueOf(confidence)));
        out.put("requires_human", new Value.Flag(requiresHuman(run, confidence)));
        out.put("execution_time_ms", Value.number(took(run, now).toMillis()));
        out.put("token_usage", Value.number(run.tokens()));
        out.put("metadata", run.terms().metadata());
        out.put("parameters", Inputs.parameters(origin.input()));
        out.put("priority", Value.number(run.terms().priority()));
        out.put("goal", Value.text(origin.question()));
        out.put("workflow", Value.text(origin.workflow()));
        out.put("door", Value.text(run.terms().door()));
        out.put("agent", alone(run));
        out.put("caller", Value.text(origin.caller()));
        out.put("session_id", Value.text(origin.session().value()));
        out.put("created_at", Value.text(origin.at().toString()));
        out.put(
                "ended_at",
                run.ended() == null ? Value.NOTHING : Value.text(run.ended().toString()));
        out.put("forked_from", id(origin.forkedFrom()));
        out.put("parent", id(origin.parent()));
        out.put("rollback", Value.text(run.rollback().code()));
        error(run, out);
        return new Value.Fields(out);
    }

    /** What a list needs: without result, parameters and metadata, the goal cut; with its cost. */
    static Value.Fields brief(RunView run, Advance advance, String cost, Instant now) {
        var whole = of(run, advance, Map.of(), now);
        var out = new LinkedHashMap<String, Value>();
        for (var field : BRIEF) {
            if (whole.fields().containsKey(field)) {
                out.put(field, whole.at(field));
            }
        }
        out.put("goal", Value.text(shortened(run.origin().question())));
        out.put("cost", Value.text(cost));
        return new Value.Fields(out);
    }

    private static String shortened(String goal) {
        int end = goal.offsetByCodePoints(0, Math.min(GOAL, goal.codePointCount(0, goal.length())));
        return end < goal.length() ? goal.substring(0, end) + "…" : goal;
    }

    /** Which agent was asked alone; nothing for what came through another door. */
    private static Value alone(RunView run) {
        return run.terms().door().equals(InvokeResource.DOOR)
                ? run.terms().metadata().at(InvokeResource.DOOR)
                : Value.NOTHING;
    }

    private static Value id(@Nullable RunId run) {
        return run == null ? Value.NOTHING : Value.text(run.value());
    }

    private static Value result(RunView run, Advance advance, Map<StepId, Evidence> found) {
        var result = new LinkedHashMap<String, Value>();
        result.put("steps_executed", Value.number(advance.stepsExecuted()));
        if (run.answer() != null) {
            result.putAll(run.answer().body().fields());
        } else if (!found.isEmpty()) {
            var partial = new LinkedHashMap<String, Value>();
            found.forEach((step, proof) -> partial.put(step.value(), Value.text(proof.digest())));
            result.put("partial_results", new Value.Fields(partial));
        }
        return new Value.Fields(result);
    }

    private static boolean requiresHuman(RunView run, double confidence) {
        return switch (run.status()) {
            case RUNNING, PAUSED, CANCELLED -> false;
            case WAITING, FAILED -> true;
            case COMPLETED, PARTIALLY_COMPLETED -> confidence < run.terms().threshold().value();
        };
    }

    private static Duration took(RunView run, Instant now) {
        return run.status().ended() ? run.took() : Duration.between(run.origin().at(), now);
    }

    /** Why it failed, in the members that problems have. */
    private static void error(RunView run, Map<String, Value> out) {
        var failure = run.failure();
        if (failure != null && run.status() != RunStatus.CANCELLED) {
            Problem problem = failure.problem();
            out.put("error", Value.text(problem.text()));
            out.put("error_code", Value.text(problem.cause().code()));
            List<Value> suggestions =
                    problem.suggestions().stream().<Value>map(Value::text).toList();
            out.put("suggestions", new Value.Items(suggestions));
            out.put(
                    "failed_stage",
                    failure.stage() == null ? Value.NOTHING : Value.text(failure.stage()));
        }
    }
}
