package dev.baton.api.workflow;

import dev.baton.escalation.Escalation;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import dev.baton.run.StepView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of a workflow in the words its users know: its result, and its state on the way. */
final class WorkflowView {
    private final RunView run;
    private final Plan plan;
    private final List<StepView> settled;
    private final Map<StepId, Evidence> evidence;
    private final Map<StepId, String> names;

    WorkflowView(RunView run, Plan plan, List<StepView> settled, Map<StepId, Evidence> evidence) {
        this.run = run;
        this.plan = plan;
        this.settled = settled;
        this.evidence = evidence;
        this.names = StepNames.of(plan);
    }

    /** The word for how it stands; what waits for a person or rests is still being processed. */
    static String status(RunStatus status) {
        return switch (status) {
            case RUNNING, WAITING, PAUSED -> "processing";
            case COMPLETED, PARTIALLY_COMPLETED -> "completed";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    /** What came of it: {@code success, workflow_type, workflow_id, results, completed_steps}. */
    Value.Fields result() {
        var told = new LinkedHashMap<String, Value>();
        var status = status(run.status());
        told.put("success", new Value.Flag(status.equals("completed")));
        told.put("workflow_type", Value.text(run.origin().workflow()));
        told.put("workflow_id", Value.text(run.id().value()));
        told.put("status", Value.text(status));
        told.put("results", results());
        told.put("completed_steps", texts(completed()));
        var answer = run.answer();
        if (answer != null) {
            told.put("answer", answer.body());
            told.put("confidence", Json.value(answer.confidence().value()));
        }
        told.put("error", error());
        told.put("session_id", Value.text(run.origin().session().value()));
        told.put("token_usage", Value.number(run.tokens()));
        told.put("execution_time_ms", Value.number(run.took().toMillis()));
        return new Value.Fields(told);
    }

    /** How it stands; {@code running} are the steps that were begun and are not settled. */
    Value.Fields state(List<StepId> running, List<Escalation> waiting, Instant updated) {
        var told = new LinkedHashMap<String, Value>();
        told.put("workflow_id", Value.text(run.id().value()));
        told.put("workflow_type", Value.text(run.origin().workflow()));
        told.put("context", context());
        told.put("data", data());
        told.put("status", Value.text(status(run.status())));
        told.put(
                "current_step",
                running.isEmpty()
                        ? Value.NOTHING
                        : Value.text(names.getOrDefault(running.getFirst(), "")));
        told.put("steps_completed", texts(completed()));
        told.put(
                "pending_approvals",
                new Value.Items(waiting.stream().map(this::approval).toList()));
        told.put("created_at", Value.text(run.origin().at().toString()));
        told.put("updated_at", Value.text(updated.toString()));
        return new Value.Fields(told);
    }

    String name(StepId step) {
        return names.getOrDefault(step, step.value());
    }

    List<String> completed() {
        return settled.stream()
                .filter(step -> step.outcome().equals("completed"))
                .map(step -> name(step.id()))
                .toList();
    }

    private Value results() {
        var results = new LinkedHashMap<String, Value>();
        for (var step : plan.steps()) {
            var proved = evidence.get(step.id());
            if (proved != null) {
                results.put(name(step.id()), proved.body());
            }
        }
        var answer = run.answer();
        if (answer != null && answer.body().at("results") instanceof Value.Fields(var named)) {
            named.forEach(results::putIfAbsent);
        }
        return new Value.Fields(results);
    }

    private Value context() {
        var given =
                run.origin().input().at("context") instanceof Value.Fields(var fields)
                        ? fields
                        : Map.<String, Value>of();
        var context = new LinkedHashMap<>(given);
        context.put("session_id", Value.text(run.origin().session().value()));
        context.put("user_id", Value.text(run.origin().caller()));
        return new Value.Fields(context);
    }

    private Value data() {
        var data = new LinkedHashMap<String, Value>();
        run.origin()
                .input()
                .fields()
                .forEach((name, value) -> {
                    if (!name.equals("context")) {
                        data.put(name, value);
                    }
                });
        if (results() instanceof Value.Fields(var results)) {
            data.putAll(results);
        }
        if (!(error() instanceof Value.Nothing)) {
            data.put("error", error());
        }
        return new Value.Fields(data);
    }

    private Value error() {
        var failure = run.failure();
        return failure == null ? Value.NOTHING : Value.text(failure.problem().text());
    }

    private Value approval(Escalation escalation) {
        var told = new LinkedHashMap<String, Value>();
        @Nullable StepId step = escalation.origin().step();
        told.put("escalation_id", Value.text(escalation.id().value()));
        told.put("step", step == null ? Value.NOTHING : Value.text(name(step)));
        told.put("reason", Json.value(escalation.shown().question().reason()));
        told.put("question", Value.text(escalation.shown().question().text()));
        told.put("proposed", escalation.proposed());
        told.put("created_at", Value.text(escalation.origin().at().toString()));
        return new Value.Fields(told);
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(new ArrayList<Value>(texts.stream().map(Value::text).toList()));
    }
}
