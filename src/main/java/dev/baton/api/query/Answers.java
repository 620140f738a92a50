package dev.baton.api.query;

import dev.baton.nl2sql.answer.RuleAnswer;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.Answer;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Composes what {@code POST /query} answers from a run and a version of its answer. */
public final class Answers {
    // What was not checked has neither passed nor failed; the shape stays for those who look into
    // it.
    private static final Value.Fields UNCHECKED =
            new Value.Fields(
                    Map.of(
                            "is_valid",
                            Value.NOTHING,
                            "details",
                            new Value.Fields(
                                    Map.of(
                                            "syntax_valid", Value.NOTHING,
                                            "schema_compliant", Value.NOTHING,
                                            "business_logic_valid", Value.NOTHING,
                                            "performance_acceptable", Value.NOTHING,
                                            "issues", new Value.Items(List.of()),
                                            "suggestions", new Value.Items(List.of())))));

    private Answers() {}

    /** Every field of the response; those of the answer are null while there is none. */
    public static Value.Fields of(RunView run, @Nullable Answer answer, String stage) {
        var body = answer == null ? Value.Fields.EMPTY : answer.body();
        var out = new LinkedHashMap<String, Value>();
        out.put("operation_id", Value.text(run.id().value()));
        out.put("session_id", Value.text(run.origin().session().value()));
        out.put("status", Value.text(run.status().code()));
        out.put("query", asked(run, body));
        out.put("answer", text(body));
        out.put("sql", body.at("sql"));
        out.put("reasoning", reasoning(body.at("reasoning")));
        out.put("confidence", number(body.at("confidence")));
        out.put("validation", validation(body));
        out.put("timestamp", Value.text(timestamp(run, answer)));
        out.put("workflow_stage", Value.text(stage));
        var train = Value.holds(run.origin().input().at("train"));
        out.put("mode", Value.text(train ? "train" : "generate"));
        for (var name : List.of("columns", "rows")) {
            out.put(name, body.at(name) instanceof Value.Items items ? items : items());
        }
        out.put("row_count", number(body.at("row_count")));
        out.put("row_cap", body.at("row_cap"));
        out.put("truncated", new Value.Flag(Value.holds(body.at("truncated"))));
        out.put("rows_removed", new Value.Flag(Value.holds(body.at("rows_removed"))));
        out.put("chart", body.at("chart"));
        out.put("token_usage", Value.number(run.tokens()));
        out.put("requires_human", new Value.Flag(requiresHuman(run, body)));
        out.put("decision", body.at("decision"));
        out.put("engine", body.at("engine"));
        out.put("prompt_version", body.at("prompt_version"));
        for (var name : List.of("kind", "question", "data_source", "clarification", "signals")) {
            out.put(name, body.at(name));
        }
        for (var name : List.of("assumptions", "nearest", "evidence")) {
            out.put(name, body.at(name) instanceof Value.Items items ? items : items());
        }
        out.put("version", Value.number(answer == null ? 0 : answer.version()));
        return new Value.Fields(out);
    }

    /** What a person has approved does not doubt itself any more. */
    private static Value text(Value.Fields body) {
        var approved =
                body.at("decision") instanceof Value.Fields decision
                        && !decision.text("action").equals(Optional.of("reject"));
        return approved && body.at("text") instanceof Value.Text(var text)
                ? Value.text(RuleAnswer.sure(text))
                : body.at("text");
    }

    private static boolean requiresHuman(RunView run, Value.Fields body) {
        return run.status() == RunStatus.WAITING || Value.holds(body.at("requires_human"));
    }

    /** A run within a run goes by the other one's question; its own stands in its answer. */
    private static Value asked(RunView run, Value.Fields body) {
        return run.origin().parent() != null && body.at("query") instanceof Value.Text own
                ? own
                : Value.text(run.origin().question());
    }

    private static Value validation(Value.Fields body) {
        if (body.at("validation") instanceof Value.Fields checked
                && checked.at("details") instanceof Value.Fields) {
            return new Value.Fields(
                    Map.of("is_valid", checked.at("is_valid"), "details", checked.at("details")));
        }
        return UNCHECKED;
    }

    /** Why a run has no answer. */
    static Problem problem(RunView run) {
        var failure = run.failure();
        if (failure != null) {
            return failure.problem();
        }
        return run.status() == RunStatus.CANCELLED
                ? Problem.of(Cause.CANCELLED, "The request was cancelled.", "Ask again.")
                : Problem.of(
                        Cause.TIMEOUT,
                        "The request took too long.",
                        "Ask for less, or look again at GET /query/" + run.id() + ".");
    }

    /** What the finished steps proved, by step, rows left out. */
    static Value.Fields partial(Map<StepId, Evidence> evidence) {
        var partial = new LinkedHashMap<String, Value>();
        evidence.forEach((step, proved) -> partial.put(step.value(), Value.text(proved.digest())));
        return new Value.Fields(partial);
    }

    /** The stage an ended run reached; the last one unless it failed earlier. */
    public static String stageOf(RunView run) {
        var failure = run.failure();
        return failure == null || failure.stage() == null ? "finalization" : failure.stage();
    }

    /** On the wire the steps of the reasoning are one string, a line each. */
    private static Value reasoning(Value steps) {
        if (!(steps instanceof Value.Items(var items))) {
            return Value.text("");
        }
        return Value.text(
                items.stream()
                        .map(item -> item instanceof Value.Text(var text) ? text : "")
                        .collect(Collectors.joining("\n")));
    }

    private static String timestamp(RunView run, @Nullable Answer answer) {
        if (answer != null) {
            return answer.at().toString();
        }
        return (run.ended() == null ? run.origin().at() : run.ended()).toString();
    }

    private static Value number(Value value) {
        return value instanceof Value.Number ? value : Value.number(0);
    }

    private static Value items() {
        return new Value.Items(List.of());
    }
}
